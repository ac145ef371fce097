"""Suggesting: who may, what waits, what takes effect at once."""

from dataclasses import replace

import pytest

from knotenpunkt.access.policy import NOBODY, AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Confirmation, EntryVersion, Organization
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import (
    Sender,
    report_mistake,
    suggest_change,
    suggest_end,
    suggest_new,
)
from knotenpunkt.upkeep.domain.reference import read_reference
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.suggesting import (
    NOW,
    RECORD,
    WANTED,
    changed,
    offered,
    provider_of,
    states,
    suggested,
    today,
    trusted,
)
from tests.harness.personas import Personas

ANYBODY = Sender(Suggestion.Origin.PUBLIC)


def trail() -> list[tuple[str, str, dict[str, str]]]:
    found = AuditEvent.objects.filter(action__startswith="upkeep.").order_by("at", "pk")
    return [(event.action, event.actor, event.changes) for event in found]


def test_a_change_waits_and_changes_nothing(centre: Centre) -> None:
    service = offered(centre)
    suggestion = suggested(service)

    assert (states(centre), today(service)) == (["waiting"], RECORD)
    assert suggestion.organization == service.organization
    assert read_reference(suggestion.reference) == suggestion.reference


def test_the_trail_says_that_a_suggestion_came_and_not_what_it_says(centre: Centre) -> None:
    suggested(offered(centre), email="somebody@verein.example")

    assert trail() == [("upkeep.suggestion.send", "provider", {"kind": "change", "origin": "link"})]


def test_a_trusted_providers_change_takes_effect_at_once(centre: Centre) -> None:
    service = trusted(offered(centre))
    suggested(service)

    assert (states(centre), today(service)) == (["accepted"], WANTED)
    assert [action for action, _, _ in trail()] == ["upkeep.suggestion.send", "upkeep.suggestion.take_effect"]
    assert EntryVersion.objects.within(Scope.of(centre)).get().actor == "provider"


def test_a_trusted_providers_change_counts_as_confirmed(centre: Centre) -> None:
    service = trusted(offered(centre))
    suggested(service)

    confirmed = Confirmation.objects.within(Scope.of(centre)).get()
    assert (str(confirmed.confirmed_on), confirmed.origin, confirmed.confirmed_by) == (
        "2026-11-26",
        "provider",
        "Verein",
    )


def test_a_trusted_providers_change_never_touches_what_the_centre_keeps(centre: Centre) -> None:
    service = trusted(offered(centre, replace(RECORD, note="intern", status=Status.DRAFT)))
    suggested(service, replace(WANTED, note="", status=Status.PUBLISHED))

    assert today(service) == replace(WANTED, note="intern", status=Status.DRAFT)


def test_a_trusted_providers_change_waits_where_the_centre_changed_the_same(centre: Centre) -> None:
    service = trusted(offered(centre))
    changed(service, replace(RECORD, schedule_text="freitags 9 Uhr"))
    suggested(service)

    assert (states(centre), today(service).schedule_text) == (["waiting"], "freitags 9 Uhr")


def test_a_trusted_providers_end_takes_effect_at_once(centre: Centre) -> None:
    service = trusted(offered(centre))
    suggest_end(service, origin=Suggestion.Origin.LINK, actor=provider_of(service), now=NOW)

    assert (today(service).status, states(centre)) == (Status.ARCHIVED, ["accepted"])


def test_what_anybody_sends_about_a_trusted_provider_waits(centre: Centre) -> None:
    service = trusted(offered(centre))
    suggest_change(
        service, WANTED, origin=Suggestion.Origin.PUBLIC, based_on=1, actor=provider_of(service), now=NOW
    )

    assert (states(centre), today(service)) == (["waiting"], RECORD)


def test_an_officers_change_of_a_trusted_providers_offer_waits(centre: Centre, personas: Personas) -> None:
    service = trusted(offered(centre))
    suggest_change(
        service, WANTED, origin=Suggestion.Origin.ACCOUNT, based_on=1, actor=personas.editor, now=NOW
    )

    assert (states(centre), today(service)) == (["waiting"], RECORD)


def test_a_link_acts_for_its_organization_only(centre: Centre) -> None:
    service = offered(centre)
    other = Organization.objects.create(
        centre=centre, name="Anderer", slug="anderer", created_at=NOW, changed_at=NOW
    )
    stranger = Actor("stranger", (Grant(Role.PROVIDER_EDITOR, centre.pk, other.pk),))

    with pytest.raises(AccessRefused):
        suggest_change(service, WANTED, origin=Suggestion.Origin.LINK, based_on=1, actor=stranger, now=NOW)
    assert states(centre) == []


@pytest.mark.parametrize("persona", ["guest", "outsider", "state_desk", "provider"])
def test_who_may_not_suggest_with_an_account(centre: Centre, personas: Personas, persona: str) -> None:
    service = offered(centre)
    actor = getattr(personas, persona)

    with pytest.raises(AccessRefused):
        suggest_change(service, WANTED, origin=Suggestion.Origin.ACCOUNT, based_on=1, actor=actor, now=NOW)
    with pytest.raises(AccessRefused):
        suggest_end(service, origin=Suggestion.Origin.ACCOUNT, actor=actor, now=NOW)
    with pytest.raises(AccessRefused):
        suggest_new(centre, RECORD, sender=Sender(Suggestion.Origin.ACCOUNT), actor=actor, now=NOW)


def test_anybody_reports_a_mistake_of_a_service(centre: Centre) -> None:
    service = offered(centre)
    suggestion = report_mistake(service, "Da ist niemand.", sender=ANYBODY, actor=NOBODY, now=NOW)

    assert (suggestion.kind, suggestion.service, suggestion.organization, suggestion.message) == (
        "mistake",
        service,
        service.organization,
        "Da ist niemand.",
    )


def test_anybody_reports_a_mistake_of_an_organization(centre: Centre) -> None:
    organization = Organization.objects.create(
        centre=centre, name="Verein", slug="verein", created_at=NOW, changed_at=NOW
    )
    suggestion = report_mistake(organization, "Umgezogen.", sender=ANYBODY, actor=NOBODY, now=NOW)

    assert (suggestion.service, suggestion.organization, suggestion.centre) == (None, organization, centre)


def test_anybody_suggests_a_new_offer_in_words(centre: Centre) -> None:
    suggestion = suggest_new(centre, sender=ANYBODY, message="Nähkurs im Pfarrheim", actor=NOBODY, now=NOW)

    assert (suggestion.kind, suggestion.content, suggestion.message) == ("new", {}, "Nähkurs im Pfarrheim")


def test_a_provider_suggests_a_new_offer_of_her_own(centre: Centre) -> None:
    service = trusted(offered(centre))
    suggest_new(
        centre,
        ServiceRecord("Nähkurs", organization="Verein"),
        sender=Sender(Suggestion.Origin.ACCOUNT),
        organization=service.organization,
        actor=provider_of(service),
        now=NOW,
    )

    assert states(centre) == ["waiting"]
