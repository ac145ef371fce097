"""Services as a part of saving a catalogue: inside the caller's transaction."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from knotenpunkt.directory.actions.saving_places import BATCH, PlaceBook, known, write_again, write_contacts
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.domain.verification import USUAL_RHYTHM
from knotenpunkt.directory.models import (
    Attribute,
    CatalogueSettings,
    Contact,
    CostOption,
    Language,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServicePartner,
    TaxonomyTerm,
    columns,
)
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.keys import derived_key, new_key
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.text.slugs import unused_slug

type Entry = tuple[uuid.UUID | None, ServiceRecord, uuid.UUID | None]  # of what, what, the key of a new one

_TOGETHER = 1000
_COPIED = (*columns.SERVICE, *columns.ENTRY)
_CHANGED = (*_COPIED, *columns.STATED, "organization", "changed_at", "revision")
_PARTS = (Attribute, CostOption, Language, Schedule, ServiceArea, ServiceAtLocation, ServicePartner, Contact)


@dataclass(frozen=True, slots=True)
class _References:
    """What records name, by the name they use, and how often the provider of a new service is asked."""

    organizations: dict[str, uuid.UUID]
    terms: dict[tuple[str, str], uuid.UUID]
    municipalities: dict[str, str]
    rhythm_months: int


def save_services(
    centre: Centre, entries: Sequence[Entry], *, now: datetime, progress: Callable[[int], None]
) -> list[uuid.UUID]:
    """Write services with all their parts, telling how many are done; returns their keys in the given order."""
    scope = Scope.of(centre)
    references = _references(scope)
    slugs = set(Service.objects.within(scope).values_list("slug", flat=True))
    places = PlaceBook(centre)
    keys: list[uuid.UUID] = []
    for together in batched(entries, _TOGETHER):
        _remove_parts(scope, [key for key, *_ in together if key is not None])
        pairs = list(_write_rows(centre, together, references, slugs, now))
        _write_parts(centre, pairs, references, places)
        keys.extend(service.pk for service, _ in pairs)
        progress(len(keys))
    return keys


def _references(scope: Scope) -> _References:
    return _References(
        dict(Organization.objects.within(scope).values_list("name", "pk")),
        {
            (taxonomy, code): key
            for taxonomy, code, key in TaxonomyTerm.objects.values_list("taxonomy_id", "code", "pk")
        },
        {ags: ags for ags in Municipality.objects.values_list("ags", flat=True)},
        CatalogueSettings.objects.within(scope).values_list("usual_rhythm_months", flat=True).first()
        or USUAL_RHYTHM,
    )


def _write_rows(
    centre: Centre,
    entries: Sequence[Entry],
    references: _References,
    slugs: set[str],
    now: datetime,
) -> Iterator[tuple[Service, ServiceRecord]]:
    scope = Scope.of(centre)
    stored = Service.objects.within(scope).in_bulk([key for key, *_ in entries if key is not None])
    new, changed, pairs = [], [], []
    for key, record, wanted in entries:
        if key is None:
            service = Service(
                id=wanted or new_key(),
                centre=centre,
                slug=unused_slug(record.title, slugs),
                created_at=now,
                rhythm_months=references.rhythm_months,
            )
            slugs.add(service.slug)
            new.append(service)
        else:
            service = known(stored, key, "service")
            service.revision += 1
            changed.append(service)
        _fill(service, record, references, now)
        pairs.append((service, record))
    Service.objects.bulk_create(new, batch_size=BATCH)
    write_again(Service, changed, _CHANGED)
    yield from pairs


def _fill(service: Service, record: ServiceRecord, references: _References, now: datetime) -> None:
    for field in _COPIED:
        setattr(service, field, getattr(record, field))
    service.organization_id = (
        known(references.organizations, record.organization, "organization") if record.organization else None
    )
    service.stated_on = record.stated_on
    service.changed_at = now


def _remove_parts(scope: Scope, keys: list[uuid.UUID]) -> None:
    for start in range(0, len(keys), BATCH):
        for model in _PARTS:
            model.objects.within(scope).filter(service__in=keys[start : start + BATCH]).delete()


def _write_parts(
    centre: Centre, pairs: list[tuple[Service, ServiceRecord]], references: _References, places: PlaceBook
) -> None:
    at = [
        ServiceAtLocation(
            id=derived_key("held at", service.pk), service=service, location_id=places.key_of(record.place)
        )
        for service, record in pairs
        if not record.place.is_empty
    ]
    places.write_new()
    ServiceAtLocation.objects.bulk_create(at, batch_size=BATCH)
    write_contacts(
        (Contact(centre=centre, service=service, email=record.email), record.phones)
        for service, record in pairs
    )
    for model, parts in (
        (Attribute, _attributes),
        (ServicePartner, _partners),
        (ServiceArea, _areas),
        (Language, _languages),
        (Schedule, _schedules),
        (CostOption, _cost_options),
    ):
        rows = [part for service, record in pairs for part in parts(service, record, references)]
        model.objects.bulk_create(rows, batch_size=BATCH)


def _attributes(service: Service, record: ServiceRecord, references: _References) -> Iterator[Attribute]:
    codes = [("topic", code) for code in record.topics] + [
        ("target_group", code) for code in record.target_groups
    ]
    for position, code in enumerate(codes):
        yield Attribute(service=service, term_id=known(references.terms, code, "term"), position=position)


def _partners(service: Service, record: ServiceRecord, references: _References) -> Iterator[ServicePartner]:
    for position, name in enumerate(record.partners):
        key = known(references.organizations, name, "organization")
        yield ServicePartner(service=service, organization_id=key, position=position)


def _areas(service: Service, record: ServiceRecord, references: _References) -> Iterator[ServiceArea]:
    for ags in record.service_areas:
        yield ServiceArea(
            service=service, municipality_id=known(references.municipalities, ags, "municipality")
        )
    if record.district_wide:
        yield ServiceArea(service=service, municipality_id=None)


def _languages(service: Service, record: ServiceRecord, references: _References) -> Iterator[Language]:
    for code in record.languages:
        yield Language(service=service, code=code)


def _schedules(service: Service, record: ServiceRecord, references: _References) -> Iterator[Schedule]:
    for position, schedule in enumerate(record.schedules):
        yield Schedule(
            service=service,
            position=position,
            frequency=schedule.frequency,
            interval=schedule.interval,
            weekdays=list(schedule.weekdays),
            ordinals=list(schedule.ordinals),
            starts_on=schedule.starts_on,
            ends_on=schedule.ends_on,
            opens_at=schedule.opens_at,
            closes_at=schedule.closes_at,
            description=schedule.description,
        )


def _cost_options(service: Service, record: ServiceRecord, references: _References) -> Iterator[CostOption]:
    if record.cost_text or record.free_of_charge is not None or record.amount is not None:
        yield CostOption(
            service=service, description=record.cost_text, is_free=record.free_of_charge, amount=record.amount
        )
