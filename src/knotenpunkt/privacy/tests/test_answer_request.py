"""Giving out and erasing what is kept about a person."""

import pytest
from django.utils.translation import override

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.privacy.actions.answer_request import erase_data, export_data
from knotenpunkt.privacy.queries.requests import data_about
from knotenpunkt.privacy.tests.people import ADDRESS, NOW, account, traces
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.personal_data import ErasureRefused
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Suggestion
from tests.harness.personas import Personas


def activities_of(centre: Centre, email: str = ADDRESS) -> list[str]:
    return [found.activity for found in data_about(email, centre)]


@pytest.mark.parametrize("typed", [ADDRESS, ADDRESS.upper(), f"  {ADDRESS} "])
def test_everything_is_found_however_the_address_is_written(typed: str, centre: Centre) -> None:
    account(centre)
    traces(centre)

    assert activities_of(centre, typed) == ["accounts", "barriers", "letters", "suggestions"]


def test_another_centre_finds_nothing_of_it(centre: Centre, other_centre: Centre) -> None:
    account(centre)
    traces(centre)

    assert activities_of(other_centre) == []


def test_only_a_centre_that_wrote_to_an_address_learns_that_it_takes_no_letters(
    centre: Centre, other_centre: Centre
) -> None:
    traces(centre)
    block_address(ADDRESS, BlockReason.COMPLAINT, evidence="5.1.1", actor=OPERATOR, now=NOW)
    with override("en"):
        letters = [found.values for found in data_about(ADDRESS, centre) if found.activity == "letters"]

    assert [values.get("Nothing more is sent to") for values in letters] == [None, ADDRESS]
    assert activities_of(other_centre) == []


def test_a_block_outlives_an_erasure_and_is_nobodys_to_see(centre: Centre) -> None:
    traces(centre)
    block_address(ADDRESS, BlockReason.COMPLAINT, evidence="5.1.1", actor=OPERATOR, now=NOW)
    erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)

    assert (is_blocked(ADDRESS), data_about(ADDRESS, centre)) == (True, ())


def test_what_somebody_did_is_part_of_her_data(centre: Centre) -> None:
    person = account(centre)
    AuditEvent.objects.create(
        at=NOW, actor=str(person.pk), action="directory.service.change", centre_key="05370"
    )

    assert activities_of(centre) == ["accounts", "trail"]


def test_erasing_leaves_nothing_to_find(centre: Centre) -> None:
    account(centre)
    traces(centre)

    assert erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW) == 4
    assert data_about(ADDRESS, centre) == ()
    assert not Person.objects.filter(email=ADDRESS).exists()


def test_what_was_suggested_stays_without_a_sender(centre: Centre) -> None:
    traces(centre)
    erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)
    suggestion = Suggestion.objects.within(Scope.of(centre)).get()

    assert (suggestion.sender_email, suggestion.sender, suggestion.message) == ("", None, "")


def test_the_other_centre_keeps_what_is_its_own(centre: Centre, other_centre: Centre) -> None:
    for place in (centre, other_centre):
        account(place)
        traces(place)
    erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)

    assert activities_of(centre) == []
    assert activities_of(other_centre) == ["accounts", "barriers", "letters", "suggestions"]


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.TENANT_ADMINISTRATOR])
def test_the_last_who_lets_people_in_stays_and_nothing_is_half_erased(role: Role, centre: Centre) -> None:
    account(centre, role)
    traces(centre)
    with pytest.raises(ErasureRefused):
        erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)

    assert activities_of(centre) == ["accounts", "barriers", "letters", "suggestions"]


def test_with_somebody_else_to_let_people_in_she_may_go(centre: Centre) -> None:
    account(centre, Role.CENTRE_HEAD)
    account(centre, Role.TENANT_ADMINISTRATOR, "it@kreis.example")

    assert erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW) == 1
    assert Seat.objects.count() == 1


def test_the_trail_tells_of_both_without_the_address(centre: Centre) -> None:
    traces(centre)
    AuditEvent.objects.all().delete()
    export_data(ADDRESS, centre, actor=OPERATOR, now=NOW)
    erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)
    events = AuditEvent.objects.order_by("pk")

    assert [(event.action, event.changes) for event in events] == [
        ("privacy.export", {"number": 3}),
        ("privacy.erase", {"number": 3}),
    ]


def test_only_who_answers_requests_gets_anything(centre: Centre, personas: Personas) -> None:
    traces(centre)
    for actor in (personas.head, personas.editor, personas.provider, personas.outsider, personas.state_desk):
        with pytest.raises(AccessRefused):
            export_data(ADDRESS, centre, actor=actor, now=NOW)
        with pytest.raises(AccessRefused):
            erase_data(ADDRESS, centre, actor=actor, now=NOW)

    scope = Scope.of(centre)
    assert (
        OutgoingMail.objects.within(scope).count() == AccessibilityFeedback.objects.within(scope).count() == 1
    )
