"""The nightly frame: jobs in order, one failure stops no other, one night at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from knotenpunkt.shared import nightly
from knotenpunkt.shared.models import JobRun
from knotenpunkt.shared.named_lock import LockHeld, lock_keys, named_lock
from knotenpunkt.shared.nightly import Job, JobOutcome, last_night, nightly_job_with, run_night
from knotenpunkt.shared.tests.nights import Fault, night_of, pass_nights, run_faulty, some_faults

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _no_other_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "_jobs", [])


def broken(now: datetime) -> str:
    raise OSError("post@verein.example")


def runs() -> list[tuple[str, str, str]]:
    return [
        (run.job, run.outcome, run.error) for run in JobRun.objects.order_by("pk") if run.finished_at == LATER
    ]


def test_jobs_run_in_their_order_and_one_failure_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    for name, run in (("first", broken), ("second", lambda now: f"{now:%H:%M}"), ("third", lambda now: "-")):
        nightly_job_with(Job(name, run))

    outcomes = run_night(NOW, clock=lambda: LATER)

    assert outcomes == (
        JobOutcome("first", error="OSError"),
        JobOutcome("second", "01:30"),
        JobOutcome("third", "-"),
    )
    assert runs() == [
        ("night", "3 Aufgaben", "first"),
        ("first", "", "OSError"),
        ("second", "01:30", ""),
        ("third", "-", ""),
    ]
    assert {run.for_day for run in JobRun.objects.all()} == {date(2027, 3, 1)}
    assert [record.getMessage() for record in caplog.records] == ["the nightly job first failed"]


def test_two_jobs_have_two_names() -> None:
    nightly_job_with(Job("first", broken))

    with pytest.raises(ValueError, match="first"):
        nightly_job_with(Job("first", broken))


def test_a_long_line_is_cut() -> None:
    nightly_job_with(Job("long", lambda now: "x" * 1000))
    run_night(NOW, clock=lambda: NOW)

    assert JobRun.objects.get(job="long").outcome == "x" * 300


@contextmanager
def held_elsewhere(name: str) -> Iterator[None]:
    """Another process or connection holds the lock."""
    if connection.vendor == "postgresql":
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", lock_keys(name))
            yield
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock_keys(name))
        other.close()
    else:
        with named_lock(name):
            yield


def test_a_second_night_at_the_same_time_does_nothing() -> None:
    nightly_job_with(Job("first", broken))
    with held_elsewhere("night"), pytest.raises(LockHeld):
        run_night(NOW, clock=lambda: NOW)

    assert list(JobRun.objects.all()) == []
    assert len(run_night(NOW, clock=lambda: NOW)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_killed_night_is_none_and_the_next_one_is() -> None:
    nightly_job_with(Job("first", lambda now: "-"))
    night = night_of(date(2027, 3, 1))
    was_killed = run_faulty(night, Fault(0, 3))
    before = last_night()
    run_night(night + timedelta(hours=1), clock=lambda: night)
    after = last_night()

    assert (was_killed, before) == (True, None)
    assert after is not None
    assert (after.for_day, after.finished_at) == (date(2027, 3, 1), night)


@pytest.mark.django_db(transaction=True)
def test_faults_strike_where_they_are_told_to() -> None:
    done: list[datetime] = []

    def write(now: datetime) -> str:
        JobRun.objects.create(job="trace", for_day=now, started_at=now)
        done.append(now)
        return "-"

    nightly_job_with(Job("first", write))
    day = date(2027, 3, 1)
    told = pass_nights(day, 3, faults=[Fault(1, 3), Fault(1, 3, kills=False), Fault(2, 99)])

    assert [outcome for night in told for outcome in night] == [JobOutcome("first", "-")] * 3
    assert done == [
        night_of(day),
        night_of(day + timedelta(days=1)),
        *[night_of(day + timedelta(days=2))] * 2,
    ]
    assert JobRun.objects.filter(job="trace").count() == len(done)


def test_faults_by_lot_are_the_same_for_a_seed() -> None:
    faults = some_faults(365, seed=1)

    assert faults == some_faults(365, seed=1) != some_faults(365, seed=2)
    assert 80 < len({fault.night for fault in faults}) < 240
