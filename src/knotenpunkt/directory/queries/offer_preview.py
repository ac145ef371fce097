"""How the public would see an offer that is not saved yet."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from knotenpunkt.directory.domain.offer import Cost, Offer, Place, Provenance, Provider, Reached, Term
from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord
from knotenpunkt.directory.models import columns
from knotenpunkt.directory.presentation.offer_page import offer_page
from knotenpunkt.directory.queries.catalogue import published_providers
from knotenpunkt.directory.queries.catalogue_rows import vocabularies
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.regions.queries.portal import Portal

_NOT_SAVED = uuid.UUID(int=0)


def previewed_page(
    portal: Portal, record: ServiceRecord, today: date, *, providers: Mapping[str, Provider]
) -> dict[str, Any]:
    """What the page of the offer would say; there is no calendar file of what is not saved.

    The catalogue is not read: it changes with every offer that is saved, and many people are writing at once.
    """
    offer = previewed_offer(record, providers, vocabularies(), today)
    return offer_page(offer, portal.language.code, municipality_names(portal), today) | {"has_dates": False}


def providers_of(portal: Portal, record: ServiceRecord) -> dict[str, Provider]:
    """Whoever offers it, by name."""
    names = {name for name in (record.organization, *record.partners) if name}
    return published_providers(portal.centre, names) if names else {}


def previewed_offer(
    record: ServiceRecord, providers: Mapping[str, Provider], terms: dict[str, dict[str, Term]], today: date
) -> Offer:
    """The record as the catalogue would hold it: without a confidential place and what only the team reads."""
    copied = {name: getattr(record, name) for name in columns.SERVICE}
    partners = tuple(providers[name] for name in record.partners if name in providers)
    return Offer(
        **copied,
        key=_NOT_SAVED,
        slug="",
        changed_at=timezone.make_aware(datetime.combine(today, time())),
        provider=providers.get(record.organization),
        partners=partners,
        topics=_known(terms["topic"], record.topics),
        target_groups=_known(terms["target_group"], record.target_groups),
        languages=record.languages,
        places=() if record.place.is_empty or record.place.confidential else (_place(record.place),),
        place_is_protected=record.place.confidential,
        areas=record.service_areas,
        is_district_wide=record.district_wide,
        schedules=record.schedules,
        cost=Cost(record.cost_text, record.free_of_charge, record.amount),
        reached=Reached("", record.email, record.phones),
        provenance=Provenance(record.source, record.stated_on),
    )


def _known(terms: dict[str, Term], codes: Iterable[str]) -> tuple[Term, ...]:
    return tuple(terms[code] for code in codes if code in terms)


def _place(place: PlaceRecord) -> Place:
    return Place(place.name, place.street, place.postal_code, place.city, place.municipality)
