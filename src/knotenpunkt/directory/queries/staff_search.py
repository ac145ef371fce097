"""Searching as the team of a centre may: drafts and archived offers too, from the same index, with every reason."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knotenpunkt.directory.domain.nearness import EVERYWHERE
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.domain.search_facets import centre_mark
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import ENOUGH, SHOWN_ON_A_PAGE, understood_by
from knotenpunkt.directory.queries.question_surroundings import nearness_of
from knotenpunkt.directory.search_documents import SERVICE
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.domain.ranking import Ranked
from knotenpunkt.search.domain.searching import (
    Circumstances,
    Marks,
    matches,
    ranked_full,
    ranked_partial,
    within,
)
from knotenpunkt.search.domain.slots import Slot
from knotenpunkt.search.domain.understanding import Understanding
from knotenpunkt.search.queries.searching import IndexReader, asked
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class StaffHit:
    """An offer in any state, and why it stands where it stands. `is_partial`: it fills the question in part."""

    title: str
    slug: str
    status: Status
    ranked: Ranked
    is_partial: bool


@dataclass(frozen=True, slots=True)
class SlotHits:
    """A thing that was asked for, and how many offers of the centre have it."""

    slot: Slot
    number: int


@dataclass(frozen=True, slots=True)
class StaffAnswer:
    """How a question was understood, and the first offers that fill it, of `total`."""

    understanding: Understanding
    slots: tuple[SlotHits, ...] = ()
    hits: tuple[StaffHit, ...] = ()
    total: int = 0


def staff_scope(centre: uuid.UUID) -> tuple[Marks, ...]:
    """What the team of a centre may find: everything that is the centre's, whatever its state."""
    return ((centre_mark(centre),),)


def found_by_staff(portal: Portal, question: str, today: date) -> StaffAnswer | None:
    """The first offers for a question in the order of the public list; None where there is no index yet."""
    version = DataVersion(str(portal.centre.pk), portal.revision)
    return asked(version, lambda reader: _from_index(portal, question, today, reader))


def _from_index(portal: Portal, question: str, today: date, reader: IndexReader) -> StaffAnswer:
    scope = staff_scope(portal.centre.pk)
    understanding = understood_by(portal, published_catalogue(portal), question, reader, scope)
    if not understanding.slots:
        return StaffAnswer(understanding)
    nearness = nearness_of(portal, understanding)
    circumstances = Circumstances(scope, nearness.by_mark, today.toordinal())
    allowed = within(reader, scope)
    those = matches(reader, understanding.slots, allowed)
    full = ranked_full(reader, those, those.full, circumstances, SHOWN_ON_A_PAGE)
    if nearness.kilometres is not None:
        full.sort(
            key=lambda one: one.reasons.place < EVERYWHERE
        )  # the named place first, as on the public list
    few = len(those.full) < ENOUGH
    partial = ranked_partial(reader, those, those.partial, circumstances, SHOWN_ON_A_PAGE) if few else []
    shown = [*full, *partial][:SHOWN_ON_A_PAGE]
    return StaffAnswer(
        understanding,
        tuple(SlotHits(slot, len(those.sets[number] & allowed)) for number, slot in enumerate(those.slots)),
        tuple(_hits(portal.centre, reader, shown, number_of_full=len(full))),
        len(those.full),
    )


def _hits(
    centre: Centre, reader: IndexReader, shown: Sequence[Ranked], *, number_of_full: int
) -> list[StaffHit]:
    """The rows behind the documents; what the index still knows and the database no longer has is left out."""
    keys = [uuid.UUID(key.removeprefix(f"{SERVICE}:")) for key in reader.keys(one.ordinal for one in shown)]
    rows = Service.objects.within(Scope.of(centre)).in_bulk(keys)
    return [
        StaffHit(row.title, row.slug, Status(row.status), ranked, position >= number_of_full)
        for position, (key, ranked) in enumerate(zip(keys, shown, strict=True))
        if (row := rows.get(key)) is not None
    ]
