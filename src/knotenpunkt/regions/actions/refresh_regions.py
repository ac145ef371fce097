"""Newer figures for the municipalities from the official directory of the Statistisches Bundesamt."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.actions.draw_maps import draw_maps
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.domain.figure_changes import (
    FigureChanges,
    StoredMunicipality,
    figure_changes,
)
from knotenpunkt.regions.domain.gv_isys import MunicipalityDirectory
from knotenpunkt.regions.models import FigureSource, Municipality
from knotenpunkt.shared import audit

SOURCE_CODE = "destatis-gv-isys"


class OlderFigures(ValueError):
    """The directory tells of an earlier day than the figures of the instance."""


@dataclass(frozen=True, slots=True)
class PlannedRefresh:
    """What refreshing would change; `reference_dates_change` says that only the dates of the figures move."""

    directory: MunicipalityDirectory
    changes: FigureChanges
    reference_dates_change: bool

    @property
    def changes_anything(self) -> bool:
        return bool(self.changes.changed) or self.reference_dates_change


def planned_refresh(directory: MunicipalityDirectory) -> PlannedRefresh:
    """What the directory would change. Raises OlderFigures if the instance has newer figures."""
    source = FigureSource.objects.filter(code=SOURCE_CODE).first()
    if source and source.reference_on > directory.population_on:
        raise OlderFigures(
            f"Diese Datei ist älter als der Bestand: Ihre Bevölkerungszahlen sind vom "
            f"{_written(directory.population_on)}, die gespeicherten vom {_written(source.reference_on)}."
        )
    stored = (
        StoredMunicipality(
            ags=row.ags,
            name=row.name,
            kind=row.kind,
            population=row.population,
            area=row.area,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in Municipality.objects.all()
    )
    dates = (directory.population_on, directory.territories_on)
    return PlannedRefresh(
        directory=directory,
        changes=figure_changes(stored, directory.municipalities),
        reference_dates_change=source is None or (source.reference_on, source.territories_on) != dates,
    )


def refresh_regions(directory: MunicipalityDirectory, *, actor: Actor, now: datetime) -> PlannedRefresh:
    """Write the figures of the directory, all or nothing.

    Municipalities that are new or missing are only reported: which centre serves them is for people to decide.
    Raises OlderFigures.
    """
    require(actor, Permission.FIGURES_REFRESH)
    with transaction.atomic():
        plan = planned_refresh(directory)
        if not plan.changes_anything:
            return plan
        source = _refreshed_source(directory)
        _write_figures(plan.changes)
        Municipality.objects.filter(
            ags__in=[municipality.ags for municipality in directory.municipalities]
        ).update(source=source)
        draw_maps()
        count_change(None, now=now)
        audit.record(
            "regions.figures.refresh",
            actor=actor.identifier,
            now=now,
            subject_type="figure_source",
            subject_id=SOURCE_CODE,
            changes={
                "municipalities": len(plan.changes.changed),
                "reference_on": directory.population_on.isoformat(),
                "territories_on": directory.territories_on.isoformat(),
            },
        )
    return plan


def _refreshed_source(directory: MunicipalityDirectory) -> FigureSource:
    source, _ = FigureSource.objects.update_or_create(
        code=SOURCE_CODE,
        defaults={
            "reference_on": directory.population_on,
            "territories_on": directory.territories_on,
            "attribution": f"© Statistisches Bundesamt (Destatis), {directory.territories_on.year}",
        },
        create_defaults={
            "title": directory.title,
            "publisher": "Statistisches Bundesamt (Destatis)",
            "reference_on": directory.population_on,
            "territories_on": directory.territories_on,
            "licence": "Vervielfältigung und Verbreitung, auch auszugsweise, mit Quellenangabe gestattet",
            "attribution": f"© Statistisches Bundesamt (Destatis), {directory.territories_on.year}",
        },
    )
    return source


def _write_figures(changes: FigureChanges) -> None:
    rows = Municipality.objects.in_bulk([change.after.ags for change in changes.changed])
    for change in changes.changed:
        row = rows[change.after.ags]
        row.name = change.after.name
        row.kind = change.after.kind
        row.population = change.after.population
        row.area = change.after.area
        row.latitude = change.after.latitude
        row.longitude = change.after.longitude
    Municipality.objects.bulk_update(
        rows.values(), ["name", "kind", "population", "area", "latitude", "longitude"]
    )


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"
