"""Screen: what becomes of the rows of an uploaded workbook."""

import html
import re
from typing import Any

import pytest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.uploads import NOW, done, uploaded
from knotenpunkt.regions.models import Centre

H = Heading
ROWS = [{H.NUMBER: n, H.SERVICE: f"Kurs {n}", H.COST: "kostenlos"} for n in range(1, 61)]


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def place(upload: WorkbookUpload, query: str = "") -> str:
    return f"/en/heinsberg/arbeitsplatz/mappe/{upload.pk}/zeilen/{query}"


@pytest.fixture
def upload(heinsberg: Centre, make_workbook: MakeWorkbook) -> WorkbookUpload:
    """Sixty services, of which one costs something and one is gone since they were written."""
    done(uploaded(heinsberg, make_workbook(ROWS)), Errand.APPLY)
    return uploaded(heinsberg, make_workbook([{**ROWS[0], H.COST: "5 €"}, *ROWS[1:59]]))


def test_changes_stand_with_before_and_after(upload: WorkbookUpload) -> None:
    page = text(signed_in(Role.CENTRE_EDITOR, upload.centre).get(place(upload)))

    assert "Kurs 1 Angebote Zeile 2 Kosten: kostenlos → 5 €" in page


def test_entries_that_are_no_longer_there_are_named(upload: WorkbookUpload) -> None:
    page = text(signed_in(Role.CENTRE_EDITOR, upload.centre).get(place(upload, "?was=missing")))

    assert "Kurs 60 Angebot Nr. 60" in page


def test_long_lists_come_in_pages(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    upload = uploaded(heinsberg, make_workbook(ROWS))
    browser = signed_in(Role.CENTRE_EDITOR, heinsberg)
    first, last = (text(browser.get(place(upload, f"?was=created&seite={n}"))) for n in ("1", "99"))

    assert ("Kurs 50 " in first, "Kurs 51 " in first, "Page 1 of 2" in first) == (True, False, True)
    assert ("Kurs 50 " in last, "Kurs 60 " in last, "Page 2 of 2" in last) == (False, True, True)


def test_a_report_that_is_not_there_yet_or_is_another_centres(centre: Centre, other_centre: Centre) -> None:
    upload = WorkbookUpload.objects.create(centre=centre, uploaded_at=NOW, file_name="A.xlsx", content=b"x")

    assert signed_in(Role.CENTRE_EDITOR, centre).get(place(upload)).status_code == 404
    assert signed_in(Role.CENTRE_EDITOR, other_centre).get(place(upload)).status_code == 404
    assert signed_in(Role.PROVIDER_EDITOR, centre).get(place(upload)).status_code == 403
