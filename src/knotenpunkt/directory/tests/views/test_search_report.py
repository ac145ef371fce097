"""Screen: what people look for."""

import csv
import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.count_searches import count_search
from knotenpunkt.search.domain.counted import Searched
from knotenpunkt.search.models import SearchCount

ADDRESS = "/en/heinsberg/arbeitsplatz/gesucht/"
FILE = f"{ADDRESS}tabelle.csv"
WARM = 11


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def head(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, centre)


@pytest.fixture
def counted(centre: Centre) -> None:
    """Three words today, one of them rare, and one long ago."""
    today = timezone.localdate()
    for words, language, municipality, figures, day in (
        ("deutschkurs", "de", "", (4, 0, 0), today),
        ("schwimmen", "de", scenario.ERKELENZ, (5, 5, 3), today),
        ("geheim", "ar", "", (2, 1, 0), today),
        ("früher", "de", "", (7, 0, 0), today - timedelta(days=60)),
    ):
        searches, without_results, missing = figures
        SearchCount.objects.create(
            centre=centre,
            day=day,
            words=words,
            language=language,
            municipality=municipality,
            searches=searches,
            without_results=without_results,
            missing=missing,
        )


def page(client: Client, query: str = "", address: str = ADDRESS) -> str:
    answer = client.get(address + query)
    assert answer.status_code == 200
    return answer.content.decode()


def table(markup: str, name: str) -> list[tuple[str, ...]]:
    """The rows of a table: label and figures."""
    found = markup.partition(f'id="{name}"')[2].partition("</table>")[0].partition("<tbody>")[2]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found.split("</tr>") if "<th" in row)
    return [tuple(re.sub(r"<[^>]+>", "", cell) for cell in row) for row in cells]


def file_rows(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("counted")
def test_every_table_has_its_figures(head: Client) -> None:
    markup = page(head)

    assert table(markup, "words") == [
        ("schwimmen", "5", "5", "3"),
        ("deutschkurs", "4", "0", "0"),
        ("all other words", "2", "1", "0"),
    ]
    assert table(markup, "unanswered") == [("schwimmen", "5", "5", "3")]
    assert table(markup, "missing") == [("schwimmen", "5", "5", "3")]
    assert table(markup, "topics") == [("German", "4", "0", "0"), ("no topic", "7", "6", "3")]
    assert table(markup, "places") == [("Erkelenz", "5", "5", "3"), ("no place named", "6", "1", "0")]
    assert table(markup, "languages") == [("German", "9", "5", "3"), ("Arabic", "2", "1", "0")]


@pytest.mark.usefixtures("counted")
def test_words_of_one_or_two_people_are_on_no_page_and_in_no_file(head: Client) -> None:
    assert [word in page(head) + head.get(FILE).content.decode() for word in ("geheim", "schwimmen")] == [
        False,
        True,
    ]


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("query", "most_frequent"),
    [
        ("", "schwimmen"),
        ("?tage=30", "schwimmen"),
        ("?tage=90", "früher"),
        ("?tage=365", "früher"),
        ("?tage=x", "schwimmen"),
    ],
)
def test_the_period_can_be_chosen(head: Client, query: str, most_frequent: str) -> None:
    markup = page(head, query)

    assert table(markup, "words")[0][0] == most_frequent
    assert len(re.findall(r'aria-current="true">\s*\d+ days', markup)) == 1


@pytest.mark.usefixtures("counted")
def test_the_file_has_the_same_tables(head: Client) -> None:
    answer = head.get(FILE)
    today = timezone.localdate()
    period = [str(today - timedelta(days=29)), str(today)]

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="gesucht-heinsberg-{today}-30-tage.csv"'
    )
    assert file_rows(answer)[:4] == [
        ["Table", "Entry", "Searches", "Without a result", "“This is missing”", "First day", "Last day"],
        ["Most frequent words", "schwimmen", "5", "5", "3", *period],
        ["Most frequent words", "deutschkurs", "4", "0", "0", *period],
        ["Most frequent words", "all other words", "2", "1", "0", *period],
    ]


def test_what_somebody_typed_is_escaped_and_runs_in_no_spreadsheet(head: Client, centre: Centre) -> None:
    formula = "=HYPERLINK(<b>"
    SearchCount.objects.create(
        centre=centre, day=timezone.localdate(), words=formula, language="de", searches=9
    )

    assert "&lt;b&gt;" in page(head)
    assert "<b>" not in page(head)
    assert file_rows(head.get(FILE))[1][1] == f"'{formula}"


def test_what_this_process_still_holds_is_counted_first(head: Client, centre: Centre) -> None:
    for _ in range(3):
        count_search(centre.pk, Searched.of("Kurs", "Kurs", "de"), today=timezone.localdate())

    assert table(page(head), "words") == [("kurs", "3", "3", "0")]


def test_nothing_searched_yet_is_said(head: Client) -> None:
    markup = page(head)

    assert "Nobody searched for anything in this time." in markup
    assert ("<table" in markup, FILE in markup) == (False, False)
    assert len(file_rows(head.get(FILE))) == 1


@pytest.mark.usefixtures("counted")
def test_another_centres_figures_are_its_own(centre: Centre) -> None:
    other = scenario.dueren()
    outsider = signed_in(Role.CENTRE_HEAD, other)

    assert "Nobody searched" in page(outsider, address="/en/dueren/arbeitsplatz/gesucht/")
    assert [outsider.get(address).status_code for address in (ADDRESS, FILE)] == [404, 404]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_EDITOR, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_see_it(centre: Centre, role: Role, status: int) -> None:
    browser = signed_in(role, centre)

    assert [browser.get(address).status_code for address in (ADDRESS, FILE)] == [status, status]


def test_nobody_sees_it_without_signing_in(client: Client, centre: Centre) -> None:
    assert [client.get(address).status_code for address in (ADDRESS, FILE)] == [403, 403]


def test_nothing_is_written(head: Client) -> None:
    assert [head.post(address).status_code for address in (ADDRESS, FILE)] == [405, 405]


@pytest.mark.usefixtures("counted")
def test_the_page_speaks_arabic(head: Client) -> None:
    markup = page(head, address="/ar/heinsberg/arbeitsplatz/gesucht/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert table(markup, "places")[0] == ("Erkelenz", "5", "5", "3")
    assert '<bdi lang="de">Erkelenz</bdi>' in markup


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    head: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    page(head)
    SearchCount.objects.bulk_create(
        SearchCount(
            centre=centre, day=timezone.localdate(), words=f"{position} kurs", language="de", searches=3
        )
        for position in range(number)
    )

    with django_assert_num_queries(WARM):
        page(head)
