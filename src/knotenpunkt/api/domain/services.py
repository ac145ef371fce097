"""Services in the words of HSDS and of our profile."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from knotenpunkt.api.domain.home import Home
from knotenpunkt.api.domain.organizations import (
    contacts,
    organization,
    organization_fields,
    phones,
    translations,
)
from knotenpunkt.api.domain.places import service_at_location
from knotenpunkt.api.domain.records import Record, known, part_key
from knotenpunkt.api.domain.schedules import schedules
from knotenpunkt.api.domain.taxonomies import Names, attribute
from knotenpunkt.api.domain.uris import uri
from knotenpunkt.directory.domain.age_of_information import information_age
from knotenpunkt.directory.domain.offer import Offer, Provider
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.shared.text.cldr import language_name

AREA_KIND = "AGS"
CURRENCY = "EUR"

# Which field of a record holds which of an offer's texts.
TEXT_FIELDS = {
    Section.TITLE: "name",
    Section.DESCRIPTION: "description",
    Section.TARGET: "eligibility_description",
    Section.SCHEDULE: "schedule_description",
    Section.COST: "fees_description",
    Section.REGISTRATION: "application_process",
}


def service_fields(offer: Offer, home: Home, today: date) -> Record:
    """What a service says in its own row."""
    return {"id": str(offer.key), "name": offer.title, "status": "active"} | known(
        {
            "organization_id": str(offer.provider.key) if offer.provider else None,
            "description": offer.description,
            "url": uri(offer.website),
            "email": offer.reached.email,
            "application_process": offer.registration_text,
            "fees_description": offer.cost.text,
            "eligibility_description": offer.target_text,
            "minimum_age": offer.minimum_age,
            "maximum_age": offer.maximum_age,
            "assured_date": _day(offer.provenance.confirmed_on),
            "last_modified": instant(offer.changed_at),
            **_of_our_profile(offer, home, today),
        }
    )


def _of_our_profile(offer: Offer, home: Home, today: date) -> Record:
    age = information_age(offer.provenance, today)
    return {
        "page_url": home.offer_page(offer.slug),
        "centre_key": home.key,
        "provider_description": offer.provider_text,
        "languages_description": offer.language_text,
        "schedule_description": offer.schedule_text,
        "is_free": offer.cost.is_free,
        "registration_required": offer.registration_required,
        "childcare": offer.childcare,
        "women_only": offer.women_only,
        "interpreter_possible": offer.interpreter_possible,
        "level_from": offer.level_from,
        "level_to": offer.level_to,
        "location_is_protected": offer.place_is_protected or None,
        "information_date": str(age.as_of or ""),
        "information_quality": round(age.quality, 2),
        "information_source": offer.provenance.source,
        "unconfirmed_since": _day(offer.provenance.unconfirmed_since),
    }


def service(offer: Offer, home: Home, taxonomies: Mapping[str, Names], today: date) -> Record:
    """A service with everything nested in it."""
    return service_fields(offer, home, today) | known(
        {
            "organization": _organization(offer, home, taxonomies),
            "partners": [_partner(offer, one, home) for one in offer.partners],
            "phones": phones(offer.key, "service_id", offer.reached),
            "contacts": contacts(offer.key, "service_id", offer.reached),
            "schedules": schedules(offer.key, offer.schedules),
            "service_areas": _areas(offer, home),
            "service_at_locations": [service_at_location(offer.key, place) for place in offer.places],
            "languages": [_language(offer, code) for code in offer.languages],
            "cost_options": _costs(offer),
            "attributes": [
                attribute(offer.key, "service", kind, taxonomies[kind], term)
                for kind, terms in (("topic", offer.topics), ("target_group", offer.target_groups))
                for term in terms
            ],
            "translations": list(translations(offer.key, "service", TEXT_FIELDS, offer.translations)),
        }
    )


def _organization(offer: Offer, home: Home, taxonomies: Mapping[str, Names]) -> Record | None:
    """Its organization; where none is certain, what is written in its place, under a key that no list has."""
    if offer.provider:
        return organization(offer.provider, home, taxonomies)
    if offer.provider_text:
        return {"id": named_provider_key(offer.key), "name": offer.provider_text, "description": ""}
    return None


def named_provider_key(service_key: UUID) -> str:
    """The key of an organization that is known by the words of one service only."""
    return part_key(service_key, "provider")


def minimal(offer: Offer) -> Record:
    """Only which service it is, in what the schema requires of every service."""
    return {"id": str(offer.key), "name": offer.title, "status": "active"}


def minimal_line(offer: Offer) -> Record:
    """The same with the time at which it was last written."""
    return minimal(offer) | {"last_modified": instant(offer.changed_at)}


def instant(moment: datetime) -> str:
    """A moment in RFC 3339, in whole seconds of UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _partner(offer: Offer, partner: Provider, home: Home) -> Record:
    return {
        "id": part_key(offer.key, "partner", partner.key),
        "service_id": str(offer.key),
        "organization_id": str(partner.key),
        "organization": organization_fields(partner, home),
    }


def _areas(offer: Offer, home: Home) -> list[Record]:
    """The municipalities it is meant for, or the whole territory of the centre."""
    named = [(home.municipalities.get(ags, ags), ags) for ags in offer.areas]
    if offer.is_district_wide:
        named.append((home.territory, home.key))
    return [
        {
            "id": part_key(offer.key, "service_area", ags),
            "service_id": str(offer.key),
            "name": name,
            "extent": ags,
            "extent_type": AREA_KIND,
        }
        for name, ags in named
    ]


def _language(offer: Offer, code: str) -> Record:
    return {
        "id": part_key(offer.key, "language", code),
        "service_id": str(offer.key),
        "name": language_name(code, "de"),
        "code": code,
    }


def _costs(offer: Offer) -> list[Record]:
    amount = 0 if offer.cost.is_free else offer.cost.amount
    if amount is None:
        return []
    return [
        {
            "id": part_key(offer.key, "cost_option"),
            "service_id": str(offer.key),
            "amount": float(amount),
            "currency": CURRENCY,
        }
        | known({"amount_description": offer.cost.text})
    ]
