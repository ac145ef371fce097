"""Screen: figures of offers' pages."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import OfferFigure, Organization, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/zahlen/"
KINDS = ("view", "call", "mail")
MOTHERS, ADVICE, REFUGE = "Sprachkurs für Mütter", "Migrationsberatung", "Frauenhaus"


@pytest.fixture
def centre(db: None) -> Centre:
    made = scenario.heinsberg()
    for title, numbers in ((MOTHERS, (40, 3, 0)), (ADVICE, (7, 6, 5)), (REFUGE, (2, 0, 1))):
        counted(made, title, numbers)
    return made


def counted(centre: Centre, title: str, numbers: tuple[int, ...]) -> None:
    service = Service.objects.within(Scope.of(centre)).get(title=title)
    for kind, number in zip(KINDS, numbers, strict=True):
        OfferFigure.objects.create(
            service=service, month=timezone.localdate().replace(day=1), kind=kind, number=number
        )


def provider(centre: Centre, name: str) -> Client:
    organization = Organization.objects.within(Scope.of(centre)).get(name=name)
    return signed_in(Role.PROVIDER_EDITOR, centre, organization=organization.pk)


def rows(answer: Any, table: str) -> list[list[str]]:
    markup = (
        answer.content.decode().partition(f'id="{table}"')[2].partition("</table>")[0].partition("<tbody>")[2]
    )
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in markup.split("</tr>") if "<th" in row)
    return [[re.sub("<[^>]+>|[\u2068\u2069]", "", cell) for cell in row] for row in cells]


def test_the_team_sees_all_offers(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS)

    assert rows(page, "offers") == [
        [MOTHERS, "40", "under 5", "0"],
        [ADVICE, "7", "6", "5"],
        [REFUGE, "under 5", "0", "under 5"],
    ]
    assert rows(page, "months")[0][1:] == ["49", "9", "6"]
    assert [row[1:] for row in rows(page, "months")[1:]] == [["0", "0", "0"]] * 11


def test_a_provider_sees_her_own_offers_only(centre: Centre) -> None:
    page = provider(centre, scenario.CARITAS.name).get(ADDRESS)

    assert [row[0] for row in rows(page, "offers")] == [MOTHERS, ADVICE]
    assert rows(page, "months")[0][1:] == ["47", "9", "5"]


def test_one_offer_has_a_page_of_its_own(centre: Centre) -> None:
    page = provider(centre, scenario.CARITAS.name).get(f"{ADDRESS}?angebot=migrationsberatung")

    assert (rows(page, "months")[0][1:], rows(page, "offers")) == (["7", "6", "5"], [])


def test_the_offer_of_another_provider_does_not_exist(centre: Centre) -> None:
    assert provider(centre, scenario.CARITAS.name).get(f"{ADDRESS}?angebot=frauenhaus").status_code == 404


def test_another_centres_figures_do_not_exist(centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert outsider.get(ADDRESS).status_code == 404
    assert rows(outsider.get("/en/dueren/arbeitsplatz/zahlen/"), "months") == []


def test_the_chart_is_drawn_with_attributes_from_nought(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode()

    assert re.findall(r'width="([\d.]+)" height="10"', page) == ["0.0"] * 11 + ["100.0"]


def test_without_figures_the_page_says_why(centre: Centre) -> None:
    OfferFigure.objects.within(Scope.of(centre)).delete()
    page = signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode()

    assert ("Nobody has looked at these pages" in page, "<table" in page) == (True, False)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.CENTRE_EDITOR, 200),
        (Role.PROVIDER_EDITOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.INTERPRETER_COORDINATOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_read_the_figures(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == status


def test_nobody_reads_without_signing_in(client: Client, centre: Centre) -> None:
    assert client.get(ADDRESS).status_code in {302, 403}


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    for service in Service.objects.within(Scope.of(centre)).filter(title__startswith="Treff"):
        OfferFigure.objects.create(
            service=service, month=timezone.localdate().replace(day=1), kind="view", number=9
        )
    head = signed_in(Role.CENTRE_HEAD, centre)
    head.get(ADDRESS)

    with django_assert_num_queries(7):
        head.get(ADDRESS)
