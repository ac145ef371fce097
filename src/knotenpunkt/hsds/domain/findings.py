"""What a check of HSDS data finds: codes and places, no sentences. The same finding is counted, not repeated."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

PLACES_SHOWN = 3
_LONGEST_VALUE = 60


class Severity(StrEnum):
    """An error breaks the standard, a warning our criteria of quality; a hint is good to know."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Code(StrEnum):
    """What is wrong."""

    # errors
    REQUIRED = "required"
    NULL = "null"
    NOT_OBJECT = "not_object"
    NOT_LIST = "not_list"
    NOT_TEXT = "not_text"
    NOT_NUMBER = "not_number"
    NOT_BOOLEAN = "not_boolean"
    NOT_UUID = "not_uuid"
    NOT_URI = "not_uri"
    NOT_EMAIL = "not_email"
    NOT_DATE = "not_date"
    NOT_INSTANT = "not_instant"
    NOT_ALLOWED = "not_allowed"
    ID_TWICE = "id_twice"
    LEADS_NOWHERE = "leads_nowhere"
    OTHER_OWNER = "other_owner"

    TOO_DEEP = "too_deep"
    KEY_TWICE = "key_twice"
    COLUMN_TWICE = "column_twice"
    CELLS = "cells"
    BROKEN_LINE = "broken_line"
    BROKEN_FILE = "broken_file"
    # warnings
    ENCODING = "encoding"
    SEPARATOR = "separator"
    EMPTY = "empty"
    NOT_TIME = "not_time"
    NOT_LANGUAGE = "not_language"
    NOT_PHONE = "not_phone"
    NOT_COUNTRY = "not_country"
    NOT_POSTAL_CODE = "not_postal_code"
    NOT_AGS = "not_ags"
    IMPOSSIBLE_PLACE = "impossible_place"
    OUTSIDE_GERMANY = "outside_germany"
    SWAPPED_PLACE = "swapped_place"
    ENDS_EARLY = "ends_early"
    IN_FUTURE = "in_future"
    OLD = "old"
    LACKS_DESCRIPTION = "lacks_description"
    LACKS_PROVIDER = "lacks_provider"
    LACKS_TOPICS = "lacks_topics"
    LACKS_TARGET_GROUPS = "lacks_target_groups"
    LACKS_PLACE = "lacks_place"
    LACKS_SCHEDULE = "lacks_schedule"
    LACKS_COST = "lacks_cost"
    LACKS_CONTACT = "lacks_contact"
    LACKS_REGISTRATION = "lacks_registration"
    LACKS_STATED_ON = "lacks_stated_on"
    # hints
    AGEING = "ageing"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_FILE = "unknown_file"
    MINIMAL = "minimal"
    FRONT_PAGE = "front_page"
    NO_RECORDS = "no_records"
    MORE_PAGES = "more_pages"

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _SEVERITY[self]


_FIRST_WARNING, _FIRST_HINT = Code.ENCODING, Code.AGEING


def _severities() -> Iterator[tuple[Code, Severity]]:
    severity = Severity.ERROR
    for code in Code:
        severity = {_FIRST_WARNING: Severity.WARNING, _FIRST_HINT: Severity.HINT}.get(code, severity)
        yield code, severity


_SEVERITY = dict(_severities())


class Unit(StrEnum):
    """What the records of a file are counted in."""

    RECORD = "record"
    ROW = "row"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: file, number of the record in it, way inside, its key; and what stands there."""

    file: str = ""
    unit: Unit = Unit.RECORD
    number: int = 0
    path: str = ""
    record: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The same thing found at `count` places of one field; `expected` is what might stand there."""

    code: Code
    object: str
    field: str
    expected: tuple[str, ...]
    count: int
    places: tuple[Place, ...]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.code.severity


type _Key = tuple[Code, str, str, tuple[str, ...]]


@dataclass(slots=True)
class Findings:
    """Collects what is found, and counts what is the same."""

    _counts: Counter[_Key] = field(default_factory=Counter)
    _places: dict[_Key, list[Place]] = field(default_factory=dict)

    def note(
        self,
        code: Code,
        place: Place | None = None,
        *,
        object: str = "",  # noqa: A002 - the standard's word
        field: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        """Something was found; only the first places are kept."""
        key = (code, object, field, expected)
        self._counts[key] += 1
        places = self._places.setdefault(key, [])
        if place is not None and len(places) < PLACES_SHOWN:
            places.append(place)

    def add(self, others: "Findings", *, but: Collection[Code] = ()) -> None:
        """What was found elsewhere as well, except some."""
        for key, count in others._counts.items():
            if key[0] not in but:
                self._counts[key] += count
                places = self._places.setdefault(key, [])
                places += others._places[key][: PLACES_SHOWN - len(places)]

    def sorted(self) -> tuple[Finding, ...]:
        """Errors first, then by object and field in the order in which they were met, the most frequent first."""
        found = [Finding(*key, count, tuple(self._places[key])) for key, count in self._counts.items()]
        order = list(Severity)
        met = {name: position for position, name in enumerate(dict.fromkeys(one.object for one in found))}
        return tuple(
            sorted(found, key=lambda one: (order.index(one.severity), met[one.object], one.field, -one.count))
        )


def shown(value: object) -> str:
    """A value as it can be told: one line, not long, nothing that cannot be written."""
    text = value if isinstance(value, str) else repr(value)
    if len(text) <= _LONGEST_VALUE and text.isprintable():
        return text
    plain = " ".join(text[: 4 * _LONGEST_VALUE].split()).encode("utf-8", "replace").decode()
    plain = "".join(letter if letter.isprintable() else "�" for letter in plain)
    return plain if len(plain) <= _LONGEST_VALUE else plain[: _LONGEST_VALUE - 1] + "…"
