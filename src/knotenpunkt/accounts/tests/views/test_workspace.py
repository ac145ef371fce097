"""Screen: the start page of the workspace."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.tasks import News, Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/arbeitsplatz/"
COLD, WARM = 6, 4


@pytest.fixture(autouse=True)
def _nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other contexts tell is their tests' business."""
    monkeypatch.setattr("knotenpunkt.accounts.queries.tasks._task_sources", [])
    monkeypatch.setattr("knotenpunkt.accounts.queries.tasks._news_sources", [])


@pytest.mark.parametrize("role", [Role.STATE_DESK])
def test_a_role_without_a_workspace_is_refused(role: Role, centre: Centre) -> None:
    answer = signed_in(role, centre).get(ADDRESS)

    assert (answer.status_code, "nicht für alle" in answer.content.decode()) == (403, True)


def test_somebody_who_has_not_signed_in_is_told_how_to(client: Client, centre: Centre) -> None:
    answer = client.get("/en/heinsberg/arbeitsplatz/")

    assert answer.status_code == 403
    assert '"/en/heinsberg/anmelden/?next=%2Fen%2Fheinsberg%2Farbeitsplatz%2F"' in answer.content.decode()
    assert dict(answer.cookies) == {}


def test_another_centres_workspace_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(ADDRESS).status_code == 404


def test_a_closed_account_opens_nothing(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    Person.objects.update(is_active=False)

    assert browser.get(ADDRESS).status_code == 403


def test_an_unknown_centre_is_no_page(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/arbeitsplatz/").status_code == 404


def test_nothing_is_written(centre: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, centre).post(ADDRESS).status_code == 405


def test_the_page_needs_no_script_and_is_in_no_search_engine(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS)

    assert "<script" not in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_the_page_speaks_arabic(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_HEAD, centre).get("/ar/heinsberg/arbeitsplatz/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/ar/heinsberg/arbeitsplatz/gesucht/"' in page


@pytest.mark.parametrize("language", ["tr", "uk", "fa"])
def test_in_a_language_that_is_not_for_staff_the_page_leads_to_the_german_one(
    language: str, centre: Centre
) -> None:
    answer = signed_in(Role.CENTRE_HEAD, centre).get(f"/{language}/heinsberg/arbeitsplatz/?a=1")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}?a=1")


def test_the_page_offers_the_languages_of_staff_alone(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode()

    assert re.findall(r'hreflang="(\w+)"', page) == ["de", "en", "ar"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three kinds of tasks and one piece of news, as other contexts tell them."""

    def tasks(workplace: Workplace, today: date) -> list[Task]:
        return [
            Task("Neues", 2, today, "Ansehen", "/neu/"),
            Task("Altes", 1, today - timedelta(days=40), "Anrufen", "/alt/"),
            Task("Nichts", 0, None, "Ruhen", "/nichts/"),
            Task("Dringendes", 7, today - timedelta(days=1), "Handeln", "/dringend/", is_urgent=True),
        ]

    def news(workplace: Workplace, since: date) -> list[News]:
        return [News(f"Seit {since:%Y}: <etwas> geschah", "/etwas/")]

    monkeypatch.setattr("knotenpunkt.accounts.queries.tasks._task_sources", [tasks])
    monkeypatch.setattr("knotenpunkt.accounts.queries.tasks._news_sources", [news])


@pytest.mark.usefixtures("told")
def test_the_urgent_comes_first_then_what_waits_longest_and_nothing_that_is_done(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS).content.decode()

    assert re.findall(r'kp-row-actions"><a href="(/[^"]+)"', page) == ["/dringend/", "/alt/", "/neu/"]
    assert page.count('<span class="kp-status">dringend</span>') == 1


@pytest.mark.usefixtures("told")
def test_what_happened_since_yesterday_is_told_and_escaped(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS).content.decode()

    assert page.count(f'<a href="/etwas/">Seit {date.today():%Y}: &lt;etwas&gt; geschah</a>') == 1  # noqa: DTZ011


def test_where_nothing_waits_the_page_says_so(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS).content.decode()

    assert page.count("Nichts wartet auf Sie.") == 1


def test_statements_are_few(centre: Centre, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)

    with django_assert_num_queries(COLD):
        browser.get(ADDRESS)
    with django_assert_num_queries(WARM):
        browser.get(ADDRESS)
