"""Links with which the team signs in: who makes them, how long and how often they hold."""

import time
from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Grant, Role
from knotenpunkt.accounts.actions.sign_in_links import (
    LASTS,
    TEAM,
    AccountClosed,
    LinkUnusable,
    is_usable,
    make_sign_in_link,
    use_sign_in_link,
)
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, 0, 123456, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)


def link(centre: Centre, role: Role = Role.CENTRE_HEAD) -> str:
    return make_sign_in_link(centre, role, actor=OPERATOR, now=NOW)


def is_refused(key: str) -> bool:
    try:
        use_sign_in_link(key, now=LATER)
    except LinkUnusable:
        return True
    return False


@pytest.mark.parametrize("role", TEAM)
def test_a_link_gives_its_person_the_seat(role: Role, centre: Centre) -> None:
    person = use_sign_in_link(link(centre, role), now=LATER)

    assert actor_for(person).grants == (Grant(role, centre.pk),)
    assert (person.display_name, person.has_usable_password()) == (f"{TEAM[role]} (heinsberg)", False)


def test_the_same_person_is_found_again(centre: Centre, other_centre: Centre) -> None:
    for place in (centre, centre, other_centre):
        link(place)

    assert sorted(Person.objects.values_list("email", flat=True)) == [
        "centre_head@euskirchen.invalid",
        "centre_head@heinsberg.invalid",
    ]


def test_looking_at_a_link_does_not_use_it_up(centre: Centre) -> None:
    key = link(centre)

    assert (is_usable(key), is_usable(key), is_refused(key)) == (True, True, False)


def test_a_link_is_used_once(centre: Centre) -> None:
    key = link(centre)

    assert (is_refused(key), is_refused(key), is_usable(key)) == (False, True, False)


def test_signing_in_ends_all_other_links_of_the_person(centre: Centre) -> None:
    first, second, other = link(centre), link(centre), link(centre, Role.CENTRE_EDITOR)
    use_sign_in_link(second, now=LATER)

    assert (is_usable(first), is_usable(other), is_usable(link(centre))) == (False, True, True)


@pytest.mark.parametrize(("seconds", "opens"), [(-30, "opens"), (30, "opens nothing")])
def test_a_link_holds_for_a_quarter_of_an_hour(
    seconds: int, opens: str, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = link(centre)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + LASTS.total_seconds() + seconds)

    assert (is_usable(key), not is_refused(key)) == (opens == "opens", opens == "opens")


@pytest.mark.parametrize("key", ["", "abc", "abc:def:ghi"])
def test_a_made_up_link_opens_nothing(key: str, db: None) -> None:
    assert (is_usable(key), is_refused(key)) == (False, True)


def test_a_changed_link_opens_nothing(centre: Centre, other_centre: Centre) -> None:
    one, other = link(centre).split(":"), link(other_centre).split(":")

    assert is_refused(":".join([one[0], *other[1:]])) is True


def test_a_closed_account_gets_no_link_and_uses_none(centre: Centre) -> None:
    key = link(centre)
    Person.objects.update(is_active=False)

    assert (is_usable(key), is_refused(key)) == (False, True)
    with pytest.raises(AccountClosed):
        link(centre)


@pytest.mark.parametrize("persona", ["guest", "editor", "head", "outsider", "state_desk"])
def test_only_whoever_runs_the_instance_makes_links(persona: str, centre: Centre, personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        make_sign_in_link(centre, Role.CENTRE_HEAD, actor=getattr(personas, persona), now=NOW)
    assert Person.objects.count() == 0


def test_the_trail_says_who_opened_the_door_and_who_came_in(centre: Centre) -> None:
    person = use_sign_in_link(link(centre), now=LATER)

    events = AuditEvent.objects.order_by("pk").values_list("action", "actor", "at", "subject_id", "changes")
    assert list(events) == [
        ("accounts.make_sign_in_link", "console", NOW, str(person.pk), {"role": "centre_head"}),
        ("accounts.sign_in", str(person.pk), LATER, str(person.pk), {}),
    ]
