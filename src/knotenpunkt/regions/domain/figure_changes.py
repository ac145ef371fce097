"""What a newer directory of municipalities changes, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from knotenpunkt.regions.domain.gv_isys import ListedMunicipality


@dataclass(frozen=True, slots=True)
class StoredMunicipality:
    """A municipality as the instance has it."""

    ags: str
    name: str
    kind: str
    population: int
    area: Decimal
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class MunicipalityChange:
    """A municipality whose name or figures differ: before and after."""

    before: StoredMunicipality
    after: ListedMunicipality


@dataclass(frozen=True, slots=True)
class FigureChanges:
    """What differs: changed figures, keys that are new in the directory, and keys that it no longer has."""

    changed: tuple[MunicipalityChange, ...]
    new: tuple[ListedMunicipality, ...]
    missing: tuple[StoredMunicipality, ...]


def figure_changes(
    stored: Iterable[StoredMunicipality], listed: Iterable[ListedMunicipality]
) -> FigureChanges:
    """Compare by AGS; each list in the order of the keys."""
    before = {municipality.ags: municipality for municipality in stored}
    after = {municipality.ags: municipality for municipality in listed}
    return FigureChanges(
        changed=tuple(
            MunicipalityChange(before[ags], after[ags])
            for ags in sorted(before.keys() & after.keys())
            if _values(before[ags]) != _values(after[ags])
        ),
        new=tuple(after[ags] for ags in sorted(after.keys() - before.keys())),
        missing=tuple(before[ags] for ags in sorted(before.keys() - after.keys())),
    )


def _values(municipality: StoredMunicipality | ListedMunicipality) -> tuple[object, ...]:
    return (
        municipality.name,
        municipality.kind,
        municipality.population,
        municipality.area,
        municipality.latitude,
        municipality.longitude,
    )
