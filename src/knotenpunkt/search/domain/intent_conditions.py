"""What must hold in the rest of a question, so that words are a condition: „Kinderbetreuung" alone is a topic."""

import unicodedata
from collections.abc import Callable, Mapping

from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand
from knotenpunkt.search.domain.intent_reading import Find, Reading

_GERMAN = "de"
_YOUNG = frozenset(("children", "youth", "pupils", "girls", "families"))


def may_stand(find: Find, reading: Reading) -> bool:
    """Whether what a condition demands of the words directly around it is the case."""
    if find.is_led_to and find.demand in _WITH_PREPOSITION:
        return True
    rule = _RULES_NEARBY.get(find.demand)
    return rule is None or rule(find, reading)


def holds(find: Find, reading: Reading) -> bool:
    """Whether what a condition demands of the whole question is the case."""
    if find.kind is IntentKind.SPOKEN_LANGUAGE:
        return _is_to_understand(find, reading)
    rule = _RULES.get(find.demand)
    return rule is None or rule(find, reading)


def _is_to_understand(find: Find, reading: Reading) -> bool:
    """Whether something is offered in a language; German is so only where words say it („auf Deutsch")."""
    manner = find.demand is Demand.NOTHING and not _is_made_with_speaking(find)
    if find.value == _GERMAN:
        return (find.first < find.core_first or manner) and not _has_learning(reading)
    if find.is_led_to or find.demand is Demand.NOTHING:
        return True
    return _RULES[find.demand](find, reading)


def _is_made_with_speaking(find: Find) -> bool:
    return find.phrase is not None and find.phrase.reckoning == "speaking"


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
    return _is_exact(find, reading) or reading.ranks.get(find.phrase.language) == 0


def _is_exact(find: Find, reading: Reading) -> bool:
    return find.phrase is not None and reading.typed(find.core_first) == find.phrase.spelling


def _has_learning(reading: Reading) -> bool:
    return any(word in reading.vocabulary.learning for word in reading.words)


def _beside_content(find: Find, reading: Reading) -> bool:
    return bool(reading.content()) or any(other.kind is IntentKind.AUDIENCE for other in reading.finds)


def _beside_activity(find: Find, reading: Reading) -> bool:
    return any(word in reading.vocabulary.activities for word in reading.content())


def _without_duration(find: Find, reading: Reading) -> bool:
    return not any(word in reading.vocabulary.lasting for word in reading.words)


def _with_children(find: Find, reading: Reading) -> bool:
    return any(word in reading.vocabulary.children for word in reading.words)


def _to_understand(find: Find, reading: Reading) -> bool:
    """A language in which something is offered, not one to learn; beside a course of German it is none to learn."""
    german = any(word in reading.vocabulary.learning_german for word in reading.words)
    return bool(reading.content()) and (german or not _has_learning(reading))


def _beside_service(find: Find, reading: Reading) -> bool:
    beside = reading.words[find.first - 1 : find.first] if find.first else ()
    beside = (*beside, *reading.words[find.last : find.last + 1])
    return _to_understand(find, reading) and any(word in reading.vocabulary.services for word in beside)


def _in_company(find: Find, reading: Reading) -> bool:
    """Whether an abbreviated weekday is led to, stands beside a weekday, a part of the day or an hour, or is plain."""
    exact = _is_exact(find, reading)
    if find.is_led_to or _has_hour(find, reading):
        return True
    for other in reading.finds:
        if _touch(find, other, reading) and (exact or other.demand is not Demand.COMPANY):
            return True
    return exact and find.core_first > 0 and _is_free_standing(find, reading)


def _is_free_standing(find: Find, reading: Reading) -> bool:
    """Whether an abbreviation means nothing else where it stands („Mo", but not „As-Ka-Do")."""
    if reading.is_in_compound(find.core_first, find.core_last):
        return False
    return reading.typed(find.core_first) in reading.vocabulary.free_standing


def _has_hour(find: Find, reading: Reading) -> bool:
    following = reading.tokens[find.last : find.last + 1]
    return bool(following) and (following[0].number is not None or ":" in following[0].text)


def _touch(find: Find, other: Find, reading: Reading) -> bool:
    """Whether another condition of time stands directly beside one, a joining word aside."""
    if other is find or other.kind not in (IntentKind.WEEKDAY, IntentKind.TIME_OF_DAY):
        return False
    first, last = (other.last, find.first) if other.last <= find.first else (find.last, other.first)
    between = reading.words[first:last]
    return not between or (len(between) == 1 and between[0] in reading.vocabulary.joins)


_WITH_PREPOSITION = frozenset((Demand.PREPOSITION, Demand.UNATTACHED, Demand.AS_NOUN, Demand.SPELLING))
_RULES_NEARBY: Mapping[Demand, Callable[[Find, Reading], bool]] = {
    Demand.PREPOSITION: lambda find, reading: False,
    Demand.UNATTACHED: _is_unattached,
    Demand.AS_NOUN: _is_noun,
    Demand.SPELLING: _is_spelled_so,
    Demand.CHILDREN: _is_beside_children,
    Demand.WEEKDAY: _is_beside_weekday,
    Demand.COMPANY: _is_abbreviated_so,
}
_RULES: Mapping[Demand, Callable[[Find, Reading], bool]] = {
    Demand.CONTENT: _beside_content,
    Demand.ACTIVITY: _beside_activity,
    Demand.COMPANY: _in_company,
    Demand.CHILDREN_NAMED: _with_children,
    Demand.NO_DURATION: _without_duration,
    Demand.LANGUAGE_BESIDE_CONTENT: _to_understand,
    Demand.LANGUAGE_BESIDE_SERVICE: _beside_service,
}
