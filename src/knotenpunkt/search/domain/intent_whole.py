"""What must hold in the whole question, so that words are a condition: „Kinderbetreuung" alone is a topic."""

from collections.abc import Callable, Mapping
from functools import cached_property

from knotenpunkt.search.domain.intent_conditions import is_written_so
from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand
from knotenpunkt.search.domain.intent_reading import Find, Reading
from knotenpunkt.search.domain.intent_vocabulary import WordPatterns

_GERMAN = "de"
_OF_TIME = (IntentKind.WEEKDAY, IntentKind.TIME_OF_DAY)


class WholeQuestion:
    """A question read to its end: all that may be a condition has been found; which of it is one, is said here."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._vocabulary = reading.vocabulary

    def fulfils(self, find: Find) -> bool:
        """Whether what a condition demands of the whole question is the case."""
        if find.kind is IntentKind.SPOKEN_LANGUAGE:
            return self._is_to_understand(find)
        rule = _RULES.get(find.demand)
        return rule is None or rule(self, find)

    def _is_to_understand(self, find: Find) -> bool:
        """Whether something is offered in a language; German is so only where words say it („auf Deutsch")."""
        is_manner = find.demand is Demand.NOTHING and not (find.phrase and find.phrase.reckoning)
        if find.value == _GERMAN:
            return (find.first < find.core_first or is_manner) and not self._has_learning
        if find.is_led_to or find.demand is Demand.NOTHING:
            return True
        return _RULES[find.demand](self, find)

    def _any(self, patterns: WordPatterns) -> bool:
        return any(word in patterns for word in self._reading.words)

    @cached_property
    def _content(self) -> list[str]:
        return self._reading.content()

    @cached_property
    def _has_learning(self) -> bool:
        return self._any(self._vocabulary.learning)

    @cached_property
    def _can_be_understood(self) -> bool:
        """Whether there is something else, and nothing to learn; beside a course of German no other is to learn."""
        return bool(self._content) and (not self._has_learning or self._any(self._vocabulary.learning_german))

    @cached_property
    def _has_content(self) -> bool:
        return bool(self._content) or any(find.kind is IntentKind.AUDIENCE for find in self._reading.finds)

    @cached_property
    def _has_activity(self) -> bool:
        return any(word in self._vocabulary.activities for word in self._content)

    @cached_property
    def _has_duration(self) -> bool:
        return self._any(self._vocabulary.lasting)

    @cached_property
    def _names_children(self) -> bool:
        return self._any(self._vocabulary.children)

    @cached_property
    def _of_time_by_end(self) -> Mapping[int, Find]:
        return {find.last: find for find in self._reading.finds if find.kind in _OF_TIME}

    @cached_property
    def _of_time_by_start(self) -> Mapping[int, Find]:
        return {find.first: find for find in self._reading.finds if find.kind in _OF_TIME}

    def _is_beside_service(self, find: Find) -> bool:
        words = self._reading.words
        beside = [*words[max(0, find.first - 1) : find.first], *words[find.last : find.last + 1]]
        return self._can_be_understood and any(word in self._vocabulary.services for word in beside)

    def _is_in_company(self, find: Find) -> bool:
        """Whether an abbreviated weekday is led to, beside a weekday, a part of the day or an hour, or plain."""
        if find.is_led_to or self._has_hour(find):
            return True
        is_exact = is_written_so(find, self._reading)
        beside = (
            self._of_time_by_end.get(find.first - self._joins(find.first - 1)),
            self._of_time_by_start.get(find.last + self._joins(find.last)),
        )
        if any(other and (is_exact or other.demand is not Demand.COMPANY) for other in beside):
            return True
        return is_exact and self._is_free_standing(find)

    def _joins(self, position: int) -> int:
        """1 where a word joins what stands before and behind it („und")."""
        words = self._reading.words
        return int(0 <= position < len(words) and words[position] in self._vocabulary.joins)

    def _has_hour(self, find: Find) -> bool:
        following = self._reading.tokens[find.last : find.last + 1]
        return bool(following) and (following[0].number is not None or ":" in following[0].text)

    def _is_free_standing(self, find: Find) -> bool:
        """Whether an abbreviation means nothing else where it stands („Mo", but not „As-Ka-Do" or a first word)."""
        if find.core_first == 0 or self._reading.is_in_compound(find.core_first, find.core_last):
            return False
        return self._reading.typed(find.core_first) in self._vocabulary.free_standing


_RULES: Mapping[Demand, Callable[[WholeQuestion, Find], bool]] = {
    Demand.CONTENT: lambda whole, find: whole._has_content,
    Demand.ACTIVITY: lambda whole, find: whole._has_activity,
    Demand.COMPANY: WholeQuestion._is_in_company,
    Demand.CHILDREN_NAMED: lambda whole, find: whole._names_children,
    Demand.NO_DURATION: lambda whole, find: not whole._has_duration,
    Demand.LANGUAGE_BESIDE_CONTENT: lambda whole, find: whole._can_be_understood,
    Demand.LANGUAGE_BESIDE_SERVICE: WholeQuestion._is_beside_service,
}
