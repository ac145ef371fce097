"""`knotenpunkt nightly`: a line for each job, an exit status, and a year of nights with faults that harm nothing."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.models import Q
from django.test import override_settings
from django.utils import timezone

from knotenpunkt.config import night_jobs
from knotenpunkt.mail.domain.replies import TAKEN, Outcome, Verdict
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.tests.letters import LETTER, outbox, posted
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import nightly
from knotenpunkt.shared.models import AuditEvent, JobRun
from knotenpunkt.shared.named_lock import named_lock
from knotenpunkt.shared.nightly import Job, nightly_job_with
from knotenpunkt.shared.tests.nights import Fault, pass_nights, some_faults

pytestmark = pytest.mark.django_db
START = date(2027, 1, 1)
NIGHTS = 365
OURS = ["sessions.end", "mail.clean_up", "nights.forget", "mail.send"]


@pytest.fixture
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The jobs of this context alone."""
    monkeypatch.setattr(nightly, "_jobs", [job for job in nightly.nightly_jobs() if job.name in OURS])


@pytest.fixture
def demo(centre: Centre) -> Centre:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    return centre


def told(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("nightly", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_each_job_has_its_line(demo: Centre, only_ours: None) -> None:
    posted(demo, now=timezone.now())

    assert told() == [
        "sessions.end: 0 abgelaufene Sitzungen gelöscht",
        "mail.clean_up: 0 alte E-Mails geleert, 0 zu lange wartende aufgegeben",
        "nights.forget: 0 alte Nachtprotokolle gelöscht",
        "mail.send: 1 E-Mails verschickt, 0 nicht angenommen",
    ]
    assert [mail.state for mail in outbox()] == ["sent"]


def test_letters_are_sent_after_everything_that_writes_some() -> None:
    names = [job.name for job in nightly.nightly_jobs()]

    assert names[names.index("mail.send") :] == ["mail.send", "upkeep.links", "following.sources"]


def test_nothing_goes_out_to_check_addresses_unless_allowed() -> None:
    assert night_jobs.check_web_addresses(timezone.now()) == "Webadressen werden hier nicht geprüft"


def test_a_job_that_failed_gives_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nightly, "_jobs", [])
    nightly_job_with(Job("first", lambda now: f"{1 // 0}"))
    nightly_job_with(Job("second", lambda now: "getan"))

    with pytest.raises(SystemExit) as ended:
        call_command("nightly")
    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == ["first: FEHLER (ZeroDivisionError)", "second: getan"]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="a lock of the same connection is its own")
def test_a_second_run_at_the_same_time_says_so() -> None:
    with named_lock("night"):
        assert told() == ["Ein nächtlicher Lauf ist gerade unterwegs; dieser hier wird nicht gebraucht."]


def test_another_day_is_tried_out_in_a_demonstration(demo: Centre, only_ours: None) -> None:
    told("--date", "2027-03-28")

    assert {run.for_day for run in JobRun.objects.all()} == {date(2027, 3, 28)}


@pytest.mark.parametrize(("day", "is_demonstration"), [("2027-03-28", False), ("28.3.2027", True)])
def test_another_day_is_refused_elsewhere(
    centre: Centre,
    day: str,
    is_demonstration: bool,  # noqa: FBT001 - one of two cases
    capsys: pytest.CaptureFixture[str],
) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=is_demonstration)
    with pytest.raises(SystemExit) as ended:
        told("--date", day)

    assert (ended.value.code, list(JobRun.objects.all())) == (2, [])
    assert capsys.readouterr().err != ""


class Relay:
    """A mail server that takes a letter, is busy, or knows nobody, by the number in the address."""

    carries = Q()

    def __init__(self) -> None:
        self.taken: list[str] = []

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        number = int(mail.recipient.removeprefix("post").partition("@")[0])
        if number % 10 == 0:
            return Verdict(Outcome.GONE, "5.1.1")
        if number % 10 == 1 and mail.attempts < 3:
            return Verdict(Outcome.LATER, "4.2.1")
        self.taken.append(mail.recipient)
        return TAKEN


def daily_life(centre: Centre) -> Callable[[datetime], None]:
    """Each day two letters are posted, one of them again to an address of last week, and somebody signs in."""

    def live(now: datetime) -> None:
        day = (timezone.localdate(now) - START).days
        for number in (day, max(day - 7, 0)):
            letter = replace(LETTER, to=f"post{number}@verein.example")
            posted(centre, letter, key=f"{day}/{number}", now=now - timedelta(hours=12))
        session = SessionStore()
        session.create()
        Session.objects.filter(pk=session.session_key).update(expire_date=now + timedelta(hours=8))

    return live


def left_behind() -> dict[str, object]:
    """Everything that a year of nights may leave."""
    return {
        "letters": sorted((mail.key, mail.recipient, mail.state, mail.error) for mail in outbox()),
        "blocked": sorted(BlockedAddress.objects.values_list("address", "evidence")),
        "blocking": AuditEvent.objects.filter(action="mail.block_address").count(),
        "sessions": Session.objects.count(),
    }


def a_year(centre: Centre, monkeypatch: pytest.MonkeyPatch, faults: list[Fault]) -> list[str]:
    """What the relay took in a year of nights."""
    relay = Relay()
    monkeypatch.setattr(night_jobs, "way_out", lambda: WayOut(relay))
    pass_nights(START, NIGHTS, faults=faults, before=daily_life(centre))
    pass_nights(START + timedelta(days=NIGHTS), 3)
    return relay.taken


class WayOut:
    """The relay as the way out of the installation."""

    def __init__(self, relay: Relay) -> None:
        self.relay = relay

    def __enter__(self) -> Relay:
        return self.relay

    def __exit__(self, *raised: object) -> None:
        return None


@pytest.mark.django_db(transaction=True)
def test_a_year_of_nights_with_faults_leaves_the_same_as_one_without(
    centre: Centre, other_centre: Centre, monkeypatch: pytest.MonkeyPatch, only_ours: None
) -> None:
    quiet = a_year(centre, monkeypatch, [])
    expected = left_behind()
    for table in (OutgoingMail.objects.unscoped(reason="a second year begins"), BlockedAddress.objects):
        table.all().delete()
    AuditEvent.objects.all().delete()
    Session.objects.all().delete()
    troubled = a_year(centre, monkeypatch, some_faults(NIGHTS, seed=4, share=0.6, most_writes=30))

    assert left_behind() == expected
    assert set(troubled) == set(quiet)
    assert len(quiet) == len([mail for mail in outbox() if mail.state == "sent"])
    assert (expected["blocking"], expected["sessions"]) == (len(range(0, NIGHTS, 10)), 0)


def test_without_a_way_out_letters_wait_and_are_given_up(centre: Centre, only_ours: None) -> None:
    with override_settings(MAIL_SERVER=None):
        pass_nights(START, 20, before=daily_life(centre))

    states = [mail.state for mail in outbox()]
    assert (states.count("sent"), states.count("refused"), states.count("waiting")) == (0, 11, 28)
