"""Screen: the list of a centre's organizations."""

import re
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
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.browsing import names_of, text_of

LIST = "/en/heinsberg/arbeitsplatz/traeger/"
ACT = "/en/heinsberg/arbeitsplatz/traeger-auswahl/"
BOTH = ["Caritasverband Erkelenz", "Frauen helfen Frauen e.V."]


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", BOTH),
        ("words=caritas", BOTH[:1]),
        ("words=CV", BOTH[:1]),
        ("state=archived", []),
        ("state=all", BOTH),
        ("municipality=05370016", BOTH[1:]),
        ("state=nonsense&page=999999999", BOTH),
    ],
)
def test_filters_are_in_the_address(team: Client, query: str, expected: list[str]) -> None:
    assert names_of(team.get(f"{LIST}?{query}")) == expected


def test_the_number_of_offers_leads_to_them(team: Client) -> None:
    page = team.get(LIST)

    assert "2 offers of Caritasverband Erkelenz" in text_of(page)
    assert "angebote/?provider=caritasverband-erkelenz" in page.content.decode()


def test_a_providers_editor_sees_her_own(heinsberg: Centre) -> None:
    caritas = Organization.objects.within(Scope.of(heinsberg)).get(name=scenario.CARITAS.name)
    page = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas.pk).get(LIST)

    assert ("1 organization" in text_of(page), names_of(page)) == (True, BOTH[:1])


def test_an_officer_sees_those_of_her_municipality(heinsberg: Centre) -> None:
    erkelenz = factories.municipality(scenario.ERKELENZ)
    page = signed_in(Role.MUNICIPAL_OFFICER, heinsberg, municipality=erkelenz).get(LIST)

    assert ("Caritasverband Erkelenz" in text_of(page), "Frauen helfen" in text_of(page)) == (True, False)


@pytest.mark.parametrize("role", [Role.TENANT_ADMINISTRATOR, Role.STATE_DESK])
def test_others_are_refused(heinsberg: Centre, role: Role) -> None:
    assert signed_in(role, heinsberg).get(LIST).status_code == 403


def test_another_centres_list_does_not_exist(heinsberg: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).get(LIST).status_code == 404


@pytest.mark.parametrize("number", [1, 40])
def test_statements_are_constant(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    records = tuple(factories.organization_record(f"Verein {n}") for n in range(number))
    scenario.publish(heinsberg, records, ())
    team.get(LIST)

    with django_assert_num_queries(8):
        team.get(LIST)


def key(centre: Centre, name: str = scenario.CARITAS.name) -> str:
    return str(Organization.objects.within(Scope.of(centre)).get(name=name).pk)


def notice(browser: Client, address: str, **sent: Any) -> str:
    """What the list says after something was sent."""
    page = text_of(browser.get(browser.post(address, sent).headers["Location"]))
    return (
        page[page.index("Organizations Add an organization ") :]
        .split(" Words ")[0]
        .removeprefix("Organizations Add an organization ")
    )


def of_caritas(centre: Centre) -> list[Service]:
    rows = Service.objects.within(Scope.of(centre)).filter(organization__name=scenario.CARITAS.name)
    return list(rows.order_by("title"))


def test_all_offers_of_an_organization_are_confirmed_at_once(team: Client, heinsberg: Centre) -> None:
    assert notice(team, ACT, do="confirm", entry=[key(heinsberg)]) == "2 offers are confirmed."
    assert [service.confirmations.count() for service in of_caritas(heinsberg)] == [1, 1]


def test_an_organization_is_asked_by_one_letter_about_all_its_offers(team: Client, heinsberg: Centre) -> None:
    offers.catalogue(heinsberg)
    club = key(heinsberg, offers.CLUB.name)
    first, second = (notice(team, ACT, do="ask", entry=[club]) for _ in range(2))

    assert first == (
        "The providers of 2 offers are asked. 1 provider gets a letter with all its offers. "
        "Nobody was asked about 1 offer: it is not published."
    )
    assert second == (
        "The providers of 0 offers are asked. "
        "2 offers were asked about before; the answers are not there yet. "
        "Nobody was asked about 1 offer: it is not published."
    )
    assert [(letter.recipient, letter.centre) for letter in offers.letters(heinsberg)] == [
        ("post@verein.example", heinsberg)
    ]


def test_a_provider_without_an_address_is_to_be_called(team: Client, heinsberg: Centre) -> None:
    scenario.publish(
        heinsberg,
        (factories.organization_record("Stiller Verein"),),
        (factories.service_record("Schach", organization="Stiller Verein"),),
    )

    assert notice(team, ACT, do="ask", entry=[key(heinsberg, "Stiller Verein")]) == (
        "The provider of 1 offer is asked. 1 offer has no address for letters. Please call."
    )


def test_all_offers_of_an_organization_are_handed_over(team: Client, heinsberg: Centre) -> None:
    colleague = seated(Role.CENTRE_HEAD, heinsberg)
    said = notice(team, ACT, do="assign", entry=[key(heinsberg)], colleague=str(colleague.pk))

    assert said == "2 offers are handed over."
    assert [service.assigned_to for service in of_caritas(heinsberg)] == [colleague, colleague]
    assert f"published {colleague.display_name}" in text_of(team.get(LIST))


def test_only_organizations_without_offers_are_archived(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (factories.organization_record("Leerer Verein"),), ())
    said = notice(team, ACT, do="archive", all="yes", reason="aufgelöst")
    row = Organization.objects.within(Scope.of(heinsberg)).get(name="Leerer Verein")

    assert said == (
        "1 organization is archived. "
        "2 organizations still have offers and stay. Please archive the offers first. Take it back"
    )
    assert (row.status, row.status_reason, names_of(team.get(LIST))) == ("archived", "aufgelöst", BOTH)


def test_archiving_is_taken_back(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (factories.organization_record("Leerer Verein"),), ())
    sent = {"do": "archive", "entry": [key(heinsberg, "Leerer Verein")]}
    page = team.get(team.post(ACT, sent).headers["Location"])
    batch = re.findall(r'name="batch" value="([^"]+)"', page.content.decode())[0]

    assert notice(team, f"{ACT}zurueck/", batch=batch) == "1 organization is as it was."
    assert names_of(team.get(LIST)) == [*BOTH, "Leerer Verein"]
    assert notice(team, f"{ACT}zurueck/", batch=batch) == (
        "0 organizations are as they were. 1 entry has been changed since and stays as it is."
    )
    assert notice(team, f"{ACT}zurueck/", batch="x") == "Nothing was ticked."


def test_an_archived_organization_is_published_again(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (factories.organization_record("Leerer Verein"),), ())
    empty = [key(heinsberg, "Leerer Verein")]
    said = [notice(team, ACT, do=do, entry=empty) for do in ("archive", "archive", "publish")]

    assert said == [
        "1 organization is archived. Take it back",
        "0 organizations are archived. 1 entry was so already.",
        "1 organization is published. Take it back",
    ]


def test_who_has_no_offers_is_told_of(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (factories.organization_record("Leerer Verein"),), ())
    both = [key(heinsberg), key(heinsberg, "Leerer Verein")]

    assert notice(team, ACT, do="confirm", entry=both) == "2 offers are confirmed. 1 entry has no offers."
    assert notice(team, ACT, do="confirm", entry=both[1:]) == "0 offers are confirmed. 1 entry has no offers."


@pytest.mark.parametrize(
    "sent", [{"do": "archive"}, {"do": "fly", "all": "yes"}, {"entry": ["x"], "do": "confirm"}]
)
def test_nothing_ticked_changes_nothing(team: Client, sent: dict[str, Any]) -> None:
    assert notice(team, ACT, **sent) == "Nothing was ticked."
    assert names_of(team.get(LIST)) == BOTH


def test_a_providers_editor_confirms_what_her_organization_offers(heinsberg: Centre) -> None:
    own, other = key(heinsberg), key(heinsberg, BOTH[1])
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=own)
    page = browser.get(LIST)
    answer = browser.post(ACT, {"do": "confirm", "entry": [own, other]})

    assert re.findall(r'name="do" value="(\w+)"', page.content.decode()) == ["confirm"]
    assert "2 offers are confirmed." in text_of(browser.get(answer.headers["Location"]))
    assert offers.confirmations(heinsberg) == [
        (service.title, "provider", "Team heinsberg") for service in of_caritas(heinsberg)
    ]
    assert [
        browser.post(ACT, {"do": do, "entry": [own]}).status_code for do in ("archive", "assign", "ask")
    ] == [403] * 3
    assert browser.post(f"{ACT}zurueck/").status_code == 403


def test_an_officer_may_look_and_not_act(heinsberg: Centre) -> None:
    erkelenz = factories.municipality(scenario.ERKELENZ)
    browser = signed_in(Role.MUNICIPAL_OFFICER, heinsberg, municipality=erkelenz)

    assert 'name="entry"' not in browser.get(LIST).content.decode()
    assert browser.post(ACT, {"do": "confirm", "all": "yes"}).status_code == 403


def test_in_another_centre_nothing_can_be_done(heinsberg: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    sent = {"do": "archive", "all": "yes"}

    assert (browser.post(ACT, sent).status_code, browser.post(f"{ACT}zurueck/").status_code) == (404, 404)


def test_organizations_of_another_centre_are_out_of_reach(team: Client) -> None:
    dueren = scenario.dueren()
    scenario.publish(dueren, (factories.organization_record("Verein Düren"),), ())

    assert notice(team, ACT, do="archive", entry=[key(dueren, "Verein Düren")]) == "Nothing was ticked."


@pytest.mark.parametrize("number", [1, 30])
def test_confirming_many_takes_as_many_statements_as_confirming_one(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    records = tuple(factories.organization_record(f"Verein {n}") for n in range(number))
    services = tuple(factories.service_record(f"Kurs {n}", organization=f"Verein {n}") for n in range(number))
    scenario.publish(heinsberg, records, services)

    with django_assert_num_queries(21):
        team.post(f"{ACT}?words=Verein", {"do": "confirm", "all": "yes"})
