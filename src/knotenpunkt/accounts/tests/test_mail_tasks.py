"""What the start page tells of letters and nights."""

from datetime import date, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Actor, Grant, Role, Share
from knotenpunkt.accounts.queries.mail_tasks import mail_tasks, night_tasks
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.tests.letters import LETTER, NOW, posted
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared import audit, nightly
from knotenpunkt.shared.nightly import Job, is_night_missing, run_night

TODAY = date(2026, 11, 27)
PLACE = "/de/heinsberg/arbeitsplatz"
SERVER = SmtpServer("127.0.0.1", 25, Encryption.NONE)


def workplace(role: Role, centre: Centre) -> Workplace:
    actor = Actor("somebody", (Grant(role, centre.pk),))
    return Workplace(portal_for("de", centre.slug), actor, "", Share(is_whole=True), ())


def mail_told(role: Role, centre: Centre) -> list[tuple[int, date | None, str]]:
    tasks = mail_tasks(workplace(role, centre), TODAY)
    return [(task.count, task.oldest_on, task.address) for task in tasks if task.count]


def night_told(centre: Centre, role: Role = Role.CENTRE_HEAD) -> list[Task]:
    return list(night_tasks(workplace(role, centre), TODAY))


@override_settings(MAIL_SERVER=SERVER)
def test_dead_addresses_are_to_be_seen_to(centre: Centre, other_centre: Centre) -> None:
    posted(centre)
    block_address(LETTER.to, BlockReason.BOUNCE, evidence="", actor=OPERATOR, now=NOW)

    assert mail_told(Role.CENTRE_EDITOR, centre) == [(1, date(2026, 11, 26), f"{PLACE}/unzustellbar/")]
    assert (mail_told(Role.CENTRE_EDITOR, other_centre), mail_told(Role.PROVIDER_EDITOR, centre)) == ([], [])


def test_letters_that_cannot_leave_are_told(centre: Centre) -> None:
    posted(centre)
    without = mail_told(Role.CENTRE_HEAD, centre)
    with override_settings(MAIL_SERVER=SERVER):
        with_one = mail_told(Role.CENTRE_HEAD, centre)

    assert (without, with_one) == ([(1, date(2026, 11, 26), f"{PLACE}/unzustellbar/")], [])


@pytest.fixture
def broken_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "_jobs", [Job("first", lambda now: f"{1 // 0}")])


@pytest.fixture
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "_jobs", [])


def a_night(before: timedelta) -> datetime:
    then = timezone.now() - before
    run_night(then, clock=lambda: then)
    return then


@pytest.mark.usefixtures("no_jobs")
def test_a_night_that_is_missing_is_urgent_for_those_who_can_see_to_it(centre: Centre) -> None:
    then = a_night(timedelta(hours=37))

    (task,) = night_told(centre)
    assert (task.is_urgent, task.oldest_on, task.address) == (
        True,
        timezone.localdate(then),
        f"{PLACE}/naechte/",
    )
    assert (len(night_told(centre, Role.TENANT_ADMINISTRATOR)), night_told(centre, Role.CENTRE_EDITOR)) == (
        1,
        [],
    )


@pytest.mark.usefixtures("no_jobs")
def test_a_night_that_came_is_no_task(centre: Centre) -> None:
    a_night(timedelta(hours=35))

    assert night_told(centre) == []


@pytest.mark.usefixtures("broken_job")
def test_a_night_in_which_something_failed_is_a_task(centre: Centre) -> None:
    a_night(timedelta(hours=2))

    assert [(task.count, task.is_urgent) for task in night_told(centre)] == [(1, True)]


def test_a_new_instance_is_given_time_for_its_first_night(centre: Centre) -> None:
    assert is_night_missing(NOW) is False
    audit.record("test", actor="console", now=NOW)

    assert [is_night_missing(NOW + timedelta(hours=hours)) for hours in (36, 37)] == [False, True]
