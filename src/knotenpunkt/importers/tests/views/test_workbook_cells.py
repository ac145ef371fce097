"""Screen: what the cells of an uploaded workbook became."""

import html
import re
from pathlib import Path
from typing import Any

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.importers.tests.uploads import NOW, uploaded
from knotenpunkt.regions.models import Centre


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def place(upload: WorkbookUpload, query: str = "") -> str:
    return f"/en/heinsberg/arbeitsplatz/mappe/{upload.pk}/zellen/{query}"


def test_cells_stand_with_what_they_became_and_why(heinsberg: Centre, demo_workbook: Path) -> None:
    upload = uploaded(heinsberg, demo_workbook)
    page = text(signed_in(Role.CENTRE_EDITOR, heinsberg).get(place(upload, "?was=lost_zero")))

    assert re.search(r"Angebote \w+ \S+.* Die führende Null fehlte; gelesen als", page)


def test_a_report_that_is_not_there_yet_or_is_another_centres(centre: Centre, other_centre: Centre) -> None:
    upload = WorkbookUpload.objects.create(centre=centre, uploaded_at=NOW, file_name="A.xlsx", content=b"x")

    assert signed_in(Role.CENTRE_EDITOR, centre).get(place(upload)).status_code == 404
    assert signed_in(Role.CENTRE_EDITOR, other_centre).get(place(upload)).status_code == 404
    assert signed_in(Role.PROVIDER_EDITOR, centre).get(place(upload)).status_code == 403
