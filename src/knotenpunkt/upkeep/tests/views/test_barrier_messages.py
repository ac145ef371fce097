"""Screen: what visitors told about barriers."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.actions.receive_feedback import receive_feedback
from knotenpunkt.regions.actions.remove_feedback import KEPT, remove_old_feedback
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/de/heinsberg/arbeitsplatz/barrieren/"
WORKSPACE = "/de/heinsberg/arbeitsplatz/"


def message(centre: Centre, text: str = "Die Schrift ist klein", *, at: datetime | None = None) -> uuid.UUID:
    received = receive_feedback(
        centre, message=text, page="/de/", reply_email="a@b.example", now=at or timezone.now()
    )
    return received.pk


def left(centre: Centre) -> list[str]:
    return list(AccessibilityFeedback.objects.within(Scope.of(centre)).values_list("message", flat=True))


def test_messages_stand_with_the_oldest_first_and_escaped(centre: Centre) -> None:
    message(centre, "Neu <script>")
    message(centre, "Alt", at=timezone.now() - timedelta(days=3))
    page = signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode()

    assert 0 < page.index("<bdi>Alt</bdi>") < page.index("<bdi>Neu &lt;script&gt;</bdi>")


def test_where_nobody_reported_the_page_says_so(centre: Centre) -> None:
    page = signed_in(Role.TENANT_ADMINISTRATOR, centre).get(ADDRESS).content.decode()

    assert page.count("Niemand hat eine Barriere gemeldet.") == 1


def test_a_message_is_erased_once_and_the_trail_keeps_no_word_of_it(centre: Centre) -> None:
    key = message(centre)
    browser = signed_in(Role.CENTRE_HEAD, centre)
    answers = [browser.post(f"{ADDRESS}{key}/entfernen/") for _ in range(2)]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, ADDRESS)] * 2
    assert left(centre) == []
    events = AuditEvent.objects.filter(action="regions.remove_feedback")
    assert [event.changes for event in events] == [{"number": 1}]


def test_a_message_of_another_centre_stays(centre: Centre, other_centre: Centre) -> None:
    key = message(other_centre, "Anderswo")
    signed_in(Role.CENTRE_HEAD, centre).post(f"{ADDRESS}{key}/entfernen/")

    assert left(other_centre) == ["Anderswo"]


@pytest.mark.parametrize("role", [Role.CENTRE_EDITOR, Role.PROVIDER_EDITOR, Role.DATA_PROTECTION_OFFICER])
def test_others_neither_read_nor_erase(role: Role, centre: Centre) -> None:
    key = message(centre)
    browser = signed_in(role, centre)

    assert (browser.get(ADDRESS).status_code, browser.post(f"{ADDRESS}{key}/entfernen/").status_code) == (
        403,
        403,
    )


def test_looking_erases_nothing(centre: Centre) -> None:
    key = message(centre)

    assert signed_in(Role.CENTRE_HEAD, centre).get(f"{ADDRESS}{key}/entfernen/").status_code == 405
    assert len(left(centre)) == 1


@pytest.mark.parametrize(("days", "is_urgent"), [(0, False), (13, False), (14, True)])
def test_messages_are_something_to_do(days: int, centre: Centre, *, is_urgent: bool) -> None:
    message(centre, at=timezone.now() - timedelta(days=days))
    tasks: tuple[Task, ...] = signed_in(Role.CENTRE_HEAD, centre).get(WORKSPACE).context["tasks"]
    found = [(task.count, task.address, task.is_urgent) for task in tasks if "barrieren" in task.address]

    assert found == [(1, ADDRESS, is_urgent)]


def test_a_year_later_a_message_is_erased(centre: Centre) -> None:
    now = timezone.now()
    message(centre, "Alt", at=now - KEPT - timedelta(seconds=1))
    message(centre, "Noch nicht", at=now - KEPT + timedelta(hours=1))

    assert [remove_old_feedback(actor=OPERATOR, now=now) for _ in range(2)] == [1, 0]
    assert left(centre) == ["Noch nicht"]
