"""Tables of the kernel."""

from knotenpunkt.shared.models.audit_event import AuditEvent
from knotenpunkt.shared.models.job_run import JobRun

__all__ = ["AuditEvent", "JobRun"]
