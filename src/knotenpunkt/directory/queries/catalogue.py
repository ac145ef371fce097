"""The public catalogue of a centre, kept in the process until the centre's data change.

Nothing unpublished and no confidential place enters it, so whatever is shown from it may be seen by everyone.
"""

import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock

from knotenpunkt.directory.domain.catalogue import Catalogue, build_catalogue
from knotenpunkt.directory.domain.offer import Provider
from knotenpunkt.directory.queries import catalogue_rows as rows
from knotenpunkt.directory.queries.published_entries import provider_of, read_entries
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
    """The public catalogue of a centre, read in eight SQL statements however large it is."""
    entries = read_entries(rows.Part(Scope.of(centre)))
    return build_catalogue(
        tuple(entries.offers.values()),
        tuple(entries.providers.values()),
        tuple(entries.terms["topic"].values()),
        tuple(entries.terms["target_group"].values()),
        municipalities,
    )


def published_providers(centre: Centre, names: Collection[str]) -> dict[str, Provider]:
    """Some published organizations by their names, without reading the catalogue; in German."""
    scope = Scope.of(centre)
    found = rows.organization_rows(rows.Part(scope), names)
    phones = rows.phones_of_contacts([row["contact__pk"] for row in found])
    _, seats = rows.public_places(rows.Part(scope))
    kinds = rows.vocabularies()["organization_kind"]
    return {row["name"]: provider_of(row, kinds, seats, phones, {}) for row in found}
