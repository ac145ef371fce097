"""Filling an instance with the regions and centres of North Rhine-Westphalia that come with the program."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.db import models, transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.actions.draw_maps import draw_maps
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.domain.region_files import (
    CentreEntry,
    MunicipalityEntry,
    RegionFiles,
    SourceEntry,
    centre_key_of,
    read_administrative_districts,
    read_centres,
    read_districts,
    read_municipalities,
    read_source,
)
from knotenpunkt.regions.models import (
    AdministrativeDistrict,
    Centre,
    CentreMunicipality,
    District,
    FigureSource,
    MapShape,
    Municipality,
    OpeningHours,
)
from knotenpunkt.shared import audit

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class LoadedRegions:
    """How many rows were new or changed, by kind; nothing is counted that was right already."""

    administrative_districts: int
    districts: int
    municipalities: int
    centres: int
    served: int

    @property
    def changed(self) -> bool:
        return any(asdict(self).values())


def region_files(folder: Path = DATA) -> RegionFiles:
    """The files that come with the program."""

    def text(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8")

    return RegionFiles(
        source=read_source(text("sources.json")),
        administrative_districts=read_administrative_districts(text("administrative_districts.csv")),
        districts=read_districts(text("districts.csv")),
        municipalities=read_municipalities(text("municipalities.csv")),
        centres=read_centres(text("centres.csv"), text("centre_contacts.json")),
    )


def load_regions(*, actor: Actor, now: datetime) -> LoadedRegions:
    """Bring regions and centres to the state of the files, all or nothing; doing it again changes nothing.

    Figures that are newer in the instance than in the files stay; so does all that is said about a centre.
    """
    require(actor, Permission.INSTANCE_PREPARE)
    files = region_files()
    with transaction.atomic():
        loaded = _load(files)
        if loaded.changed or not MapShape.objects.exists():
            draw_maps()
        if loaded.changed:
            count_change(None, now=now)
            audit.record(
                "regions.regions.load",
                actor=actor.identifier,
                now=now,
                subject_type="regions",
                changes=asdict(loaded),
            )
    return loaded


def _load(files: RegionFiles) -> LoadedRegions:
    with_newer_figures = _newer_figures(files.source)
    source = _source_row(files.source)
    return LoadedRegions(
        administrative_districts=_save(
            AdministrativeDistrict,
            [
                AdministrativeDistrict(key=entry.key, name=entry.name)
                for entry in files.administrative_districts
            ],
            ["name"],
        ),
        districts=_save(
            District,
            [
                District(
                    ags=entry.ags,
                    name=entry.name,
                    kind=entry.kind,
                    administrative_district_id=entry.administrative_district,
                )
                for entry in files.districts
            ],
            ["name", "kind", "administrative_district_id"],
        ),
        municipalities=_save(
            Municipality,
            [_municipality_row(entry, source) for entry in files.municipalities],
            []
            if with_newer_figures
            else ["name", "kind", "district_id", "population", "area", "latitude", "longitude", "source_id"],
        ),
        centres=_create_centres(files.centres),
        served=_create_served(files.centres),
    )


def _newer_figures(entry: SourceEntry) -> bool:
    """Whether the instance was refreshed with figures of a later day than those of the files."""
    return FigureSource.objects.filter(code=entry.code, reference_on__gt=entry.reference_on).exists()


def _source_row(entry: SourceEntry) -> FigureSource:
    values = asdict(entry)
    row, _ = FigureSource.objects.get_or_create(code=values.pop("code"), defaults=values)
    return row


def _municipality_row(entry: MunicipalityEntry, source: FigureSource) -> Municipality:
    values = asdict(entry)
    return Municipality(district_id=values.pop("district"), source=source, **values)


def _save[Row: models.Model](model: type[Row], rows: list[Row], columns: list[str]) -> int:
    """Create the rows that are missing and update those that differ in `columns`; how many that were."""
    stored = model._default_manager.in_bulk([row.pk for row in rows])
    missing = [row for row in rows if row.pk not in stored]
    differing = [
        row
        for row in rows
        if row.pk in stored
        and any(getattr(row, column) != getattr(stored[row.pk], column) for column in columns)
    ]
    model._default_manager.bulk_create(missing)
    if differing:
        model._default_manager.bulk_update(differing, [column.removesuffix("_id") for column in columns])
    return len(missing) + len(differing)


def _create_centres(entries: tuple[CentreEntry, ...]) -> int:
    known = set(Centre.objects.values_list("key", flat=True))
    missing = [entry for entry in entries if entry.key not in known]
    rows = {entry.key: _centre_row(entry) for entry in missing}
    Centre.objects.bulk_create(rows.values())
    OpeningHours.objects.bulk_create(
        OpeningHours(
            centre=rows[entry.key],
            weekday=span.weekday,
            opens_at=span.opens_at,
            closes_at=span.closes_at,
        )
        for entry in missing
        if entry.contact
        for span in entry.contact.opening_hours
    )
    return len(missing)


def _centre_row(entry: CentreEntry) -> Centre:
    row = Centre(
        key=entry.key,
        slug=entry.slug,
        name=entry.name,
        territory=entry.territory,
        responsible_body=entry.responsible_body,
        website=entry.website,
    )
    if entry.contact:
        row.street = entry.contact.street
        row.postal_code = entry.contact.postal_code
        row.city = entry.contact.city
        row.phone = entry.contact.phone
        row.postal_address = entry.contact.postal_address
    return row


def _create_served(entries: tuple[CentreEntry, ...]) -> int:
    """Give every municipality that no centre serves to the one whose territory it lies in."""
    centre_ids = dict(
        Centre.objects.filter(key__in=[entry.key for entry in entries]).values_list("key", "id")
    )
    missing = [
        CentreMunicipality(municipality_id=ags, centre_id=centre_ids[centre_key_of(ags, centre_ids)])
        for ags in Municipality.objects.filter(served_by__isnull=True).values_list("ags", flat=True)
    ]
    CentreMunicipality.objects.bulk_create(missing)
    return len(missing)
