"""Screen: the form of an offer filled in with a suggestion."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.access.policy import NOBODY, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_new
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests import suggesting_organizations as clubs
from knotenpunkt.upkeep.tests.deciding import place_of, text
from knotenpunkt.upkeep.tests.suggesting import (
    NOW,
    RECORD,
    WANTED,
    changed,
    offered,
    states,
    suggested,
    today,
)

ANYBODY = Sender(Suggestion.Origin.PUBLIC)
EDIT = "/en/heinsberg/arbeitsplatz/angebote/sprachcafe/"


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def fields(answer: Any) -> dict[str, str]:
    """What stands in the lines and texts of the form, as a browser would send it."""
    page = answer.content.decode()
    lines = re.findall(r'<input[^>]*type="(?:text|hidden)" name="(\w+)"[^>]*value="([^"]*)"', page)
    texts = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    return {name: value for name, value in (*lines, *texts) if name != "csrfmiddlewaretoken"}


def test_the_form_begins_with_what_was_suggested(editor: Client, service: Service) -> None:
    form = fields(editor.get(place_of(suggested(service), "anpassen/")))

    assert (form["title"], form["times"], form["based_on"]) == ("Sprachcafé", "dienstags 10 Uhr", "1")


def test_saving_takes_over_what_stands_in_the_form(editor: Client, centre: Centre, service: Service) -> None:
    place = place_of(suggested(service), "anpassen/")
    answer = editor.post(place, fields(editor.get(place)) | {"title": "Sprachtreff"})

    assert (answer.status_code, answer.headers["Location"]) == (302, EDIT)
    assert (today(service).title, today(service).schedule_text, states(centre)) == (
        "Sprachtreff",
        "dienstags 10 Uhr",
        ["accepted"],
    )


def test_what_somebody_else_saved_meanwhile_is_not_lost(
    editor: Client, centre: Centre, service: Service
) -> None:
    place = place_of(suggested(service), "anpassen/")
    written = fields(editor.get(place)) | {"title": "Sprachtreff"}
    changed(service, replace(RECORD, description="Neu beschrieben"))
    answer = editor.post(place, written)
    again = fields(answer)

    assert (answer.status_code, states(centre), today(service).title) == (409, ["waiting"], "Sprachcafé")
    assert "Neu beschrieben" in text(answer)
    assert (again["title"], again["description"], again["times"], again["based_on"]) == (
        "Sprachtreff",
        "Neu beschrieben",
        "dienstags 10 Uhr",
        "2",
    )
    assert editor.post(place, again).status_code == 302
    assert today(service) == replace(today(service), title="Sprachtreff", description="Neu beschrieben")


def test_a_reported_mistake_opens_the_offer_as_it_is(
    editor: Client, centre: Centre, service: Service
) -> None:
    suggestion = report_mistake(service, "Es ist dienstags.", sender=ANYBODY, actor=NOBODY, now=NOW)
    page = editor.get(place_of(suggestion, "anpassen/"))
    editor.post(place_of(suggestion, "anpassen/"), fields(page) | {"times": "dienstags 9 Uhr"})

    assert ("Es ist dienstags." in text(page), fields(page)["times"]) == (True, "montags 9 Uhr")
    assert (today(service).schedule_text, states(centre)) == ("dienstags 9 Uhr", ["accepted"])


def test_a_new_offer_is_adjusted_before_it_becomes_a_draft(editor: Client, centre: Centre) -> None:
    record = ServiceRecord("Nähkurs", schedule_text="mittwochs 9 Uhr", status=Status.DRAFT)
    suggestion = suggest_new(centre, record, sender=ANYBODY, actor=NOBODY, now=NOW)
    place = place_of(suggestion, "anpassen/")
    editor.post(place, fields(editor.get(place)) | {"title": "Nähtreff"})

    (made,) = Service.objects.within(Scope.of(centre))
    assert (made.title, made.schedule_text, made.status) == ("Nähtreff", "mittwochs 9 Uhr", "draft")


def test_what_cannot_be_read_comes_back(editor: Client, centre: Centre, service: Service) -> None:
    place = place_of(suggested(service), "anpassen/")
    answer = editor.post(place, fields(editor.get(place)) | {"title": ""})

    assert (answer.status_code, "Please give the offer a name." in text(answer)) == (422, True)
    assert (today(service), states(centre)) == (RECORD, ["waiting"])


def test_what_was_decided_meanwhile_leads_back(editor: Client, service: Service) -> None:
    suggestion = suggested(service)
    place = place_of(suggestion, "anpassen/")
    written = fields(editor.get(place))
    editor.post(place_of(suggestion, "ablehnen/"))
    answer = editor.post(place, written)

    assert (answer.headers["Location"], today(service)) == (place_of(suggestion), RECORD)


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.STATE_DESK, Role.TENANT_ADMINISTRATOR])
def test_who_may_not_adjust(centre: Centre, service: Service, role: Role) -> None:
    place = place_of(suggested(service), "anpassen/")
    browser = signed_in(role, centre)

    assert [browser.get(place).status_code, browser.post(place).status_code] == [403, 403]


def test_another_centres_suggestion_does_not_exist(other_centre: Centre, service: Service) -> None:
    place = place_of(suggested(service), "anpassen/")
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)

    assert outsider.get(place).status_code == 404
    assert outsider.get(place.replace("heinsberg", "euskirchen")).status_code == 404


def test_nothing_that_was_not_shown_is_lost(editor: Client, centre: Centre, service: Service) -> None:
    changed(service, replace(RECORD, note="intern", review_reason="prüfen"))
    place = place_of(suggested(service), "anpassen/")
    editor.post(place, fields(editor.get(place)))

    assert today(service) == replace(today(service), note="intern", review_reason="prüfen")
    assert today(service).schedule_text == WANTED.schedule_text


def test_a_change_of_an_organization_is_adjusted_in_its_form(editor: Client, centre: Centre) -> None:
    club = clubs.made(centre)
    place = place_of(clubs.suggested_by(club), "anpassen/")
    form = fields(editor.get(place))
    answer = editor.post(place, form | {"name": "Verein e.V."})

    assert (form["website"], form["name"]) == ("neu.example", "Verein")
    assert answer.headers["Location"] == "/en/heinsberg/arbeitsplatz/traeger/verein/"
    assert (clubs.today(club).name, clubs.today(club).website, states(centre)) == (
        "Verein e.V.",
        "neu.example",
        ["accepted"],
    )


def test_a_name_that_is_taken_gets_a_sentence(editor: Client, centre: Centre) -> None:
    clubs.made(centre, replace(clubs.CLUB, name="Klub"))
    place = place_of(clubs.suggested_by(clubs.made(centre)), "anpassen/")
    answer = editor.post(place, fields(editor.get(place)) | {"name": "Klub"})

    assert (answer.status_code, "The organization has not been saved yet." in text(answer)) == (422, True)
    assert "There is an organization of this name already." in text(answer)


def test_what_somebody_saved_meanwhile_stays_in_the_organization(editor: Client, centre: Centre) -> None:
    club = clubs.made(centre)
    place = place_of(clubs.suggested_by(club), "anpassen/")
    form = fields(editor.get(place))
    clubs.changed(club, replace(clubs.CLUB, description="Hilft allen."))
    overtaken = editor.post(place, form)
    editor.post(place, fields(overtaken))

    assert overtaken.status_code == 409
    assert "somebody else has changed this organization meanwhile." in text(overtaken)
    assert clubs.today(club) == replace(clubs.CLUB, website="neu.example", description="Hilft allen.")
