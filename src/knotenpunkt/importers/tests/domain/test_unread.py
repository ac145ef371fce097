"""Texts that no field can hold stay in the remark."""

import pytest

from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.rows import read_organization_row, read_service_row
from knotenpunkt.importers.tests.domain.samples import CONTEXT

H = Heading


@pytest.mark.parametrize(
    ("heading", "written"),
    [
        (H.CONTACT_PHONE, "Frau am Empfang fragen"),
        (H.EMAIL, "info ÄT verein"),
        (H.EMAIL, "eins@verein.example; zwei@verein.example"),
        (H.WEBSITE, "im Netz"),
        (H.STATED_ON, "vor Ostern"),
        (H.MINIMUM_AGE, "Kindergartenalter"),
        (H.TOPIC, "Sport, Quidditch"),
    ],
)
def test_text_that_cannot_be_read_stays_in_the_remark(heading: H, written: str) -> None:
    cells = {H.SERVICE: RawCell("Kurs"), heading: RawCell(written), H.NOTE: RawCell("im Hof")}
    record = read_service_row(cells, CONTEXT).record
    assert record is not None
    assert record.note == f"im Hof\n{heading.value} laut Tabelle: {written}"
    again = read_service_row({**cells, H.NOTE: RawCell(record.note)}, CONTEXT).record
    assert again is not None
    assert again.note == record.note


def test_organization_keeps_a_telephone_that_is_none() -> None:
    cells = {H.ORGANIZATION: RawCell("Verein"), H.PHONE: RawCell("nur abends")}
    record = read_organization_row(cells, CONTEXT).record
    assert record is not None
    assert record.note == "Telefon laut Tabelle: nur abends"


def test_text_that_is_read_leaves_no_trace_in_the_remark() -> None:
    cells = {H.SERVICE: RawCell("Kurs"), H.CONTACT_PHONE: RawCell("02452/13-4222"), H.TOPIC: RawCell("sport")}
    record = read_service_row(cells, CONTEXT).record
    assert record is not None
    assert record.note == ""
