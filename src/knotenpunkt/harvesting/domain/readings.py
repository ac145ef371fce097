"""Which kind of source is read how: one line a kind."""

from collections.abc import Mapping

from knotenpunkt.harvesting.domain.hsds.api import read_json
from knotenpunkt.harvesting.domain.integreat.api import read_integreat
from knotenpunkt.harvesting.domain.sources import Reading, SourceKind
from knotenpunkt.harvesting.domain.tables.reading import read_tables

READINGS: Mapping[SourceKind, Reading] = {
    SourceKind.HSDS_API: read_json,
    SourceKind.HSDS_PACKAGE: read_tables,
    SourceKind.INTEGREAT: read_integreat,
}
