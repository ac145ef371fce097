"""Suggesting what an organization should be: what waits, what takes effect at once, what is taken over."""

from dataclasses import replace

import pytest

from knotenpunkt.access.policy import AccessRefused
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import Confirmation, EntryVersion, Organization
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide import accept_suggestion, decline_suggestion
from knotenpunkt.upkeep.actions.suggest import suggest_organization
from knotenpunkt.upkeep.actions.take_over import Conflicting, EntryGone, NameTaken
from knotenpunkt.upkeep.tests.suggesting import NOW, states
from knotenpunkt.upkeep.tests.suggesting_organizations import (
    ACCOUNT,
    CLUB,
    CLUB_WANTED,
    changed,
    editor_of,
    made,
    suggested_by,
    today,
)
from tests.harness.personas import Personas


@pytest.fixture
def club(centre: Centre) -> Organization:
    return made(centre, CLUB)


def test_a_change_waits_and_changes_nothing(centre: Centre, club: Organization) -> None:
    suggested_by(club)

    assert (states(centre), today(club)) == (["waiting"], CLUB)
    assert [
        (event.actor, event.changes) for event in AuditEvent.objects.filter(action="upkeep.suggestion.send")
    ] == [("provider", {"kind": "provider", "origin": "account"})]


def test_what_is_taken_over_leaves_alone_what_the_centre_keeps(
    centre: Centre, club: Organization, personas: Personas
) -> None:
    accept_suggestion(suggested_by(club), actor=personas.editor, now=NOW)

    assert (states(centre), today(club)) == (["accepted"], replace(CLUB, website="neu.example"))
    assert EntryVersion.objects.within(Scope.of(centre)).get().actor == personas.editor.identifier
    assert Confirmation.objects.within(Scope.of(centre)).count() == 0


def test_what_the_centre_changed_meanwhile_stays(club: Organization, personas: Personas) -> None:
    waiting = suggested_by(club)
    changed(club, replace(CLUB, description="Hilft allen."))
    accept_suggestion(waiting, actor=personas.editor, now=NOW)

    assert today(club) == replace(CLUB, website="neu.example", description="Hilft allen.")


def test_the_same_fact_changed_twice_has_to_be_looked_at(
    centre: Centre, club: Organization, personas: Personas
) -> None:
    waiting = suggested_by(club)
    changed(club, replace(CLUB, website="andere.example"))
    with pytest.raises(Conflicting) as caught:
        accept_suggestion(waiting, actor=personas.editor, now=NOW)

    assert (caught.value.fields, states(centre)) == (("website",), ["waiting"])


def test_a_name_is_taken_once(centre: Centre, club: Organization, personas: Personas) -> None:
    made(centre, OrganizationRecord("Klub"))
    with pytest.raises(NameTaken):
        accept_suggestion(suggested_by(club, replace(CLUB, name="Klub")), actor=personas.editor, now=NOW)

    assert (today(club), states(centre)) == (CLUB, ["waiting"])


def test_an_organization_that_is_gone_can_be_declined_only(
    centre: Centre, club: Organization, personas: Personas
) -> None:
    waiting = suggested_by(club)
    Organization.objects.within(Scope.of(centre)).filter(pk=club.pk).delete()
    with pytest.raises(EntryGone):
        accept_suggestion(waiting, actor=personas.editor, now=NOW)
    decline_suggestion(waiting, note="", actor=personas.editor, now=NOW)

    assert states(centre) == ["declined"]


def test_a_trusted_organizations_change_takes_effect_at_once(centre: Centre, club: Organization) -> None:
    club.is_trusted = True
    club.save()
    suggested_by(club)

    assert (states(centre), today(club)) == (["accepted"], replace(CLUB, website="neu.example"))


@pytest.mark.parametrize(
    "wanted", [replace(CLUB_WANTED, name="Klub"), replace(CLUB_WANTED, website="dritte.example")]
)
def test_a_trusted_organizations_change_waits_where_it_cannot_take_effect(
    centre: Centre, club: Organization, wanted: OrganizationRecord
) -> None:
    made(centre, OrganizationRecord("Klub"))
    club.is_trusted = True
    club.save()
    changed(club, replace(CLUB, website="andere.example"))
    suggested_by(club, wanted)

    assert (states(centre), today(club)) == (["waiting"], replace(CLUB, website="andere.example"))


def test_only_her_own_organization_is_an_editors_to_suggest_for(centre: Centre, club: Organization) -> None:
    other = made(centre, OrganizationRecord("Klub"))
    with pytest.raises(AccessRefused):
        suggest_organization(other, CLUB_WANTED, based_on=1, sender=ACCOUNT, actor=editor_of(club), now=NOW)

    assert states(centre) == []
