"""Tables of the kernel."""

from knotenpunkt.shared.models.audit_event import AuditEvent

__all__ = ["AuditEvent"]
