"""What must hold directly around words, so that they are a condition: „Frau" needs a „für", „Do" its capital letter."""

import unicodedata
from collections.abc import Callable, Mapping

from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand
from knotenpunkt.search.domain.intent_reading import Find, Reading

_YOUNG = frozenset(("children", "youth", "pupils", "girls", "families"))


def may_stand(find: Find, reading: Reading) -> bool:
    """Whether what a condition demands of the words directly around it is the case."""
    if find.is_led_to and find.demand in _WITH_PREPOSITION:
        return True
    rule = _RULES.get(find.demand)
    return rule is None or rule(find, reading)


def is_written_so(find: Find, reading: Reading) -> bool:
    """Whether the first word of a condition is typed exactly as its phrase is written."""
    return find.phrase is not None and reading.typed(find.core_first) == find.phrase.spelling


def _is_beside_children(find: Find, reading: Reading) -> bool:
    previous = reading.finds[-1] if reading.finds else None
    return bool(previous and previous.last == find.first and previous.value in _YOUNG)


def _is_beside_weekday(find: Find, reading: Reading) -> bool:
    previous = reading.finds[-1] if reading.finds else None
    return bool(previous and previous.last == find.first and previous.kind is IntentKind.WEEKDAY)


def _is_unattached(find: Find, reading: Reading) -> bool:
    """Whether no word that means something stands directly before it."""
    return find.core_first == reading.free_from or not reading.means_something(find.core_first - 1)


def _is_noun(find: Find, reading: Reading) -> bool:
    """Whether no word that means something stands directly behind it."""
    return find.core_last == len(reading.tokens) or not reading.means_something(find.core_last)


def _is_spelled_so(find: Find, reading: Reading) -> bool:
    typed = reading.text[reading.tokens[find.core_first].start : reading.tokens[find.core_last - 1].end]
    return find.phrase is not None and _plain(typed) == _plain(find.phrase.spelling)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _is_abbreviated_so(find: Find, reading: Reading) -> bool:
    """Whether an abbreviation is typed as it is written, or at least belongs to the reader's language."""
    if find.phrase is None:
        return False
    return is_written_so(find, reading) or reading.ranks.get(find.phrase.language) == 0


_WITH_PREPOSITION = frozenset((Demand.PREPOSITION, Demand.UNATTACHED, Demand.AS_NOUN, Demand.SPELLING))
_RULES: Mapping[Demand, Callable[[Find, Reading], bool]] = {
    Demand.PREPOSITION: lambda find, reading: False,
    Demand.UNATTACHED: _is_unattached,
    Demand.AS_NOUN: _is_noun,
    Demand.SPELLING: _is_spelled_so,
    Demand.CHILDREN: _is_beside_children,
    Demand.WEEKDAY: _is_beside_weekday,
    Demand.COMPANY: _is_abbreviated_so,
}
