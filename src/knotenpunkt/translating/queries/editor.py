"""An entry side by side: each German text, what is translated of it, and what changed in German since."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.directory.domain.translations import Made, Section, State, source_hash, state_of
from knotenpunkt.directory.models import Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.domain.differences import Part, difference
from knotenpunkt.translating.domain.entries import Entry
from knotenpunkt.translating.models import GlossaryTerm
from knotenpunkt.translating.queries.entries import EntryState, states_in
from knotenpunkt.translating.queries.glossary import glossary_of
from knotenpunkt.translating.queries.target import Target, seen

SHORT = 120  # letters that fit a field of one line


@dataclass(frozen=True, slots=True)
class Stored:
    """What is translated of a text; `changes` in German since then, empty where there are none."""

    text: str
    by_machine: bool
    is_released: bool
    made_at: datetime
    changes: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One text of the entry. `mark` says what stood here when the page was made; `terms` are fixed ones in it."""

    section: Section
    source: str
    state: State
    stored: Stored | None
    mark: str
    terms: tuple[GlossaryTerm, ...]

    @property
    def rows(self) -> int:
        """How many lines the field shows."""
        return min(20, self.source.count("\n") + len(self.source) // 60 + 2)


def sides_of(target: Target, entry: Entry) -> tuple[Side, ...]:
    """The texts of an entry in the order in which people read, in two statements."""
    rows = list(target.rows().order_by("pk"))
    shown, terms = target.shown(), list(glossary_of(target.centre).filter(language=target.language))
    marks = seen(entry.sources, shown)
    return tuple(
        Side(
            section,
            source,
            state_of(entry.hashes[section], _made(rows, section)),
            _stored(shown[section], source) if section in shown else None,
            marks[section],
            tuple(_occurring(terms, source)),
        )
        for section, source in entry.sources.items()
    )


def _made(rows: Iterable[Translation], section: Section) -> list[Made]:
    return [
        Made(row.source_hash, row.origin == Translation.Origin.MACHINE, row.released_at is not None)
        for row in rows
        if row.section == section
    ]


def _stored(row: Translation, source: str) -> Stored:
    is_current = row.source_hash == source_hash(source)
    return Stored(
        row.text,
        row.origin == Translation.Origin.MACHINE,
        row.released_at is not None,
        row.made_at,
        () if is_current else difference(row.source, source),
    )


def _occurring(terms: Iterable[GlossaryTerm], source: str) -> Iterable[GlossaryTerm]:
    """Terms with which a word of the text begins: „Integrationskurs" also in „Integrationskurse"."""
    folded = source.casefold()
    return (term for term in terms if re.search(rf"\b{re.escape(term.german.casefold())}", folded))


def next_entry(centre: Centre, language: str, entry: Entry) -> EntryState | None:
    """The entry that needs somebody most after this one; None where all are released."""
    states = states_in(centre, language)
    places = {one.entry.reference: place for place, one in enumerate(states)}
    here = places.get(entry.reference, -1)
    others = [*states[here + 1 :], *states[: max(here, 0)]]
    return next((one for one in others if one.state is not State.RELEASED), None)


def typed_or_stored(sides: Iterable[Side], typed: Mapping[Section, str]) -> dict[Section, str]:
    """What each field holds: what was just typed, otherwise what is stored."""
    return {side.section: typed.get(side.section, side.stored.text if side.stored else "") for side in sides}
