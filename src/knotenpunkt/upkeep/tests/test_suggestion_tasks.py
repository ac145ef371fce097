"""Suggestions as something to do, and as news."""

from datetime import date, timedelta

import pytest

from knotenpunkt.access.policy import Actor, Share
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.upkeep.actions.decide import decline_suggestion
from knotenpunkt.upkeep.queries.suggestion_tasks import suggestion_news, suggestion_tasks
from knotenpunkt.upkeep.tests import suggesting_organizations as clubs
from knotenpunkt.upkeep.tests.deciding import LIST
from knotenpunkt.upkeep.tests.suggesting import NOW, offered, provider_of, suggested, trusted
from tests.harness.personas import Personas

TODAY = date(2026, 11, 26)


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


def at_work(actor: Actor) -> Workplace:
    return Workplace(portal_for("en", "heinsberg"), actor, "Somebody", Share(), ())


@pytest.mark.parametrize(("days", "urgent"), [(0, False), (5, False), (6, True)])
def test_what_waits_is_one_task_urgent_after_five_days(
    service: Service,
    personas: Personas,
    days: int,
    urgent: bool,  # noqa: FBT001 - what is expected
) -> None:
    suggested(service)
    suggested(service)
    (task,) = suggestion_tasks(at_work(personas.editor), TODAY + timedelta(days=days))

    assert (task.count, task.oldest_on, task.address, task.is_urgent) == (2, TODAY, LIST, urgent)


def test_without_suggestions_there_is_no_task(centre: Centre, personas: Personas) -> None:
    assert list(suggestion_tasks(at_work(personas.editor), TODAY)) == []


def test_who_may_not_decide_has_no_task(service: Service, personas: Personas) -> None:
    suggested(service)

    assert list(suggestion_tasks(at_work(provider_of(service)), TODAY)) == []
    assert list(suggestion_tasks(at_work(personas.outsider), TODAY)) == []


def test_the_team_hears_what_trusted_providers_changed(service: Service, personas: Personas) -> None:
    suggested(trusted(service))
    (news,) = suggestion_news(at_work(personas.editor), TODAY)

    assert (news.line, news.address) == (
        "1 Änderung eines vertrauten Trägers gilt schon.",
        f"{LIST}?stand=entschieden",
    )
    assert list(suggestion_news(at_work(personas.editor), TODAY + timedelta(days=1))) == []


def test_a_provider_hears_what_was_decided(service: Service, personas: Personas) -> None:
    decline_suggestion(suggested(service), note="", actor=personas.editor, now=NOW)
    (news,) = suggestion_news(at_work(provider_of(service)), TODAY)

    assert news.line == "Das Zentrum hat über 1 Ihrer Vorschläge entschieden."


def test_a_decision_on_her_organization_is_news_to_its_editor(centre: Centre, personas: Personas) -> None:
    club = clubs.made(centre)
    decline_suggestion(clubs.suggested_by(club), note="", actor=personas.editor, now=NOW)
    (news,) = suggestion_news(at_work(clubs.editor_of(club)), TODAY)

    assert news.address == "/en/heinsberg/arbeitsplatz/meine-vorschlaege/"


def test_what_a_trusted_organization_changed_of_itself_is_news_to_the_team(
    centre: Centre, personas: Personas
) -> None:
    club = clubs.made(centre)
    club.is_trusted = True
    club.save()
    clubs.suggested_by(club)
    (news,) = suggestion_news(at_work(personas.editor), TODAY)

    assert news.address == f"{LIST}?stand=entschieden"
