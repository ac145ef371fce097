"""Population and area out of the official directory of municipalities (GV-ISys), as a table of figures."""

from collections.abc import Iterator
from decimal import Decimal

from knotenpunkt.monitoring.domain.figure_tables import FigureTable, Written
from knotenpunkt.regions.domain.gv_isys import MunicipalityDirectory


def table_of_directory(directory: MunicipalityDirectory, *, indicator: str = "") -> FigureTable:
    """The figures of all municipalities; of one indicator only where it is named."""

    def figures() -> Iterator[Written]:
        for number, municipality in enumerate(directory.municipalities, start=1):
            values = {"pop_total": Decimal(municipality.population), "area": municipality.area}
            for code, value in values.items():
                if indicator in {"", code}:
                    yield Written(number, municipality.ags, directory.population_on, value, code)

    return FigureTable(figures(), is_official=True)
