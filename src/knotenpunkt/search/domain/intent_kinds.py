"""What can be recognised in a question beside its words: the kinds of conditions and one found condition."""

from dataclasses import dataclass
from enum import StrEnum

DISTRICT = "district"  # the value of a place that is the whole district
YES = "ja"
OLDEST = 99  # years; „ab 60" reaches to here


class IntentKind(StrEnum):
    """The kinds of conditions, named as the sections of the files of words."""

    PLACE = "place"
    AUDIENCE = "audience"
    AGE = "age"
    WEEKDAY = "weekday"
    TIME_OF_DAY = "time-of-day"
    FREE = "free"
    SPOKEN_LANGUAGE = "spoken-language"
    CHILDCARE = "childcare"
    WOMEN_ONLY = "women-only"


@dataclass(frozen=True, slots=True)
class Intent:
    """A condition from `start` to `end` of the question, the words that carry it („in der Nähe von") included.

    Values: PLACE the AGS of the municipality, or DISTRICT; AUDIENCE a code of the target groups; AGE years, „5" or
    „6-10" (open upwards to OLDEST); WEEKDAY „1" (Monday) to „7", several as „6-7"; TIME_OF_DAY morning, noon, afternoon
    or evening; SPOKEN_LANGUAGE a BCP 47 tag; otherwise YES. `name` is how a place is shown, a village by its own name.
    """

    kind: IntentKind
    value: str
    start: int
    end: int
    name: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Its value, or each day of several weekdays: any of them fulfils the condition."""
        if self.kind is not IntentKind.WEEKDAY or "-" not in self.value:
            return (self.value,)
        first, last = map(int, self.value.split("-"))
        return tuple(str(day) for day in range(first, last + 1))
