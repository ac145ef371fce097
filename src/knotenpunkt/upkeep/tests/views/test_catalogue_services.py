"""Screen: the list of a centre's offers."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import names_of, text_of

LIST = "/en/heinsberg/arbeitsplatz/angebote/"
ACT = "/en/heinsberg/arbeitsplatz/angebote-auswahl/"
SHOWN = [
    "Chor <b>Vielklang</b>",
    "Entwurfsangebot",
    "Frauenhaus",
    "Migrationsberatung",
    "Sprachkurs für Mütter",
]


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


def services(centre: Centre) -> dict[str, Service]:
    return {service.title: service for service in Service.objects.within(Scope.of(centre))}


def caritas(centre: Centre) -> uuid.UUID:
    key: uuid.UUID = Organization.objects.within(Scope.of(centre)).get(name=scenario.CARITAS.name).pk
    return key


def test_the_list_shows_everything_that_is_not_archived_by_name(team: Client) -> None:
    assert names_of(team.get(LIST)) == SHOWN


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=draft", ["Entwurfsangebot"]),
        ("state=archived", []),
        ("words=mütter", ["Sprachkurs für Mütter"]),
        ("words=Caritas Mütter", ["Sprachkurs für Mütter"]),
        ("words=caritas migration", ["Migrationsberatung"]),
        ("topic=meeting", ["Chor <b>Vielklang</b>"]),
        ("municipality=05370004", ["Sprachkurs für Mütter"]),
        ("provider=caritasverband-erkelenz", ["Migrationsberatung", "Sprachkurs für Mütter"]),
        ("assigned=me", []),
        ("assigned=nobody", SHOWN),
        ("assigned=nonsense", SHOWN),
        ("state=nonsense&order=nonsense&page=99999999", SHOWN),
        ("order=changed&state=draft", ["Entwurfsangebot"]),
        ("order=confirmed", SHOWN),
        ("words=%00", SHOWN),
    ],
)
def test_filters_are_in_the_address(team: Client, query: str, expected: list[str]) -> None:
    assert names_of(team.get(f"{LIST}?{query}")) == expected


def test_an_empty_answer_shows_the_way_out(team: Client) -> None:
    assert "No offer fits this filter. Show all offers" in text_of(team.get(f"{LIST}?words=nirgends"))


def test_what_was_ticked_is_archived_and_taken_back(team: Client, heinsberg: Centre) -> None:
    chosen = services(heinsberg)
    keys = [str(chosen[title].pk) for title in ("Migrationsberatung", "Frauenhaus")]
    answer = team.post(ACT, {"do": "archive", "entry": keys, "reason": "Ende der Förderung"})
    page = team.get(answer.headers["Location"])
    archived = names_of(team.get(f"{LIST}?state=archived"))
    batch = re.findall(r'name="batch" value="([^"]+)"', page.content.decode())[0]
    undone = team.get(team.post(f"{ACT}zurueck/", {"batch": batch}).headers["Location"])

    assert ("2 offers are archived." in text_of(page), archived) == (
        True,
        ["Frauenhaus", "Migrationsberatung"],
    )
    assert "2 offers are as they were." in text_of(undone)
    assert names_of(team.get(LIST)) == SHOWN
    assert services(heinsberg)["Frauenhaus"].status_reason == ""


def test_all_that_the_filter_finds_is_changed_on_every_page(team: Client, heinsberg: Centre) -> None:
    scenario.many(heinsberg, 60)
    answer = team.post(f"{ACT}?topic=meeting&words=Treff", {"do": "archive", "all": "yes"})

    assert "60 offers are archived." in text_of(team.get(answer.headers["Location"]))
    assert names_of(team.get(LIST)) == SHOWN


def test_taking_back_leaves_alone_what_was_changed_since(team: Client, heinsberg: Centre) -> None:
    keys = [str(service.pk) for service in services(heinsberg).values()]
    page = team.get(team.post(ACT, {"do": "archive", "entry": keys}).headers["Location"])
    batch = re.findall(r'name="batch" value="([^"]+)"', page.content.decode())[0]
    team.post(ACT, {"do": "publish", "entry": [str(services(heinsberg)["Frauenhaus"].pk)]})
    undone = team.get(team.post(f"{ACT}zurueck/", {"batch": batch}).headers["Location"])

    assert re.findall(r"\d offers? [a-z ]+\.", text_of(undone)) == ["4 offers are as they were."]


def test_offers_are_confirmed_published_and_handed_over(team: Client, heinsberg: Centre) -> None:
    found = services(heinsberg)
    colleague = seated(Role.CENTRE_HEAD, heinsberg)
    key = str(found["Entwurfsangebot"].pk)
    told = [
        text_of(team.get(team.post(ACT, {"entry": [key], **deed}).headers["Location"]))
        for deed in ({"do": "publish"}, {"do": "confirm"}, {"do": "assign", "colleague": str(colleague.pk)})
    ]
    service = services(heinsberg)["Entwurfsangebot"]

    assert [
        sentence in page
        for sentence, page in zip(
            ("1 offer is published.", "1 offer is confirmed.", "1 offer is handed over."), told, strict=True
        )
    ] == [True] * 3
    assert (service.status, service.assigned_to, service.confirmations.count()) == ("published", colleague, 1)


def test_providers_are_asked(team: Client, heinsberg: Centre) -> None:
    key = str(services(heinsberg)["Migrationsberatung"].pk)
    answer = team.post(ACT, {"do": "ask", "entry": [key]})

    assert "The provider of 1 offer is asked." in text_of(team.get(answer.headers["Location"]))


@pytest.mark.parametrize(
    "sent", [{"do": "archive"}, {"do": "fly", "all": "yes"}, {"entry": ["x"], "do": "confirm"}]
)
def test_nothing_ticked_changes_nothing(team: Client, sent: dict[str, Any]) -> None:
    page = team.get(team.post(ACT, sent).headers["Location"])

    assert "Nothing was ticked." in text_of(page)
    assert names_of(team.get(LIST)) == SHOWN


def test_buttons_carry_every_form_of_their_number(team: Client) -> None:
    page = team.get(LIST).content.decode()

    assert re.findall(r'data-one="(Archive [^"]*)" data-other="([^"]*)"', page) == [
        ("Archive # offer", "Archive # offers")
    ]


def test_a_providers_editor_sees_and_confirms_her_own_offers(heinsberg: Centre) -> None:
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas(heinsberg))
    found = services(heinsberg)
    both = [str(found[title].pk) for title in ("Migrationsberatung", "Frauenhaus")]
    page = browser.get(LIST)
    answer = browser.post(ACT, {"do": "confirm", "entry": both})

    assert names_of(page) == ["Migrationsberatung", "Sprachkurs für Mütter"]
    assert re.findall(r'name="do" value="(\w+)"', page.content.decode()) == ["confirm"]
    assert "1 offer is confirmed." in text_of(browser.get(answer.headers["Location"]))
    assert browser.post(ACT, {"do": "archive", "entry": both}).status_code == 403
    assert {service.status for service in services(heinsberg).values()} == {"published", "draft"}


def test_an_officer_sees_the_offers_of_her_municipality(heinsberg: Centre) -> None:
    browser = signed_in(
        Role.MUNICIPAL_OFFICER, heinsberg, municipality=factories.municipality(scenario.ERKELENZ)
    )

    assert names_of(browser.get(LIST)) == ["Sprachkurs für Mütter"]
    assert browser.post(ACT, {"do": "confirm", "all": "yes"}).status_code == 403


@pytest.mark.parametrize("role", [Role.TENANT_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.STATE_DESK])
def test_who_has_nothing_to_do_with_offers_is_refused(heinsberg: Centre, role: Role) -> None:
    browser = signed_in(role, heinsberg)

    assert (browser.get(LIST).status_code, browser.post(ACT).status_code) == (403, 403)


def test_another_centres_list_does_not_exist(heinsberg: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert (browser.get(LIST).status_code, browser.post(ACT, {"all": "yes"}).status_code) == (404, 404)


def test_without_signing_in_there_is_no_list(client: Client, heinsberg: Centre) -> None:
    assert (client.get(LIST).status_code, client.post(ACT).status_code) == (403, 403)


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(heinsberg, number)
    team.get(LIST)

    with django_assert_num_queries(9):
        team.get(LIST)


def test_a_name_of_120_characters_stands_in_the_list(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (), (factories.service_record("n" * 120),))

    assert "n" * 120 in names_of(team.get(LIST))
