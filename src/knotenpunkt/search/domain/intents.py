"""Conditions in a question, in every language of the interface: where, for whom, which age, when, in which language.

The words are data (`search/data/intents/`), the names of places those of the gazetteer; here is how they are read:
from left to right, the longest phrase first, together with the words that lead to it.
"""

from collections.abc import Sequence

from knotenpunkt.search.domain.gazetteer import Gazetteer
from knotenpunkt.search.domain.intent_conditions import may_stand
from knotenpunkt.search.domain.intent_kinds import DISTRICT, OLDEST, YES, Intent, IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand, Phrase, PhraseMatch
from knotenpunkt.search.domain.intent_places import merged, named_place, probable_place
from knotenpunkt.search.domain.intent_reading import Find, Reading
from knotenpunkt.search.domain.intent_vocabulary import IntentVocabulary, parsed_intents
from knotenpunkt.search.domain.intent_whole import WholeQuestion

__all__ = [
    "DISTRICT",
    "OLDEST",
    "YES",
    "Intent",
    "IntentKind",
    "IntentVocabulary",
    "parsed_intents",
    "recognised",
]

LONGEST_QUESTION = 300  # characters; what follows is not read

_ELDEST = 120
_GROWN, _MINORITY = 14, 17  # „ab 6" is said of what is for children
_MONTHS = 12
_RANGE_SIGNS = "-–—"
# A hyphen makes another word of these; a place or a weekday it leaves what it is.
_NEVER_IN_COMPOUNDS = frozenset(
    (
        IntentKind.AUDIENCE,
        IntentKind.FREE,
        IntentKind.SPOKEN_LANGUAGE,
        IntentKind.CHILDCARE,
        IntentKind.WOMEN_ONLY,
    )
)
# What these say is a condition even inside a longer term („kostenlose Rechtsberatung").
_ALWAYS_CONDITIONS = frozenset(
    (IntentKind.FREE, IntentKind.SPOKEN_LANGUAGE, IntentKind.CHILDCARE, IntentKind.WOMEN_ONLY)
)
_APOSTROPHE_BEFORE_ENDINGS = ("tr",)


def recognised(
    question: str,
    language: str,
    vocabulary: IntentVocabulary,
    gazetteer: Gazetteer,
    terms: Sequence[tuple[int, int]] = (),
) -> tuple[Intent, ...]:
    """The conditions in a question of somebody who reads the interface in this language, in order, not overlapping.

    Words of the reader's language count first, then German ones, then those of other languages. `terms` are spans of
    the question that are known to be one term („Gewalt gegen Frauen"); a bare word in a longer one is no condition.
    """
    reading = Reading.of(question[:LONGEST_QUESTION], language, vocabulary)
    position = 0
    while position < len(reading.tokens):
        find, last = _next(reading, gazetteer, position)
        if find is not None:
            _take(reading, find)
        position = last
    whole = WholeQuestion(reading)
    return tuple(
        _intent(reading, find)
        for find in reading.finds
        if whole.fulfils(find) and not (terms and _is_in_term(reading, find, terms))
    )


def _is_in_term(reading: Reading, find: Find, terms: Sequence[tuple[int, int]]) -> bool:
    if find.is_led_to or find.kind in _ALWAYS_CONDITIONS:
        return False
    first, last = reading.tokens[find.first].start, reading.tokens[find.last - 1].end
    return any(start <= first and last <= end and (start, end) != (first, last) for start, end in terms)


def _next(reading: Reading, gazetteer: Gazetteer, first: int) -> tuple[Find | None, int]:
    """What begins at a token, and where to read on: the longer one of a phrase and a place."""
    find, last = _phrase(reading, first)
    place = named_place(reading, gazetteer, first)
    if place is not None and place.core_last > last:
        return place, place.last
    if last == first:
        find = probable_place(reading, gazetteer, first)
        last = first + 1
    return find, find.last if find else last


def _phrase(reading: Reading, first: int) -> tuple[Find | None, int]:
    """The longest phrase at a token that can be a condition here; one that is none („guten Abend") is skipped."""
    for match in reading.vocabulary.tree.matches(reading.tokens, first):
        for phrase in _in_order(reading, match):
            if phrase.kind is None:
                return None, match.last
            find = _find(reading, first, match, phrase, phrase.kind)
            if find is None:
                continue
            if not _is_something_else(find, reading, phrase):
                return find, match.last
            break
    return None, first


def _in_order(reading: Reading, match: PhraseMatch) -> list[Phrase]:
    """The phrases in languages that are tried, the reader's first."""
    ranked = [(rank, phrase) for phrase in match.phrases if (rank := reading.rank(phrase)) is not None]
    if len(ranked) > 1:
        ranked.sort(key=lambda pair: pair[0])
    return [phrase for _, phrase in ranked]


def _find(reading: Reading, first: int, match: PhraseMatch, phrase: Phrase, kind: IntentKind) -> Find | None:
    value = _age(phrase, match.numbers) if kind is IntentKind.AGE and not phrase.value else phrase.value
    if not value:
        return None
    start = reading.start_before(kind, first, phrase.language)
    end = reading.end_after(kind, match.last, phrase.language)
    find = Find(kind, value, start, end, first, match.last, phrase.demand, phrase)
    return find if may_stand(find, reading) else None


def _is_something_else(find: Find, reading: Reading, phrase: Phrase) -> bool:
    """Whether the words around say that something else is meant: a duration, a unit, a part of another word."""
    kind, first, last = find.kind, find.core_first, find.core_last
    if kind is IntentKind.AGE and find.demand is not Demand.NO_DURATION:
        return reading.is_measured(last, phrase.language)
    if kind in _NEVER_IN_COMPOUNDS and reading.is_in_compound(first, last):
        return True
    if kind is IntentKind.AUDIENCE and _is_part_of_name(find, reading, phrase):
        return True
    if reading.is_barred_behind(kind, last, phrase.language):
        return True
    is_led_to = find.is_led_to and kind is not IntentKind.AGE
    return not is_led_to and reading.is_barred_before(kind, first, phrase.language)


def _is_part_of_name(find: Find, reading: Reading, phrase: Phrase) -> bool:
    """Whether people are only part of what something is called („women's shelter", „kadınlar kahvesi")."""
    if phrase.language not in _APOSTROPHE_BEFORE_ENDINGS and reading.is_possessive(find.core_last):
        return True
    following = reading.words[find.core_last : find.core_last + 1]
    return (
        not find.is_led_to
        and bool(following)
        and following[0] in reading.vocabulary.compound_heads[phrase.language]
    )


def _age(phrase: Phrase, numbers: tuple[int, ...]) -> str:
    """The years that a phrase with these numbers means; empty where nobody is of that age."""
    first, last = numbers[0], numbers[-1]
    if phrase.reckoning == "months":
        first, last = first // _MONTHS, last // _MONTHS
    if phrase.reckoning == "from":
        last = OLDEST if first >= _GROWN else _MINORITY
    if phrase.reckoning == "up-to":
        first = 0
    if phrase.reckoning == "below":
        first, last = 0, last - 1
    if not 0 <= first <= last <= _ELDEST:
        return ""
    return str(first) if first == last else f"{first}-{last}"


def _take(reading: Reading, find: Find) -> None:
    """Adds what was found; a word that joins it to one of its kind belongs to it („Frauen und Mädchen")."""
    previous = reading.finds[-1] if reading.finds else None
    if previous is None or previous.kind is not find.kind:
        reading.finds.append(find)
        return
    joined = _joined(reading, previous, find)
    if joined is not None:
        reading.finds[-1] = joined
        return
    if find.first - previous.last == 1 and reading.words[previous.last] in reading.vocabulary.joins:
        find.joins = 1
    reading.finds.append(find)


def _joined(reading: Reading, previous: Find, find: Find) -> Find | None:
    """One condition of two: a village with its municipality, or the weekdays from one to another."""
    if find.kind is IntentKind.PLACE and previous.last == find.first:
        return merged(previous, find)
    if find.kind is IntentKind.WEEKDAY and _is_range(reading, previous, find):
        find.value = f"{previous.value}-{find.value}"
        find.first, find.core_first, find.demand = previous.first, previous.core_first, Demand.NOTHING
        return find
    return None


def _is_range(reading: Reading, previous: Find, find: Find) -> bool:
    if not (previous.value.isdigit() and find.value.isdigit() and previous.value < find.value):
        return False
    between = reading.words[previous.core_last : find.core_first]
    if not between:
        return reading.gap(previous.core_last, find.core_first).strip() in _RANGE_SIGNS and bool(
            reading.gap(previous.core_last, find.core_first).strip()
        )
    return len(between) == 1 and between[0] in reading.vocabulary.ranges


def _intent(reading: Reading, find: Find) -> Intent:
    start, end = reading.tokens[find.first - find.joins].start, reading.tokens[find.last - 1].end
    if "(" in reading.text[start:end] and reading.text[end : end + 1] == ")":
        end += 1
    name = find.places[0].name if find.places else ""
    return Intent(find.kind, find.value, start, end, name)
