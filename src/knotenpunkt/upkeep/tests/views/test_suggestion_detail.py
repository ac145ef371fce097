"""Screen: one suggestion, before and after, and the decision."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from knotenpunkt.access.policy import NOBODY, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests.factories import municipality
from knotenpunkt.mail.tests.letters import outbox
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_end, suggest_new
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests import suggesting_organizations as clubs
from knotenpunkt.upkeep.tests.deciding import LIST, place_of, text
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

ANYBODY = Sender(Suggestion.Origin.PUBLIC)
STEPS = ("uebernehmen/", "ablehnen/", "loeschen/")


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def test_changed_words_are_marked(editor: Client, service: Service) -> None:
    page = editor.get(place_of(suggested(service))).content.decode()

    assert re.findall(r"<(del|ins)[^>]*>.*?</span>(.*?)</(?:del|ins)>", page) == [
        ("del", "montags 9"),
        ("ins", "dienstags 10"),
    ]


def test_a_suggestion_is_taken_over_with_one_button(editor: Client, centre: Centre, service: Service) -> None:
    suggestion = suggested(service, email="somebody@verein.example")
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}?done=accepted")
    assert (today(service), states(centre), len(outbox())) == (WANTED, ["accepted"], 1)
    assert Suggestion.objects.within(Scope.of(centre)).get().decided_by is not None


def test_a_conflict_leads_to_the_form(editor: Client, centre: Centre, service: Service) -> None:
    suggestion = suggested(service)
    changed(service, replace(RECORD, schedule_text="freitags"))
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert (answer.status_code, "Somebody has changed the same facts since." in text(answer)) == (409, True)
    assert ("changed meanwhile as well" in text(answer), states(centre)) == (True, ["waiting"])


def test_a_suggestion_for_an_offer_that_is_gone_can_be_declined_only(
    editor: Client, centre: Centre, service: Service
) -> None:
    suggestion = suggested(service)
    Service.objects.within(Scope.of(centre)).filter(pk=service.pk).delete()
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert (answer.status_code, "The offer does not exist any more." in text(answer)) == (409, True)
    assert editor.post(place_of(suggestion, "ablehnen/"), {"note": "Weg."}).status_code == 302


def test_unknown_partners_are_put_right_in_the_form(editor: Client, centre: Centre, service: Service) -> None:
    suggestion = suggested(service, replace(WANTED, partners=("Unbekannt",)))
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert (answer.status_code, states(centre)) == (409, ["waiting"])
    assert "names an organization or a place that is not in your catalogue" in text(answer)


def test_declining_tells_the_sender_why(editor: Client, centre: Centre, service: Service) -> None:
    suggestion = suggested(service, email="somebody@verein.example")
    editor.post(place_of(suggestion, "ablehnen/"), {"note": " Wir haben angerufen. "})

    assert (today(service), states(centre)) == (RECORD, ["declined"])
    assert "Wir haben angerufen." in outbox()[0].text


def test_a_note_that_is_too_long_comes_back(editor: Client, centre: Centre, service: Service) -> None:
    answer = editor.post(place_of(suggested(service), "ablehnen/"), {"note": "x" * 1_001})

    assert (answer.status_code, "x" * 1_001 in answer.content.decode(), states(centre)) == (
        422,
        True,
        ["waiting"],
    )


def test_advertising_is_deleted(editor: Client, centre: Centre) -> None:
    suggestion = suggest_new(centre, sender=ANYBODY, message="Kaufen!", actor=NOBODY, now=NOW)
    answer = editor.post(place_of(suggestion, "loeschen/"))

    assert (answer.headers["Location"], states(centre)) == (f"{LIST}?done=discarded", [])


def test_a_new_offer_becomes_a_draft_and_opens(editor: Client, centre: Centre) -> None:
    record = ServiceRecord("Nähkurs", provider_text="Gemeinde")
    suggestion = suggest_new(centre, record, sender=ANYBODY, actor=NOBODY, now=NOW)
    page = text(editor.get(place_of(suggestion)))
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert ("Nähkurs" in page, "Gemeinde" in page) == (True, True)
    assert answer.headers["Location"] == "/en/heinsberg/arbeitsplatz/angebote/naehkurs/"
    assert Service.objects.within(Scope.of(centre)).get().status == Status.DRAFT


def test_an_end_archives(editor: Client, service: Service) -> None:
    suggestion = suggest_end(service, origin=Suggestion.Origin.LINK, actor=provider_of(service), now=NOW)
    editor.post(place_of(suggestion, "uebernehmen/"))

    assert today(service).status == Status.ARCHIVED


def test_a_message_is_shown_as_text_with_nothing_to_click(editor: Client, service: Service) -> None:
    message = "<img src=x onerror=alert(1)> https://evil.example\nZeile"
    suggestion = report_mistake(service, message, sender=ANYBODY, actor=NOBODY, now=NOW)
    page = editor.get(place_of(suggestion)).content.decode()

    assert "&lt;img src=x onerror=alert(1)&gt; https://evil.example<br>Zeile" in page
    assert ("<img" in page, 'href="https://evil' in page) == (False, False)


def test_what_was_decided_offers_nothing_more(editor: Client, service: Service) -> None:
    suggestion = suggested(service)
    editor.post(place_of(suggestion, "ablehnen/"), {"note": "Nein."})
    page = editor.get(place_of(suggestion)).content.decode()

    assert ("uebernehmen/" in page, "Nein." in page) == (False, True)
    assert [editor.post(place_of(suggestion, step)).headers["Location"] for step in STEPS] == [
        place_of(suggestion)
    ] * 3


@pytest.mark.parametrize(
    "role", [Role.PROVIDER_EDITOR, Role.MUNICIPAL_OFFICER, Role.TENANT_ADMINISTRATOR, Role.STATE_DESK]
)
def test_who_may_not_decide(centre: Centre, service: Service, role: Role) -> None:
    where = {"municipality": municipality()} if role is Role.MUNICIPAL_OFFICER else {}
    browser = signed_in(role, centre, **where)
    suggestion = suggested(service)

    assert browser.get(place_of(suggestion)).status_code == 403
    assert [browser.post(place_of(suggestion, step)).status_code for step in STEPS] == [403] * 3
    assert states(centre) == ["waiting"]


def test_another_centres_suggestion_does_not_exist(
    centre: Centre, other_centre: Centre, service: Service
) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    foreign = place_of(suggested(service))
    own = foreign.replace("heinsberg", "euskirchen")

    assert [outsider.get(place).status_code for place in (foreign, own)] == [404, 404]
    assert [outsider.post(f"{place}{step}").status_code for place in (foreign, own) for step in STEPS] == [
        404
    ] * 6
    assert states(centre) == ["waiting"]


def test_a_decision_is_never_made_by_a_link(editor: Client, centre: Centre, service: Service) -> None:
    suggestion = suggested(service)

    assert [editor.get(place_of(suggestion, step)).status_code for step in STEPS] == [405] * 3
    assert states(centre) == ["waiting"]


def test_a_change_of_an_organization_is_shown_and_taken_over(editor: Client, centre: Centre) -> None:
    club = clubs.made(centre)
    place = place_of(clubs.suggested_by(club))
    page = text(editor.get(place))
    answer = editor.post(f"{place}uebernehmen/")

    assert "Change of an organization: Verein" in page
    assert "Website removed: alt.example added: neu.example" in page
    assert (answer.headers["Location"], clubs.today(club).website) == (f"{LIST}?done=accepted", "neu.example")


def test_a_name_that_another_organization_has_leads_to_the_form(editor: Client, centre: Centre) -> None:
    clubs.made(centre, replace(clubs.CLUB, name="Klub"))
    suggestion = clubs.suggested_by(clubs.made(centre), replace(clubs.CLUB, name="Klub"))
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert answer.status_code == 409
    assert "Another organization has this name already." in text(answer)


def test_an_organization_that_already_says_so_is_told(editor: Client, centre: Centre) -> None:
    club = clubs.made(centre)
    suggestion = clubs.suggested_by(club)
    clubs.changed(club, replace(clubs.CLUB, website="neu.example"))

    assert "Nothing would change: the organization already says this." in text(
        editor.get(place_of(suggestion))
    )


def test_of_an_organization_that_is_gone_the_name_is_left(editor: Client, centre: Centre) -> None:
    club = clubs.made(centre)
    suggestion = clubs.suggested_by(club)
    club.delete()
    answer = editor.post(place_of(suggestion, "uebernehmen/"))

    assert "Change of an organization: Verein" in text(answer)
    assert "The organization does not exist any more." in text(answer)
