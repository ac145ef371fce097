"""Screen: handing in a table of figures."""

import html
import io
import re
import zipfile
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.monitoring.domain.figure_plan import ROWS_LIMIT
from knotenpunkt.monitoring.models import Figure, FigureUpload
from knotenpunkt.monitoring.tests.uploads import ADDRESS, SOURCE, TABLE, sent
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.files.workbook_file import UNPACKED_LIMIT

pytestmark = pytest.mark.usefixtures("indicators")


@pytest.fixture
def desk() -> Client:
    return signed_in(Role.STATE_DESK, Centre.objects.get(slug="heinsberg"))


def refusals(response: Any) -> dict[str, str]:
    """What is told at which field."""
    found = re.findall(
        r'id="([a-z_]+)-error">.*?<span class="kern-body">(.*?)</span>', response.content.decode()
    )
    return {field: html.unescape(sentence) for field, sentence in found}


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", b" " * (UNPACKED_LIMIT + 1))
    return packed.getvalue()


def test_a_table_is_read_and_kept_and_no_figure_is_written(desk: Client) -> None:
    answer = sent(desk, TABLE)
    upload = FigureUpload.objects.get()

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}{upload.pk}/")
    assert (upload.report["new"], upload.report["fault_count"], Figure.objects.count()) == (2, 0, 0)


def test_a_workbook_is_read_with_indicator_and_day_from_the_form(desk: Client) -> None:
    content = workbook(["AGS", "Wert"], ["05370", 38160], [None, None], ["05315", "geheim"])
    sent(desk, content, "zahlen.xlsx", indicator="foreign_pop", reference_on="2023-12-31")
    report = FigureUpload.objects.get().report

    assert report["written"] == [{"indicator": "foreign_pop", "on": "2023-12-31", "count": 1}]
    assert report["faults"] == [{"line": 4, "column": "Wert", "sentence": "„geheim“ ist keine Zahl."}]


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.CENTRE_EDITOR, Role.TENANT_ADMINISTRATOR])
def test_whoever_works_in_a_centre_is_refused(role: Role) -> None:
    browser = signed_in(role, Centre.objects.get(slug="heinsberg"))

    assert (browser.get(ADDRESS).status_code, sent(browser, TABLE).status_code) == (403, 403)
    assert FigureUpload.objects.count() == 0


def test_somebody_who_has_not_signed_in_is_led_to_the_door(client: Client) -> None:
    answer = client.get(ADDRESS)

    assert answer.status_code == 403
    assert '"/de/konto/anmelden/?next=%2Fde%2Fland%2Fzahlen%2F"' in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Die Datei „zahlen.csv“ ist leer."),
        (b"\n\n", "Die Datei „zahlen.csv“ ist leer."),
        (
            b"%PDF-1.7 \0",
            (
                "Die Datei „zahlen.csv“ ist keine Textdatei. Gebraucht wird eine Tabelle als CSV oder eine "
                "Arbeitsmappe (.xlsx)."
            ),
        ),
        (
            b"PK\x03\x04 broken",
            "Die Datei „zahlen.csv“ ist beschädigt oder unvollständig. Bitte in Excel öffnen und neu speichern.",
        ),
        (
            "Kreis;Summe\nHeinsberg;3\n",
            (
                "In den ersten 40 Zeilen steht keine Kopfzeile. Gebraucht werden mindestens die Spalten „AGS“ und "
                "„Wert“."
            ),
        ),
        ("AGS;Wert\n", "Unter der Kopfzeile steht keine einzige Zahl."),
        (
            "AGS;Wert\n" + "1;2\n" * (ROWS_LIMIT + 2_000),
            (
                "Die Datei hat mehr als 300.000 Zeilen. Bitte in mehrere Dateien teilen, zum Beispiel nach Jahren."
            ),
        ),
    ],
    ids=["empty", "blank", "pdf", "broken", "no table", "no figure", "too long"],
)
def test_what_is_no_table_of_figures_is_told_at_once_and_not_kept(
    desk: Client, content: bytes | str, told: str
) -> None:
    answer = sent(desk, content)

    assert (answer.status_code, refusals(answer)) == (422, {"table": told})
    assert FigureUpload.objects.count() == 0


def test_a_bomb_is_not_unpacked(desk: Client) -> None:
    answer = sent(desk, bomb(), "zahlen.xlsx")

    assert (answer.status_code, "ausgepackt wären es 300 MB" in refusals(answer)["table"]) == (422, True)
    assert FigureUpload.objects.count() == 0


@pytest.mark.parametrize(
    ("size", "beginning"),
    [(10_000_001, "Die Datei „zahlen.csv“ ist 10,0 MB"), (21_000_000, "Die Datei ist 21,0 MB")],
)
def test_a_file_that_is_too_large_says_so(desk: Client, size: int, beginning: str) -> None:
    told = refusals(sent(desk, bytes(size)))

    assert told == {
        "table": f"{beginning} groß. Möglich sind 10 MB. Bitte in mehrere Dateien teilen, zum Beispiel nach Jahren."
    }


def test_no_file_at_all_is_asked_for(desk: Client) -> None:
    answer = desk.post("/en/land/zahlen/", SOURCE)

    assert (answer.status_code, refusals(answer)) == (422, {"table": "Please choose a file."})


def test_what_the_file_does_not_say_is_asked_for_at_its_field(desk: Client) -> None:
    answer = sent(desk, "AGS;Wert\n05370;38.160\n", publisher="", licence="")
    with_indicator = sent(desk, "AGS;Wert\n05370;38.160\n", indicator="foreign_pop")

    assert (answer.status_code, sorted(refusals(answer))) == (422, ["indicator", "licence", "publisher"])
    assert sorted(refusals(with_indicator)) == ["reference_on"]
    assert FigureUpload.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reference_on", "31.02.2023"),
        ("reference_on", "2999-12-31"),
        ("reference_on", "1066-10-14"),
        ("website", "javascript:alert(1)"),
        ("title", "x" * 201),
        ("licence", "x" * 201),
        ("indicator", "foreign_share"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field(desk: Client, field: str, value: str) -> None:
    answer = sent(desk, TABLE, **{field: value})

    assert (answer.status_code, list(refusals(answer))) == (422, [field])
    assert FigureUpload.objects.count() == 0


def test_the_page_takes_as_many_statements_with_twenty_uploads(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(7):
        desk.get(ADDRESS)
    for number in range(20):
        sent(desk, TABLE, f"zahlen-{number}.csv")
    with django_assert_num_queries(7):
        page = desk.get(ADDRESS).content.decode()

    assert page.count('<th scope="row">') == 20


def test_the_page_needs_no_script_and_speaks_arabic(desk: Client) -> None:
    page = desk.get("/ar/land/zahlen/").content.decode()

    assert ("<script" in page, '<html lang="ar" dir="rtl">' in page) == (False, True)


def test_the_desk_of_the_state_has_a_door_to_it(desk: Client) -> None:
    found = re.findall(r'kp-card__title"><a href="([^"]+)"', desk.get("/de/land/").content.decode())

    assert found == [ADDRESS]
