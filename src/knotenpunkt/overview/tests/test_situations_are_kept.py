"""Situations are kept by the version of the instance: whatever changes what they say is seen with the next look."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.tests.scenario import publish
from knotenpunkt.monitoring.actions.import_figures import Delivered, import_figures
from knotenpunkt.monitoring.actions.load_vocabulary import load_vocabulary
from knotenpunkt.monitoring.domain.figure_plan import Told, read_figures
from knotenpunkt.monitoring.domain.figure_tables import FigureTable, Written
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.models import Figure
from knotenpunkt.monitoring.queries.known_regions import known_regions
from knotenpunkt.overview.queries.situations import SituationFigure, situations
from knotenpunkt.regions.actions.load_regions import load_regions, region_files
from knotenpunkt.regions.actions.refresh_regions import refresh_regions
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.domain.gv_isys import ListedMunicipality, MunicipalityDirectory
from knotenpunkt.regions.models import Centre, CentreMunicipality

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
HEINSBERG, ERKELENZ = "05370", "05370004"


@pytest.fixture
def centre(db: None) -> Centre:
    """Heinsberg in the regions of the state; no figures were imported yet."""
    load_regions(actor=OPERATOR, now=NOW)
    return Centre.objects.get(key=HEINSBERG)


def figure(centre: Centre, code: str) -> SituationFigure | None:
    return next((one for one in situations(TODAY)[centre.pk] if one.code == code), None)


def value(centre: Centre, code: str) -> Decimal | None:
    found = figure(centre, code)
    return found.value if found else None


def test_situations_cost_two_statements_while_nothing_changes(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    situations(TODAY)

    with django_assert_num_queries(2):
        situations(TODAY)


def test_first_figures_are_seen_at_once(centre: Centre) -> None:
    before = figure(centre, "foreign_pop")
    load_vocabulary(actor=OPERATOR, now=NOW)
    after = figure(centre, "foreign_pop")

    assert (before, after and after.reference_on) == (None, date(2022, 12, 31))


def test_imported_figures_are_seen_at_once(centre: Centre) -> None:
    load_vocabulary(actor=OPERATOR, now=NOW)
    situations(TODAY)
    districts = sorted(set(Figure.objects.filter(indicator="foreign_pop").values_list("region", flat=True)))
    rows = iter(Written(line, key, "31.12.2025", "41.000") for line, key in enumerate(districts, start=2))
    known = known_regions(today=TODAY)
    table = Delivered(read_figures(FigureTable(rows), known, Told("foreign_pop")), Delivery("Tabelle"))
    import_figures(table, actor=OPERATOR, now=NOW)

    assert value(centre, "foreign_pop") == 41_000


def test_refreshed_territories_are_seen_at_once(centre: Centre) -> None:
    before = value(centre, "pop_total")
    assert before is not None
    listed = [
        ListedMunicipality(*(getattr(one, name) for name in ListedMunicipality.__match_args__))
        for one in region_files().municipalities
    ]
    grown = [replace(one, population=one.population + 500) if one.ags == ERKELENZ else one for one in listed]
    directory = MunicipalityDirectory("Verzeichnis", date(2026, 6, 30), date(2025, 12, 31), tuple(grown))
    refresh_regions(directory, actor=OPERATOR, now=NOW)

    assert value(centre, "pop_total") == before + 500


def test_regions_that_are_loaded_anew_are_seen_at_once(centre: Centre) -> None:
    CentreMunicipality.objects.filter(municipality=ERKELENZ).delete()
    count_change(None, now=NOW)
    without = value(centre, "municipalities")
    load_regions(actor=OPERATOR, now=NOW)

    assert (without, value(centre, "municipalities")) == (Decimal(9), Decimal(10))


def test_offers_are_counted_at_once(centre: Centre) -> None:
    before = value(centre, "offers")
    publish(centre, (), (ServiceRecord(title="Treff"),))

    assert (before, value(centre, "offers")) == (Decimal(0), Decimal(1))
