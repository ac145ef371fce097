"""Deciding on suggestions: taken over on top of today's state, once, with an answer where one is wanted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from knotenpunkt.access.policy import NOBODY, AccessRefused
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.mail.tests.letters import outbox
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide import (
    AlreadyDecided,
    accept_suggestion,
    decline_suggestion,
    discard_suggestion,
)
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_end, suggest_new
from knotenpunkt.upkeep.actions.take_over import Conflicting, EntryGone
from knotenpunkt.upkeep.models import ConfirmationRound, Suggestion
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
)
from tests.harness.personas import Personas

LATER = NOW + timedelta(days=3)
ANYBODY = Sender(Suggestion.Origin.PUBLIC)


def test_an_accepted_change_stands_in_the_catalogue(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    accept_suggestion(suggested(service), actor=personas.editor, now=LATER)

    assert (today(service), states(centre)) == (WANTED, ["accepted"])


def test_an_accepted_change_keeps_what_was_changed_meanwhile(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggested(service)
    changed(service, replace(RECORD, cost_text="kostenlos"))
    accept_suggestion(suggestion, actor=personas.editor, now=LATER)

    assert today(service) == replace(WANTED, cost_text="kostenlos")


def test_a_conflict_is_shown_and_nothing_is_written(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggested(service)
    changed(service, replace(RECORD, schedule_text="freitags"))

    with pytest.raises(Conflicting) as shown:
        accept_suggestion(suggestion, actor=personas.editor, now=LATER)
    assert shown.value.fields == ("times",)
    assert (today(service).schedule_text, states(centre)) == ("freitags", ["waiting"])


def test_a_conflict_is_settled_by_the_record_that_somebody_made(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggested(service)
    changed(service, replace(RECORD, schedule_text="freitags"))
    settled = replace(RECORD, schedule_text="dienstags und freitags")
    accept_suggestion(suggestion, record=settled, based_on=2, actor=personas.editor, now=LATER)

    assert (today(service), states(centre)) == (settled, ["accepted"])


def test_a_record_made_from_an_older_state_overwrites_nothing(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggested(service)
    changed(service, replace(RECORD, cost_text="kostenlos"))

    with pytest.raises(ChangedMeanwhile):
        accept_suggestion(suggestion, record=WANTED, based_on=1, actor=personas.editor, now=LATER)
    assert (today(service).cost_text, states(centre)) == ("kostenlos", ["waiting"])


def test_what_the_provider_suggested_is_confirmed_on_the_day_she_did(
    centre: Centre, personas: Personas
) -> None:
    service = offered(centre)
    Service.objects.within(Scope.of(centre)).update(unconfirmed_since=NOW.date(), hidden_on=NOW.date())
    accept_suggestion(suggested(service), actor=personas.editor, now=LATER)

    confirmed = Confirmation.objects.within(Scope.of(centre)).get()
    service.refresh_from_db()
    assert (str(confirmed.confirmed_on), confirmed.origin) == ("2026-11-26", "provider")
    assert (service.unconfirmed_since, service.hidden_on) == (None, None)


@pytest.mark.parametrize(("ends", "answer"), [(False, "changed"), (True, "ended")])
def test_a_question_that_was_answered_so_is_asked_no_more(
    centre: Centre,
    personas: Personas,
    ends: bool,  # noqa: FBT001 - one of two cases
    answer: str,
) -> None:
    service = offered(centre)
    ConfirmationRound.objects.create(service=service, asked_at=NOW)
    suggestion = (
        suggest_end(service, origin=Suggestion.Origin.LINK, actor=provider_of(service), now=NOW)
        if ends
        else suggested(service)
    )
    accept_suggestion(suggestion, actor=personas.editor, now=LATER)

    asked = ConfirmationRound.objects.within(Scope.of(centre)).get()
    assert (asked.answered_at, asked.answer) == (LATER, answer)


def test_a_reported_mistake_is_no_confirmation(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = report_mistake(service, "Uhrzeit falsch", sender=ANYBODY, actor=NOBODY, now=NOW)
    accept_suggestion(suggestion, actor=personas.editor, now=LATER)

    assert Confirmation.objects.within(Scope.of(centre)).count() == 0
    assert (today(service), states(centre)) == (RECORD, ["accepted"])


def test_an_accepted_end_archives_the_service(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggest_end(service, origin=Suggestion.Origin.LINK, actor=provider_of(service), now=NOW)
    accept_suggestion(suggestion, actor=personas.editor, now=LATER)

    assert today(service).status == Status.ARCHIVED


def test_a_new_offer_from_outside_begins_as_a_draft(centre: Centre, personas: Personas) -> None:
    record = ServiceRecord("Nähkurs", status=Status.PUBLISHED)
    suggestion = suggest_new(centre, record, sender=ANYBODY, actor=NOBODY, now=NOW)
    accepted = accept_suggestion(suggestion, actor=personas.editor, now=LATER)

    assert accepted.service is not None
    assert today(accepted.service) == replace(record, status=Status.DRAFT)


def test_a_change_of_a_service_that_is_gone_cannot_be_taken_over(centre: Centre, personas: Personas) -> None:
    service = offered(centre)
    suggestion = suggested(service)
    Service.objects.within(Scope.of(centre)).filter(pk=service.pk).delete()

    with pytest.raises(EntryGone):
        accept_suggestion(suggestion, actor=personas.editor, now=LATER)
    assert states(centre) == ["waiting"]


def test_nobody_decides_twice(centre: Centre, personas: Personas) -> None:
    suggestion = suggested(offered(centre))
    decline_suggestion(suggestion, note="", actor=personas.editor, now=LATER)

    for decide in (
        lambda: accept_suggestion(suggestion, actor=personas.editor, now=LATER),
        lambda: decline_suggestion(suggestion, note="", actor=personas.editor, now=LATER),
        lambda: discard_suggestion(suggestion, actor=personas.editor, now=LATER),
    ):
        with pytest.raises(AlreadyDecided):
            decide()
    assert states(centre) == ["declined"]


def test_whoever_left_an_address_is_answered_once_in_her_language(centre: Centre, personas: Personas) -> None:
    suggestion = suggested(offered(centre), email="somebody@verein.example")
    Suggestion.objects.within(Scope.of(centre)).update(language="en")
    decline_suggestion(suggestion, note="Wir haben <b>nachgefragt</b>.", actor=personas.editor, now=LATER)

    (letter,) = outbox()
    assert (letter.recipient, letter.purpose, letter.language) == (
        "somebody@verein.example",
        "upkeep.suggestion_decided",
        "en",
    )
    assert letter.text == (
        "Hello,\n\nThank you for writing to us. We have left it as it is.\n\n"
        "Wir haben <b>nachgefragt</b>.\n\nIntegrationszentrum Kreis Heinsberg\n"
    )


def test_without_an_address_nobody_is_written_to(centre: Centre, personas: Personas) -> None:
    accept_suggestion(suggested(offered(centre)), actor=personas.editor, now=LATER)

    assert outbox() == []


def test_advertising_disappears_and_is_counted(centre: Centre, personas: Personas) -> None:
    suggestion = suggest_new(centre, sender=ANYBODY, message="Kaufen!", actor=NOBODY, now=NOW)
    discard_suggestion(suggestion, actor=personas.editor, now=LATER)

    assert states(centre) == []
    assert AuditEvent.objects.filter(action="upkeep.suggestion.discard").count() == 1


@pytest.mark.parametrize("persona", ["guest", "provider", "outsider", "state_desk"])
def test_who_may_not_decide(centre: Centre, personas: Personas, persona: str) -> None:
    suggestion = suggested(offered(centre))
    actor = getattr(personas, persona)

    for decide in (
        lambda: accept_suggestion(suggestion, actor=actor, now=LATER),
        lambda: decline_suggestion(suggestion, note="", actor=actor, now=LATER),
        lambda: discard_suggestion(suggestion, actor=actor, now=LATER),
    ):
        with pytest.raises(AccessRefused):
            decide()
    assert states(centre) == ["waiting"]
