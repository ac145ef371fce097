"""What time brings is done at night: contexts register jobs, and one run does them in their order.

A job may be killed anywhere, come late or run twice. So it asks what is due by the time it is given, and writes in
transactions that are each whole.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from knotenpunkt.shared.models import AuditEvent, JobRun
from knotenpunkt.shared.models.job_run import LONGEST_ERROR, LONGEST_OUTCOME
from knotenpunkt.shared.named_lock import named_lock

LONGEST_DAY = timedelta(hours=36)
_LOCK = "night"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do each night: `run` gets the time and says in one line what it did, without personal data."""

    name: str
    run: Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What a job said; `error` is the kind of what went wrong."""

    name: str
    line: str = ""
    error: str = ""


type Clock = Callable[[], datetime]

_jobs: list[Job] = []


def nightly_job_with(job: Job) -> None:
    """Register a job; jobs run in the order in which they were registered."""
    if any(known.name == job.name for known in _jobs):
        raise ValueError(f"there are two jobs named {job.name}")
    _jobs.append(job)


def nightly_jobs() -> tuple[Job, ...]:
    """All jobs in their order."""
    return tuple(_jobs)


def run_night(now: datetime, *, clock: Clock) -> tuple[JobOutcome, ...]:
    """Do all jobs for a night; one that fails does not stop the others. LockHeld where a night is under way.

    All jobs get the same `now`. `clock` tells when each began and ended.
    """
    with named_lock(_LOCK):
        night = _begun(JobRun.NIGHT, now, clock)
        outcomes = tuple(_done(job, now, clock) for job in nightly_jobs())
        failed = [outcome.name for outcome in outcomes if outcome.error]
        _end(night, JobOutcome(JobRun.NIGHT, f"{len(outcomes)} Aufgaben", ", ".join(failed)), clock)
    return outcomes


def last_night() -> JobRun | None:
    """The latest night that came to its end, whatever failed in it."""
    return JobRun.objects.filter(job=JobRun.NIGHT, finished_at__isnull=False).first()


def is_night_missing(now: datetime) -> bool:
    """Whether none has come to its end for a day and a half; an instance is given as long for its first."""
    night = last_night()
    first_trace = AuditEvent.objects.order_by("pk").values_list("at", flat=True)  # keys grow with time
    last_sign = night.started_at if night else first_trace.first()
    return last_sign is not None and now - last_sign > LONGEST_DAY


def latest_runs() -> list[JobRun]:
    """The latest run of each job that still exists, in the order of the jobs."""
    runs = {job.name: JobRun.objects.filter(job=job.name).first() for job in nightly_jobs()}
    return [run for run in runs.values() if run is not None]


def _done(job: Job, now: datetime, clock: Clock) -> JobOutcome:
    run = _begun(job.name, now, clock)
    try:
        outcome = JobOutcome(job.name, job.run(now))
    except Exception as error:
        log.exception("the nightly job %s failed", job.name)
        outcome = JobOutcome(job.name, error=type(error).__name__)
    _end(run, outcome, clock)
    return outcome


def _begun(name: str, now: datetime, clock: Clock) -> JobRun:
    return JobRun.objects.create(job=name, for_day=timezone.localdate(now), started_at=clock())


def _end(run: JobRun, outcome: JobOutcome, clock: Clock) -> None:
    run.finished_at = clock()
    run.outcome = outcome.line[:LONGEST_OUTCOME]
    run.error = outcome.error[:LONGEST_ERROR]
    run.save(update_fields=["finished_at", "outcome", "error"])
