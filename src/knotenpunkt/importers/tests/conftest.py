"""What tests of imports stand on: an instance with regions and words, the demo workbook, and small workbooks made
to order."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from knotenpunkt import importers
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.load_taxonomies import load_taxonomies
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.models import Centre

DEMO = Path(importers.__file__).parent / "data" / "demo" / "angebote_kreis_heinsberg.xlsx"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

type Rows = Sequence[Mapping[Heading, object]]
type MakeWorkbook = Callable[..., Path]


@pytest.fixture
def heinsberg(db: None) -> Centre:
    """The centre of Kreis Heinsberg in an instance as `knotenpunkt init` leaves it."""
    load_regions(actor=OPERATOR, now=NOW)
    load_taxonomies(actor=OPERATOR, now=NOW)
    return Centre.objects.get(slug="heinsberg")


@pytest.fixture
def demo_workbook(tmp_path: Path) -> Path:
    """A copy of the demo workbook that a test may change."""
    return Path(shutil.copy(DEMO, tmp_path / "demo.xlsx"))


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Write a plain workbook from rows by heading; `change` may alter it before it is saved."""

    def make(
        services: Rows = (),
        organizations: Rows = (),
        *,
        name: str = "mappe.xlsx",
        change: Callable[[Any], None] | None = None,
    ) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, headings, rows in (
            ("Träger", ORGANIZATION_HEADINGS, organizations),
            ("Angebote", SERVICE_HEADINGS, services),
        ):
            sheet = workbook.create_sheet(title)
            sheet.append([heading.value for heading in headings])
            for row in rows:
                sheet.append([row.get(heading) for heading in headings])
        if change is not None:
            change(workbook)
        path = tmp_path / name
        workbook.save(path)
        return path

    return make
