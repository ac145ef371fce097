"""Recording what was done: called by every action inside its own transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from knotenpunkt.shared.models import AuditEvent


def record(
    action: str,
    *,
    actor: str,
    now: datetime,
    centre_key: str = "",
    subject_type: str = "",
    subject_id: object = "",
    changes: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Write one audit event in the caller's transaction."""
    return AuditEvent.objects.create(
        at=now,
        actor=actor,
        action=action,
        centre_key=centre_key,
        subject_type=subject_type,
        subject_id=str(subject_id),
        changes=dict(changes or {}),
    )


def record_all(events: list[AuditEvent]) -> None:
    """Write many audit events in the caller's transaction."""
    AuditEvent.objects.bulk_create(events, batch_size=1000)
