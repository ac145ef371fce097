"""Published offers and organizations with all that hangs on them, as plain values: of a centre, or with some keys."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knotenpunkt.directory.domain.offer import Cost, Offer, Place, Provenance, Provider, Reached, Term
from knotenpunkt.directory.domain.records import PartialDate, PhoneRecord
from knotenpunkt.directory.domain.translations import NO_TRANSLATIONS, Section, Translations
from knotenpunkt.directory.models import Service, ServicePartner, columns
from knotenpunkt.directory.queries import catalogue_rows as rows
from knotenpunkt.directory.queries.translations import Originals, visible_translations

type Terms = dict[str, dict[str, Term]]


@dataclass(frozen=True, slots=True)
class PublishedEntries:
    """Offers and organizations by their keys, the keys of the centres they belong to, and the vocabularies by code."""

    offers: Mapping[uuid.UUID, Offer]
    providers: Mapping[uuid.UUID, Provider]
    centres: Mapping[uuid.UUID, uuid.UUID]
    terms: Terms


def offers_by_key(keys: Collection[uuid.UUID]) -> PublishedEntries:
    """The published services with these keys and their organizations, of whatever centre; for some hundreds at most.

    A constant number of SQL statements. Keys of what is not published find nothing.
    """
    services = frozenset(keys)
    first = Service.objects.public().filter(pk__in=services, organization__isnull=False)
    partners = ServicePartner.objects.public().filter(service__in=services)
    organizations = {
        key for rows_of in (first, partners) for key in rows_of.values_list("organization_id", flat=True)
    }
    return read_entries(rows.Part(None, services, frozenset(organizations)))


def organizations_by_key(keys: Collection[uuid.UUID]) -> PublishedEntries:
    """The published organizations with these keys, of whatever centre, without their services."""
    return read_entries(rows.Part(None, frozenset(), frozenset(keys)))


def read_entries(part: rows.Part) -> PublishedEntries:
    """The public entries of a part, in a constant number of SQL statements however many there are."""
    terms = rows.vocabularies()
    places, seats = rows.public_places(part)
    parts = rows.parts_of_entries(part)
    organizations, services = rows.organization_rows(part), rows.service_rows(part)
    translations = visible_translations(part.scope, _originals(organizations, services))
    providers = {
        row["pk"]: provider_of(row, terms["organization_kind"], seats, parts.phones, translations)
        for row in organizations
    }
    schedules = rows.schedules_of_services(part)
    offers = {
        row["pk"]: Offer(
            **_facts(row, terms, providers, parts)
            | {
                "places": tuple(places.get(row["pk"], ())),
                "schedules": tuple(schedules.get(row["pk"], ())),
                "reached": _reached(row, parts.phones),
                "partners": tuple(
                    providers[key] for key in parts.partners.get(row["pk"], ()) if key in providers
                ),
                "provenance": _provenance(row),
                "translations": translations.get(row["pk"], NO_TRANSLATIONS),
            }
        )
        for row in services
    }
    centres = {row["pk"]: row["centre_id"] for row in (*organizations, *services)}
    return PublishedEntries(offers, providers, centres, terms)


def _originals(organizations: list[rows.Row], services: list[rows.Row]) -> Originals:
    """The German texts by entry."""
    originals = {row["pk"]: {Section.DESCRIPTION: row["description"]} for row in organizations}
    for row in services:
        texts = {section: row[section] for section in Section if section is not Section.COST}
        originals[row["pk"]] = texts | {Section.COST: row["cost_option__description"] or ""}
    return originals


_COPIED = ("slug", *columns.SERVICE)


def _facts(row: rows.Row, terms: Terms, providers: dict[uuid.UUID, Provider], parts: rows.Parts) -> rows.Row:
    key = row["pk"]
    areas = parts.areas.get(key, ())
    return {name: row[name] for name in _COPIED} | {
        "key": key,
        "changed_at": row["last_written"],
        "provider": providers.get(row["organization_id"]),
        "topics": tuple(terms["topic"][code] for code in parts.topics.get(key, ())),
        "target_groups": tuple(terms["target_group"][code] for code in parts.target_groups.get(key, ())),
        "languages": tuple(parts.languages.get(key, ())),
        "place_is_protected": row["is_protected"],
        "areas": tuple(area for area in areas if area),
        "is_district_wide": "" in areas,
        "cost": Cost(
            row["cost_option__description"] or "", row["cost_option__is_free"], row["cost_option__amount"]
        ),
    }


def provider_of(
    row: rows.Row,
    kinds: dict[str, Term],
    seats: dict[uuid.UUID, Place],
    phones: Mapping[uuid.UUID, list[PhoneRecord]],
    translations: Mapping[uuid.UUID, Translations],
) -> Provider:
    """An organization as everyone may see it."""
    return Provider(
        key=row["pk"],
        slug=row["slug"],
        name=row["name"],
        alternate_names=tuple(row["alternate_names"]),
        kind=kinds.get(row["kind__code"]),
        description=row["description"],
        website=row["website"],
        reached=_reached(row, phones),
        place=seats.get(row["pk"]),
        place_is_protected=row["is_protected"],
        provenance=Provenance(row["source"], _stated(row)),
        translations=translations.get(row["pk"], NO_TRANSLATIONS),
    )


def _reached(row: rows.Row, phones: Mapping[uuid.UUID, list[PhoneRecord]]) -> Reached:
    return Reached(
        row["contact__function"] or "",
        row["contact__email"] or "",
        tuple(phones.get(row["contact__pk"], ())),
    )


def _provenance(row: rows.Row) -> Provenance:
    return Provenance(
        row["source"], _stated(row), row["latest_on"], row["latest_by"] or "", row["unconfirmed_since"]
    )


def _stated(row: rows.Row) -> PartialDate | None:
    if row["stated_year"] is None:
        return None
    return PartialDate(
        row["stated_year"], row["stated_month"], row["stated_day"], row["stated_approximately"]
    )
