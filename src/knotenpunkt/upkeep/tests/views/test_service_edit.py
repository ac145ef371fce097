"""Screen: the form of one offer."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import EntryVersion, Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.scenario import MOTHERS_COURSE
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Draft, Suggestion
from knotenpunkt.upkeep.tests.browsing import fields_of, text_of

BASE = "/en/heinsberg/arbeitsplatz/"
COURSE = f"{BASE}angebote/sprachkurs-fuer-muetter/"
NEW = f"{BASE}neues-angebot/"


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


@pytest.fixture
def colleague(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, heinsberg)


def record(centre: Centre, slug: str = "sprachkurs-fuer-muetter") -> ServiceRecord:
    key = Service.objects.within(Scope.of(centre)).get(slug=slug).pk
    return stored_entries(centre, services=[key]).services[key]


def changed(browser: Client, address: str, do: str = "save", **changes: Any) -> Any:
    """Open the form, change some fields, press a button."""
    return browser.post(address, fields_of(browser.get(address)) | changes | {"do": do})


def test_saving_what_nobody_touched_changes_nothing(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, COURSE)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{COURSE}?done=saved")
    assert (record(heinsberg), EntryVersion.objects.within(Scope.of(heinsberg)).count()) == (
        MOTHERS_COURSE,
        0,
    )


def test_a_change_is_saved_and_public(team: Client, heinsberg: Centre, client: Client) -> None:
    answer = changed(team, COURSE, times="jeden Mi 9.00-11.00 Uhr", cost="2 €")

    assert "The offer is saved." in text_of(team.get(answer.headers["Location"]))
    public_page = text_of(client.get("/de/heinsberg/angebote/sprachkurs-fuer-muetter/"))
    assert "Mittwoch 9–11 Uhr" in public_page.replace("\u00a0", " ").replace("\u2060", "")
    assert record(heinsberg).schedule_text == "jeden Mi 9.00-11.00 Uhr"


def test_what_cannot_be_read_is_told_and_stays(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, COURSE, email="kaputt", title='"><script>x</script>')
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "E-mail : An e-mail address looks like name@example.org." in text_of(answer)
    assert (fields_of(answer)["email"], fields_of(answer)["title"]) == (["kaputt"], ['"><script>x</script>'])
    assert "<script>x" not in page
    assert record(heinsberg) == MOTHERS_COURSE


def test_help_says_what_was_understood(team: Client) -> None:
    answer = changed(
        team,
        COURSE,
        "check",
        times="Mo 10-12 Uhr",
        city="Heinsberg",
        description="Hilfe bei Briefen",
        topics=[],
    )
    page = text_of(answer)

    assert [
        sentence in page
        for sentence in (
            "This is how we understand the times.",
            "That is in the municipality of \u2068Heinsberg\u2069.",
            "These topics may fit",
            "a description of at least 40 characters",
        )
    ] == [True] * 4
    assert re.findall(r'href="#field-topics-([\w-]+)"', answer.content.decode()) == ["counselling"]


def test_uncertain_times_and_foreign_places_are_named(team: Client) -> None:
    page = text_of(changed(team, COURSE, "check", times="bei Vollmond", city="Aachen"))

    assert "We do not understand these times for sure." in page
    assert "“\u2068Aachen\u2069” is no place in this district." in page


def test_the_preview_shows_the_page_as_everybody_will_see_it(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, COURSE, "preview", title="Neuer Titel", registration_text="Klingeln Sie")
    preview = answer.content.decode().partition('id="preview"')[2]

    assert ("Neuer Titel" in preview, "Klingeln Sie" in preview) == (True, True)
    assert record(heinsberg) == MOTHERS_COURSE


def test_the_preview_of_a_confidential_place_keeps_the_secret(team: Client) -> None:
    answer = changed(team, f"{BASE}angebote/frauenhaus/", "preview")
    preview = answer.content.decode().partition('id="preview"')[2]

    assert ("The address is protected." in preview, [s for s in scenario.SECRETS if s in preview]) == (
        True,
        [],
    )


def test_a_draft_survives_and_is_thrown_away(team: Client, heinsberg: Centre) -> None:
    kept = team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)) | {"title": "Halb fertig"})
    page = team.get(COURSE)

    assert "Only you see it until you save." in text_of(kept)
    assert ("have not saved it yet" in text_of(page), fields_of(page)["title"]) == (True, ["Halb fertig"])
    assert record(heinsberg) == MOTHERS_COURSE
    team.post(COURSE, {"do": "discard"})
    assert (fields_of(team.get(COURSE))["title"], Draft.objects.within(Scope.of(heinsberg)).count()) == (
        [MOTHERS_COURSE.title],
        0,
    )


def test_a_draft_is_ones_own(team: Client, colleague: Client) -> None:
    team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)) | {"title": "Halb fertig"})

    assert fields_of(colleague.get(COURSE))["title"] == [MOTHERS_COURSE.title]


def test_what_says_nothing_new_is_no_draft(team: Client, heinsberg: Centre) -> None:
    team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)))

    assert Draft.objects.within(Scope.of(heinsberg)).count() == 0


def test_saving_ends_the_draft(team: Client, heinsberg: Centre) -> None:
    team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)) | {"title": "Neu"})
    changed(team, COURSE)

    assert (record(heinsberg).title, Draft.objects.within(Scope.of(heinsberg)).count()) == ("Neu", 0)


def test_without_script_the_draft_is_kept_by_a_button(team: Client) -> None:
    answer = changed(team, COURSE, "keep", title="Später mehr")

    assert ("Only you see it until you save." in text_of(answer), fields_of(answer)["title"]) == (
        True,
        ["Später mehr"],
    )


def test_two_people_change_different_fields_and_both_stay(
    team: Client, colleague: Client, heinsberg: Centre
) -> None:
    mine, theirs = fields_of(team.get(COURSE)), fields_of(colleague.get(COURSE))
    colleague.post(COURSE, theirs | {"cost": "5 €", "do": "save"})
    answer = team.post(COURSE, mine | {"title": "Mein Titel", "do": "save"})

    assert answer.status_code == 302
    assert (record(heinsberg).title, record(heinsberg).cost_text) == ("Mein Titel", "5 €")


def test_two_people_change_the_same_field_and_the_second_chooses(
    team: Client, colleague: Client, heinsberg: Centre
) -> None:
    mine, theirs = fields_of(team.get(COURSE)), fields_of(colleague.get(COURSE))
    colleague.post(COURSE, theirs | {"title": "Ihr Titel", "email": "neu@caritas.example", "do": "save"})
    answer = team.post(COURSE, mine | {"title": "Mein Titel", "cost": "5 €", "do": "save"})
    page = text_of(answer)

    assert answer.status_code == 409
    assert "Your text Mein Titel The other text Ihr Titel Before Sprachkurs für Mütter" in page
    assert "Only the other person changed these; they stay: E-mail" in page
    assert record(heinsberg).title == "Ihr Titel"
    again = fields_of(answer)
    assert (again["choice-title"], again["title"]) == (["mine"], ["Mein Titel"])
    team.post(COURSE, again | {"do": "save"})
    assert record(heinsberg) == replace(
        MOTHERS_COURSE,
        title="Mein Titel",
        email="neu@caritas.example",
        cost_text="5 €",
        free_of_charge=False,
        amount=record(heinsberg).amount,
    )


def test_the_other_text_can_be_chosen(team: Client, colleague: Client, heinsberg: Centre) -> None:
    mine, theirs = fields_of(team.get(COURSE)), fields_of(colleague.get(COURSE))
    colleague.post(COURSE, theirs | {"title": "Ihr Titel", "do": "save"})
    answer = team.post(COURSE, mine | {"title": "Mein Titel", "cost": "5 €", "do": "save"})
    team.post(COURSE, fields_of(answer) | {"choice-title": "theirs", "do": "save"})

    assert (record(heinsberg).title, record(heinsberg).cost_text) == ("Ihr Titel", "5 €")


def test_a_third_change_is_asked_about_again(team: Client, colleague: Client, heinsberg: Centre) -> None:
    mine, theirs = fields_of(team.get(COURSE)), fields_of(colleague.get(COURSE))
    colleague.post(COURSE, theirs | {"title": "Ihr Titel", "do": "save"})
    answer = team.post(COURSE, mine | {"title": "Mein Titel", "do": "save"})
    changed(colleague, COURSE, title="Noch ein Titel")
    again = team.post(COURSE, fields_of(answer) | {"do": "save"})

    assert (again.status_code, "Noch ein Titel" in text_of(again)) == (409, True)
    assert record(heinsberg).title == "Noch ein Titel"


def test_a_draft_of_yesterday_is_put_together_with_todays_offer(
    team: Client, colleague: Client, heinsberg: Centre
) -> None:
    team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)) | {"title": "Gestern"})
    changed(colleague, COURSE, cost="7 €")
    changed(team, COURSE)

    assert (record(heinsberg).title, record(heinsberg).cost_text) == ("Gestern", "7 €")


@pytest.mark.parametrize(("do", "status"), [("publish", "published"), ("save_draft", "draft")])
def test_a_new_offer_is_published_or_kept_by_the_team(
    team: Client, heinsberg: Centre, do: str, status: str
) -> None:
    answer = changed(team, NEW, do, title="Nähstube", city="Erkelenz", organization="caritasverband erkelenz")
    made = record(heinsberg, "naehstube")

    assert answer.headers["Location"].startswith(f"{BASE}angebote/naehstube/?done=")
    assert (made.title, made.status.value, made.organization) == ("Nähstube", status, scenario.CARITAS.name)


def test_an_offer_without_a_name_is_not_saved(team: Client) -> None:
    answer = changed(team, NEW, "publish", title=" ")

    assert (answer.status_code, "Please give the offer a name." in text_of(answer)) == (422, True)


def test_an_offer_is_archived_with_a_reason_and_published_again(team: Client, heinsberg: Centre) -> None:
    team.post(f"{COURSE}archivieren/", {"reason": "Förderung endet"})
    archived = record(heinsberg)
    changed(team, COURSE, "publish")

    assert (archived.status.value, archived.status_reason) == ("archived", "Förderung endet")
    assert record(heinsberg) == MOTHERS_COURSE


def caritas(centre: Centre) -> Organization:
    found: Organization = Organization.objects.within(Scope.of(centre)).get(name=scenario.CARITAS.name)
    return found


def test_what_a_provider_saves_is_a_suggestion(heinsberg: Centre) -> None:
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas(heinsberg).pk)
    answer = changed(browser, COURSE, "suggest", cost="4 €")
    suggestion = Suggestion.objects.within(Scope.of(heinsberg)).get()

    assert "The integration centre has your changes." in text_of(browser.get(answer.headers["Location"]))
    assert (suggestion.origin, suggestion.state, suggestion.content["cost_text"]) == (
        "account",
        "waiting",
        "4 €",
    )
    assert record(heinsberg) == MOTHERS_COURSE
    assert "note" not in fields_of(browser.get(COURSE))


def test_a_trusted_providers_change_takes_effect_at_once(heinsberg: Centre) -> None:
    Organization.objects.within(Scope.of(heinsberg)).filter(name=scenario.CARITAS.name).update(
        is_trusted=True
    )
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas(heinsberg).pk)
    changed(browser, COURSE, "suggest", cost="4 €")

    assert record(heinsberg).cost_text == "4 €"


def test_a_provider_suggests_a_new_offer(heinsberg: Centre) -> None:
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas(heinsberg).pk)
    answer = changed(browser, NEW, "suggest", title="Kleiderkammer")
    suggestion = Suggestion.objects.within(Scope.of(heinsberg)).get()

    assert answer.headers["Location"] == f"{BASE}angebote/?done=suggested"
    assert (suggestion.kind, suggestion.content["title"], suggestion.organization) == (
        "new",
        "Kleiderkammer",
        caritas(heinsberg),
    )


def test_an_officer_changes_offers_of_her_municipality_only(heinsberg: Centre) -> None:
    browser = signed_in(
        Role.MUNICIPAL_OFFICER, heinsberg, municipality=factories.municipality(scenario.ERKELENZ)
    )

    assert browser.get(f"{BASE}angebote/migrationsberatung/").status_code == 404
    assert changed(browser, COURSE, "suggest", cost="4 €").status_code == 302


def test_an_offer_of_another_provider_does_not_exist(heinsberg: Centre) -> None:
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas(heinsberg).pk)
    other = f"{BASE}angebote/frauenhaus/"

    assert [
        browser.get(other).status_code,
        browser.post(other, {"do": "suggest"}).status_code,
        browser.post(f"{other}entwurf/").status_code,
        browser.post(f"{COURSE}archivieren/").status_code,
    ] == [404, 404, 404, 403]


@pytest.mark.parametrize("role", [Role.TENANT_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.STATE_DESK])
def test_who_may_not_propose_is_refused(heinsberg: Centre, role: Role) -> None:
    browser = signed_in(role, heinsberg)
    places = (COURSE, f"{COURSE}entwurf/", f"{COURSE}archivieren/", NEW, f"{NEW}entwurf/")

    assert [browser.post(place).status_code for place in places] == [403] * 5


def test_another_centres_form_does_not_exist(heinsberg: Centre) -> None:
    other = scenario.dueren()
    browser = signed_in(Role.CENTRE_HEAD, other)
    places = (COURSE, f"{COURSE}entwurf/", NEW, "/en/dueren/arbeitsplatz/angebote/sprachkurs-fuer-muetter/")

    assert [browser.post(place).status_code for place in places] == [404] * 4


def test_without_signing_in_there_is_no_form(client: Client, heinsberg: Centre) -> None:
    assert [client.get(place).status_code for place in (COURSE, NEW)] == [403, 403]


@pytest.mark.parametrize("sent", [{}, {"based_on": "x"}, {"based_on": "99999999999"}, {"topics": ["\x00"]}])
def test_a_broken_request_is_answered(team: Client, heinsberg: Centre, sent: dict[str, Any]) -> None:
    answer = team.post(COURSE, {"do": "save", **sent})

    assert (answer.status_code, record(heinsberg)) == (422, MOTHERS_COURSE)


def test_the_form_speaks_arabic(team: Client) -> None:
    page = team.get(COURSE.replace("/en/", "/ar/", 1)).content.decode()

    assert '<html lang="ar" dir="rtl">' in page


def test_a_name_of_120_characters_is_saved(team: Client, heinsberg: Centre) -> None:
    changed(team, COURSE, title="n" * 120)

    assert record(heinsberg).title == "n" * 120


@pytest.mark.parametrize("number", [1, 20])
def test_statements_do_not_grow_with_the_catalogue(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(heinsberg, number)
    team.get(COURSE)

    with django_assert_num_queries(26):
        team.get(COURSE)
