"""The public catalogue of a centre, kept in the process until the centre's data change.

Nothing unpublished and no confidential place enters it, so whatever is shown from it may be seen by everyone.
"""

import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock

from knotenpunkt.directory.domain.catalogue import Catalogue, build_catalogue
from knotenpunkt.directory.domain.offer import Cost, Offer, Place, Provenance, Provider, Reached, Term
from knotenpunkt.directory.domain.records import PartialDate, PhoneRecord
from knotenpunkt.directory.domain.translations import NO_TRANSLATIONS, Section, Translations
from knotenpunkt.directory.models import columns
from knotenpunkt.directory.queries import catalogue_rows as rows
from knotenpunkt.directory.queries.translations import Originals, visible_translations
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.tenancy import Scope

MOST_OFFERS_KEPT = 5_000  # about 10 kB each, twice that where everything is translated into every language


class _KeptCatalogues:
    """The catalogues of the centres asked for last, together of at most `limit` offers (one centre always fits)."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[uuid.UUID, tuple[int, Catalogue]] = OrderedDict()
        self._lock = Lock()

    def get(self, portal: Portal) -> Catalogue:
        centre, revision = portal.centre, portal.revision
        with self._lock:
            known = self._kept.get(centre.pk)
            if known is not None and known[0] == revision:
                self._kept.move_to_end(centre.pk)
                return known[1]
        made = read_catalogue(centre, municipality_names(portal))
        with self._lock:
            self._kept[centre.pk] = (revision, made)
            self._kept.move_to_end(centre.pk)
            while len(self._kept) > 1 and self._offers() > self._limit:
                self._kept.popitem(last=False)
        return made

    def _offers(self) -> int:
        return sum(len(catalogue.offers) for _, catalogue in self._kept.values())


_kept = _KeptCatalogues(MOST_OFFERS_KEPT)


def published_catalogue(portal: Portal) -> Catalogue:
    """What everyone may see of the portal's centre at its present revision; no SQL at all while it is kept."""
    return _kept.get(portal)


def read_catalogue(centre: Centre, municipalities: Mapping[str, str]) -> Catalogue:
    """The public catalogue of a centre, read in seven SQL statements however large it is."""
    scope = Scope.of(centre)
    terms = rows.vocabularies()
    places, seats = rows.public_places(scope)
    parts = rows.parts_of_services(centre, scope)
    organizations, services = rows.organization_rows(scope), rows.service_rows(scope)
    translations = visible_translations(scope, _originals(organizations, services))
    providers = {
        row["pk"]: _provider(row, terms["organization_kind"], seats, parts.phones, translations)
        for row in organizations
    }
    schedules = rows.schedules_of_services(scope)
    by_slug = {provider.slug: provider for provider in providers.values()}
    offers = [
        _offer(row, terms, providers, parts)
        | {
            "places": tuple(places.get(row["pk"], ())),
            "schedules": tuple(schedules.get(row["pk"], ())),
            "reached": _reached(row, parts.phones),
            "partners": tuple(by_slug[slug] for slug in parts.partners.get(row["pk"], ()) if slug in by_slug),
            "provenance": _provenance(row),
            "translations": translations.get(row["pk"], NO_TRANSLATIONS),
        }
        for row in services
    ]
    return build_catalogue(
        [Offer(**facts) for facts in offers],
        tuple(providers.values()),
        tuple(terms["topic"].values()),
        tuple(terms["target_group"].values()),
        municipalities,
    )


def published_providers(centre: Centre, names: Collection[str]) -> dict[str, Provider]:
    """Some published organizations by their names, without reading the catalogue; in German."""
    scope = Scope.of(centre)
    found = rows.organization_rows(scope, names)
    phones = rows.phones_of_contacts([row["contact__pk"] for row in found])
    _, seats = rows.public_places(scope)
    kinds = rows.vocabularies()["organization_kind"]
    return {row["name"]: _provider(row, kinds, seats, phones, {}) for row in found}


def _originals(organizations: list[rows.Row], services: list[rows.Row]) -> Originals:
    """The German texts by entry."""
    originals = {row["pk"]: {Section.DESCRIPTION: row["description"]} for row in organizations}
    for row in services:
        texts = {section: row[section] for section in Section if section is not Section.COST}
        originals[row["pk"]] = texts | {Section.COST: row["cost_option__description"] or ""}
    return originals


_COPIED = ("slug", "changed_at", *columns.SERVICE)


def _offer(
    row: rows.Row, terms: dict[str, dict[str, Term]], providers: dict[uuid.UUID, Provider], parts: rows.Parts
) -> rows.Row:
    key = row["pk"]
    areas = parts.areas.get(key, ())
    return {name: row[name] for name in _COPIED} | {
        "key": key,
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


def _provider(
    row: rows.Row,
    kinds: dict[str, Term],
    seats: dict[uuid.UUID, Place],
    phones: Mapping[uuid.UUID, list[PhoneRecord]],
    translations: Mapping[uuid.UUID, Translations],
) -> Provider:
    return Provider(
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
