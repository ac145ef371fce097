"""Screen: which column of an uploaded workbook means what."""

import html
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import NOBODY, AccessRefused, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions.keep_columns import keep_columns
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.queries.column_meanings import column_meanings_of
from knotenpunkt.importers.tests.uploads import NOW, done, fresh, uploaded
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

MAPPE = "/en/heinsberg/arbeitsplatz/mappe/"
HEADINGS = ["Zähler", "Was gibt es", "Bei wem", "Intern"]
ROWS = [[1, "Sprachcafé", "Verein Ratheim", "im Keller"], [2, "Teestube", "Verein Ratheim", "im Saal"]]
CHOSEN = {"b1-s1": "number", "b1-s2": "service", "b1-s3": "organization", "b1-s4": ""}
COLD = 9


def workbook(folder: Path, *sheets: tuple[str, Sequence[Any]], name: str = "liste.xlsx") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    book.save(path)
    return path


@pytest.fixture
def upload(heinsberg: Centre, tmp_path: Path) -> WorkbookUpload:
    """A workbook with headings of its own."""
    return uploaded(heinsberg, workbook(tmp_path, ("Liste 2026", [HEADINGS, *ROWS])))


@pytest.fixture
def editor(upload: WorkbookUpload) -> Client:
    return signed_in(Role.CENTRE_EDITOR, upload.centre)


def place(upload: WorkbookUpload, rest: str = "spalten/") -> str:
    return f"{MAPPE}{upload.pk}/{rest}"


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_page_of_an_upload_that_is_not_understood_leads_to_its_columns(
    editor: Client, upload: WorkbookUpload
) -> None:
    page = editor.get(place(upload, ""))

    assert (upload.state, upload.notice) == ("failed", "unclear_columns")
    assert f'href="{place(upload)}"' in page.content.decode()
    assert "steht in den ersten 40 Zeilen eine Kopfzeile" in text(page)


def test_each_column_is_asked_about_with_some_of_its_cells(editor: Client, upload: WorkbookUpload) -> None:
    page = text(editor.get(place(upload)))

    assert "Sheet “Liste 2026”, headings in row 1" in page
    assert "Was gibt es for example: Sprachcafé Teestube" in page
    assert "Name of the organization that offers it" in page


def test_what_is_chosen_is_remembered_and_the_workbook_read(editor: Client, upload: WorkbookUpload) -> None:
    answer = editor.post(place(upload), CHOSEN)

    assert answer.headers["Location"] == place(upload, "")
    assert fresh(upload).state == "ready"
    assert [(each.column, each.heading) for each in column_meanings_of(upload.centre).order_by("pk")] == [
        ("zaehler", "Nr."),
        ("was gibt es", "Angebot"),
        ("bei wem", "Träger"),
        ("intern", ""),
    ]
    done(upload, Errand.APPLY)
    assert sorted(each.title for each in stored_catalogue(upload.centre).services.values()) == [
        "Sprachcafé",
        "Teestube",
    ]


def test_the_next_workbook_is_read_without_asking(
    editor: Client, upload: WorkbookUpload, tmp_path: Path
) -> None:
    editor.post(place(upload), CHOSEN)
    rows = [HEADINGS, *ROWS, [3, "Nähkurs", "Verein Ratheim", ""]]
    following = uploaded(upload.centre, workbook(tmp_path, ("Liste 2027", rows), name="b.xlsx"))

    assert (following.state, following.notice) == ("ready", "")


def test_what_makes_no_table_is_said_at_the_sheet_and_loses_nothing(
    editor: Client, upload: WorkbookUpload
) -> None:
    answer = editor.post(place(upload), {**CHOSEN, "b1-s3": "city", "b1-s4": "city"})

    assert answer.status_code == 422
    assert "“Town or village” is chosen for more than one column. Please choose it once." in text(answer)
    assert answer.content.decode().count('<option value="city" selected>') == 2
    assert not column_meanings_of(upload.centre).exists()


def test_without_numbers_it_is_said_what_to_do(editor: Client, upload: WorkbookUpload) -> None:
    answer = text(editor.post(place(upload), {**CHOSEN, "b1-s1": "no such choice"}))

    assert "If there is none, add one in the file and upload it again." in answer


def test_every_sheet_left_out_is_no_workbook(editor: Client, upload: WorkbookUpload) -> None:
    answer = editor.post(place(upload), {"b1-out": "1"})

    assert (answer.status_code, "Please leave at least one sheet in." in text(answer)) == (422, True)


def test_two_columns_of_one_name_are_told_apart(heinsberg: Centre, tmp_path: Path) -> None:
    rows = [["Nr.", "Angebot", "Träger", "Ort", "Ort"], [1, "Teestube", "Verein", "im Saal", "Wegberg"]]
    unclear = uploaded(heinsberg, workbook(tmp_path, ("Angebote", rows)))
    sent = {
        "b1-s1": "number",
        "b1-s2": "service",
        "b1-s3": "organization",
        "b1-s4": "venue",
        "b1-s5": "city",
    }
    signed_in(Role.CENTRE_EDITOR, heinsberg).post(place(unclear), sent)
    done(unclear, Errand.APPLY)
    (service,) = stored_catalogue(heinsberg).services.values()

    assert "Die Spalte „Ort“ gibt es zweimal." in unclear.problem
    assert (service.place.name, service.place.city) == ("im Saal", "Wegberg")


def test_a_sheet_that_cannot_be_read_is_left_out(heinsberg: Centre, tmp_path: Path) -> None:
    offers = [["Nr.", "Angebot", "Träger"], [1, "Teestube", "Verein"]]
    old = [["Titel", "Ort", "Telefon", "Kosten"], ["Alter Kurs", "Wegberg", "02434 1", "frei"]]
    unclear = uploaded(heinsberg, workbook(tmp_path, ("Angebote", offers), ("Archiv", old)))
    sent = {"b1-s1": "number", "b1-s2": "service", "b1-s3": "organization", "b2-out": "1"}
    signed_in(Role.CENTRE_EDITOR, heinsberg).post(place(unclear), sent)
    read = fresh(unclear)

    assert ("fehlen die Spalten „Nr.“ und „Träger“" in unclear.problem, read.state) == (True, "ready")
    assert read.report is not None
    assert (read.report["ignored_sheets"], read.report["counts"]["created"]) == (["Archiv"], 1)


def test_a_workbook_that_was_written_is_read_as_a_new_upload(editor: Client, upload: WorkbookUpload) -> None:
    editor.post(place(upload), CHOSEN)
    done(upload, Errand.APPLY)
    answer = editor.post(place(upload), {**CHOSEN, "b1-s4": "note"})

    assert str(upload.pk) not in answer.headers["Location"]
    assert "Take over 2 entries" in text(editor.get(answer.headers["Location"]))


def test_a_workbook_without_any_headings_says_so(heinsberg: Centre, tmp_path: Path) -> None:
    plain = uploaded(heinsberg, workbook(tmp_path, ("Zahlen", [[1, 2, 3], [4, 5, 6]])))
    page = signed_in(Role.CENTRE_EDITOR, heinsberg).get(place(plain))

    assert "There is no sheet in this file with a row of at least three headings." in text(page)


def test_who_may_say_it(upload: WorkbookUpload, client: Client) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, Centre.objects.get(slug="euskirchen"))
    provider = signed_in(Role.PROVIDER_EDITOR, upload.centre)
    own = f"/en/euskirchen/arbeitsplatz/mappe/{upload.pk}/spalten/"

    for browser, status in ((outsider, 404), (provider, 403), (client, 403)):
        assert browser.get(place(upload)).status_code == status
        assert browser.post(place(upload), CHOSEN).status_code == status
    assert outsider.post(own, CHOSEN).status_code == 404
    with pytest.raises(AccessRefused):
        keep_columns(upload.centre, [], actor=NOBODY, now=NOW)
    assert not column_meanings_of(upload.centre).exists()


def test_it_is_on_the_trail(editor: Client, upload: WorkbookUpload) -> None:
    editor.post(place(upload), CHOSEN)
    (event,) = AuditEvent.objects.filter(action="importers.keep_columns")

    assert event.changes["columns"][1] == {"column": "Was gibt es", "heading": "Angebot"}


@pytest.mark.parametrize("number", [1, 3])
def test_statements_are_constant(
    heinsberg: Centre, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    sheets = [(f"Blatt {each}", [HEADINGS, *ROWS]) for each in range(number)]
    several = uploaded(heinsberg, workbook(tmp_path, *sheets))
    browser = signed_in(Role.CENTRE_EDITOR, heinsberg)

    with django_assert_num_queries(COLD):
        browser.get(place(several))
