"""Reading the Gemeindeverzeichnis."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from knotenpunkt.regions.actions.load_regions import region_files
from knotenpunkt.regions.domain.gv_isys import (
    ListedMunicipality,
    MunicipalityDirectory,
    NotTheDirectory,
    plain_name,
    read_directory,
)
from knotenpunkt.regions.tests.domain.workbook_rows import (
    COVER,
    HEAD,
    TITLE,
    district_row,
    municipality_row,
)

SHARED_DATA = Path(
    os.environ.get("KNOTENPUNKT_SHARED_DATA")
    or Path(__file__).resolve().parents[5].parent / "shared" / "data"
)
OFFICIAL = SHARED_DATA / "geo" / "raw" / "destatis_AuszugGV1Q_2023-03-31.xlsx"


def test_directory_reads_the_municipalities_of_the_state() -> None:
    rows = [
        *HEAD,
        district_row("3", "70", "Heinsberg"),
        municipality_row("05370008", "Gangelt", 12946, "48,72"),
        municipality_row("05370004", "Erkelenz, Stadt", 43492),
        municipality_row("06411000", "Darmstadt, Wissenschaftsstadt", 160000),
    ]
    assert read_directory([COVER, rows]) == MunicipalityDirectory(
        title=TITLE,
        territories_on=date(2025, 6, 30),
        population_on=date(2023, 12, 31),
        municipalities=(
            ListedMunicipality("05370004", "Erkelenz", "town", 43492, Decimal("10.50"), 51.08, 6.315),
            ListedMunicipality("05370008", "Gangelt", "town", 12946, Decimal("48.72"), 51.08, 6.315),
        ),
    )


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        ([], "ist nicht das Gemeindeverzeichnis"),
        ([COVER], "ist nicht das Gemeindeverzeichnis"),
        ([[("Angebot", "Träger")] * 100], "ist nicht das Gemeindeverzeichnis"),
        ([HEAD], "keine Gemeinde des Landes 05"),
        ([[*HEAD, municipality_row("05370004", "Erkelenz, Stadt", "viele")]], "Zeile von Erkelenz"),
        ([[HEAD[2], HEAD[3], (None,) * 20, municipality_row("05370004", "E", 1)]], "fehlt der Gebietsstand"),
        ([[HEAD[2], (None,) * 20, HEAD[4]]], "fehlt die Spalte „Land“"),
    ],
)
def test_directory_refuses_other_workbooks(sheets: list[list[tuple[object, ...]]], sentence: str) -> None:
    with pytest.raises(NotTheDirectory, match=sentence):
        read_directory(sheets)


def test_plain_name_leaves_out_additions() -> None:
    assert [plain_name(name) for name in ("Harsewinkel, Die Mähdrescherstadt", "Selfkant")] == [
        "Harsewinkel",
        "Selfkant",
    ]


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official workbook is not on this machine")
@pytest.mark.filterwarnings("ignore:Workbook contains no default style:UserWarning")
def test_directory_reads_the_official_workbook_as_the_program_carries_it() -> None:
    workbook = openpyxl.load_workbook(OFFICIAL, read_only=True, data_only=True)
    directory = read_directory(sheet.iter_rows(values_only=True) for sheet in workbook.worksheets)
    workbook.close()
    files = region_files()
    assert (directory.population_on, directory.territories_on) == (
        files.source.reference_on,
        files.source.territories_on,
    )
    assert directory.municipalities == tuple(
        ListedMunicipality(
            entry.ags,
            entry.name,
            entry.kind,
            entry.population,
            entry.area,
            entry.latitude,
            entry.longitude,
        )
        for entry in files.municipalities
    )
