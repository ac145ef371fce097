"""Which kind of source is read how: one line a kind."""

from collections.abc import Mapping

from knotenpunkt.harvesting.domain.sources import Reading, SourceKind

READINGS: Mapping[SourceKind, Reading] = {}
