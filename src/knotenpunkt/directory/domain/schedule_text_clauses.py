"""Clauses of a German time text: days, and what belongs to them until other days begin."""

from dataclasses import dataclass, field
from datetime import date

from knotenpunkt.directory.domain.records import PartialDate
from knotenpunkt.directory.domain.schedule_text_dates import Span, dates_begin, read_dates
from knotenpunkt.directory.domain.schedule_text_phrases import (
    BY_ARRANGEMENT,
    CLOSED,
    EVERY,
    EVERY_WEEK,
    IN_THE_MONTH,
    LABELS,
    NEUTRAL,
    NUMBER_WORDS,
    QUALIFIERS,
)
from knotenpunkt.directory.domain.schedule_text_times import Opening, accept_part, read_openings
from knotenpunkt.directory.domain.schedule_text_tokens import Cursor, Kind, Token, UncertainError

LINE_ENDS = ("\n", ";", "|")
SEPARATORS = (*LINE_ENDS, ",")


@dataclass(frozen=True, slots=True)
class Group:
    """Weekdays, and which of them in a month; every week where `ordinals` is empty."""

    weekdays: tuple[int, ...]
    ordinals: tuple[int, ...] = ()


@dataclass(slots=True)
class Clause:
    """What was read so far of one clause."""

    label: str = ""
    groups: tuple[Group, ...] = ()
    spans: tuple[Span, ...] = ()
    openings: tuple[Opening, ...] = ()
    part: str = ""
    weeks: int = 0
    daily: bool = False
    excluded: tuple[int, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    notes: list[str] = field(default_factory=list)
    closed: bool = False
    new_line: bool = False
    joined_by_and: bool = False

    @property
    def interval(self) -> int:
        """Every how many weeks; 1 where nothing is said."""
        return self.weeks or 1

    @property
    def has_days(self) -> bool:
        return bool(self.groups or self.spans or self.daily)


class ClauseReader:
    """Reads the clauses of a text from left to right; UncertainError where a word has no place in them."""

    def __init__(self, text: str, stated_on: PartialDate | None) -> None:
        self._cursor = Cursor(text)
        self._stated_on = stated_on
        self._readers = (
            self._read_label,
            self._read_interval,
            self._read_bounds,
            self._read_dates,
            self._read_days,
            self._read_closed,
            self._read_openings,
            self._read_part,
            self._read_exception,
            self._read_note,
        )

    def read(self) -> tuple[list[Clause], str]:
        """All clauses, and the rest („und nach Vereinbarung") that adds to them without changing them."""
        clauses: list[Clause] = []
        cursor = self._cursor
        new_line = joined_by_and = False
        while True:
            clause = Clause(new_line=new_line, joined_by_and=joined_by_and)
            while self._read_element(clause):
                pass
            if not clause.has_days:
                raise UncertainError
            clauses.append(clause)
            self._skip_neutral()
            new_line = cursor.accept_key(*LINE_ENDS)
            rest = self._read_rest()
            if cursor.peek().kind is Kind.END:
                return clauses, rest
            joined_by_and = cursor.accept(Kind.AND) is not None

    def _read_rest(self) -> str:
        """„und nach Vereinbarung" at the end of the text; empty, and no step, where it does not end so."""
        cursor = self._cursor
        mark = cursor.position
        if cursor.accept(Kind.AND) or cursor.accept_key("oder"):
            rest = cursor.accept_phrase(BY_ARRANGEMENT)
            if rest and cursor.peek().kind is Kind.END:
                return rest
        cursor.position = mark
        return ""

    def _skip_neutral(self) -> None:
        while self._cursor.accept_key(",", ":", *NEUTRAL):
            pass

    def _read_element(self, clause: Clause) -> bool:
        """Read one more part of the clause; False, and no step, where it ends."""
        cursor = self._cursor
        mark = cursor.position
        self._skip_neutral()
        if (clause.has_days or clause.openings) and cursor.accept_key("("):
            while self._read_element(clause):
                pass
            self._skip_neutral()
            if not cursor.accept_key(")"):
                raise UncertainError
            return True
        if any(read(clause) for read in self._readers):
            return True
        cursor.position = mark
        return False

    def _read_label(self, clause: Clause) -> bool:
        """„Beratung Mo 9-12 Uhr"; behind a time („Mo 9-12 Uhr Beratung, Di …") it may belong to either day."""
        if clause.has_days or clause.label or clause.openings:
            return False
        before = self._cursor.peek(-1) if self._cursor.position else None
        clause.label = self._cursor.accept_phrase(LABELS)
        if clause.label and before and before.kind is not Kind.AND and before.key not in SEPARATORS:
            raise UncertainError
        return bool(clause.label)

    def _read_interval(self, clause: Clause) -> bool:
        weeks = self._accept_interval()
        if not weeks:
            return False
        if clause.weeks or (clause.has_days and self._days_follow()):
            raise UncertainError
        clause.weeks = weeks
        return True

    def _accept_interval(self) -> int:
        """The weeks of „alle zwei Wochen", „14-tägig", „jede zweite Woche"; 0, and no step, without such."""
        cursor = self._cursor
        period = cursor.accept(Kind.PERIOD)
        if period is not None:
            return period.number
        if cursor.accept_phrase(EVERY_WEEK):
            return 1
        mark = cursor.position
        if cursor.accept_key("alle"):
            token = cursor.take()
            count = token.number if token.kind is Kind.NUMBER else NUMBER_WORDS.get(token.key, 0)
            if count and cursor.accept_key("wochen"):
                return count
            if count == 14 and cursor.accept_key("tage"):
                return 2
        elif cursor.accept_key("jede"):
            token = cursor.take()
            if token.kind in (Kind.ORDINAL, Kind.DAY) and token.number > 1 and cursor.accept_key("woche"):
                return token.number
        cursor.position = mark
        return 0

    def _days_follow(self) -> bool:
        offset = 1 if self._cursor.peek().key == "," else 0
        return self._cursor.peek(offset).kind in (Kind.WEEKDAY, Kind.ORDINAL, Kind.DAY, Kind.DATE)

    def _read_bounds(self, clause: Clause) -> bool:
        """„ab 3.9.2024", „bis 30.6.2025": a whole date each."""
        cursor = self._cursor
        mark = cursor.position
        is_start = cursor.accept_key("ab", "seit")
        if not is_start:
            if not cursor.accept_key("bis"):
                return False
            cursor.accept_key("zum")
        spans = read_dates(cursor, None)
        if not spans:
            cursor.position = mark
            return False
        if len(spans) > 1 or (clause.starts_on if is_start else clause.ends_on) or clause.spans:
            raise UncertainError
        if clause.has_days and self._days_follow():
            raise UncertainError
        if is_start:
            clause.starts_on = spans[0].first
            clause.ends_on = spans[0].last if spans[0].days > 1 else clause.ends_on
        elif spans[0].days > 1:
            raise UncertainError
        else:
            clause.ends_on = spans[0].first
        return True

    def _read_dates(self, clause: Clause) -> bool:
        if clause.spans or not dates_begin(self._cursor):
            return False
        clause.spans = read_dates(self._cursor, self._stated_on)
        return True

    def _read_days(self, clause: Clause) -> bool:
        if clause.groups or dates_begin(self._cursor):
            return False
        cursor = self._cursor
        if not clause.daily and cursor.accept_key("täglich"):
            clause.daily = True
            return True
        mark = cursor.position
        every = self._accept_every()
        if cursor.peek().kind in (Kind.DAY, Kind.ORDINAL):
            clause.groups = self._read_monthly(every)
        elif cursor.peek().kind is Kind.WEEKDAY:
            if every in ("am", "monatlich"):
                raise UncertainError  # perhaps only once
            if every == "jeden":
                if clause.interval > 1:
                    raise UncertainError
                clause.weeks = 1
            clause.groups = (Group(self._read_weekdays()),)
        elif cursor.accept_phrase(("wochenende",)) and every in ("jedes", "jeweils am", "immer am"):
            clause.groups = (Group((5, 6)),)
        else:
            cursor.position = mark
            return False
        return True

    def _accept_every(self) -> str:
        """The words before days that say they repeat, or „am" and „von", which do not."""
        return self._cursor.accept_phrase(EVERY).lower()

    def _read_monthly(self, every: str) -> tuple[Group, ...]:
        """„1. und 3. Montag im Monat".

        Without „im Monat" only „jeden ersten", „jeden letzten" and „jeden 1. und 3." are clear.
        """
        cursor = self._cursor
        groups = [self._read_ordinal_group()]
        while True:
            mark = cursor.position
            if cursor.accept(Kind.AND) or cursor.accept_key(","):
                self._accept_every()
                if cursor.peek().kind in (Kind.DAY, Kind.ORDINAL):
                    groups.append(self._read_ordinal_group())
                    continue
            cursor.position = mark
            break
        ordinals = groups[0].ordinals
        clear = "monatlich" in every or ("jeden" in every and (len(ordinals) > 1 or ordinals[0] in (1, -1)))
        if not cursor.accept_phrase(IN_THE_MONTH) and not (clear and len(groups) == 1):
            raise UncertainError
        return tuple(groups)

    def _read_ordinal_group(self) -> Group:
        cursor = self._cursor
        ordinals: list[int] = []
        while cursor.peek().kind in (Kind.DAY, Kind.ORDINAL):
            ordinals.append(cursor.take().number)
            mark = cursor.position
            if not (cursor.accept(Kind.AND) or cursor.accept_key(",", "/")):
                break
            cursor.accept_key("jeden", "am")
        else:
            cursor.position = mark
        weekday = cursor.accept(Kind.WEEKDAY)
        if weekday is None or len(set(ordinals)) < len(ordinals) or not set(ordinals) <= {1, 2, 3, 4, 5, -1}:
            raise UncertainError
        return Group((weekday.number,), tuple(ordinals))

    def _read_weekdays(self) -> tuple[int, ...]:
        """„Mo, Mi und Fr", „Mo-Do u. Sa", „sams- und sonntags", as ascending numbers."""
        cursor = self._cursor
        days: list[int] = []
        while True:
            first = cursor.take()
            last = self._range_end() or first
            if last.number < first.number or (first.key.endswith("-") and last is not first):
                raise UncertainError
            days.extend(range(first.number, last.number + 1))
            mark = cursor.position
            if cursor.accept(Kind.AND) or cursor.accept_key(",", "/"):
                cursor.accept(Kind.AND)
                cursor.accept_key("jeden")
            if cursor.peek().kind is not Kind.WEEKDAY or dates_begin(cursor):
                cursor.position = mark
                break
        if len(set(days)) < len(days) or (len(days) > 1 and self._part_is_glued(cursor.peek())):
            raise UncertainError
        return tuple(sorted(days))

    def _range_end(self) -> Token | None:
        cursor = self._cursor
        if cursor.peek().kind is Kind.TO and cursor.peek(1).kind is Kind.WEEKDAY:
            cursor.take()
            return cursor.take()
        return None

    def _part_is_glued(self, token: Token) -> bool:
        """In „dienstags und mittwochnachmittags" the part of the day may belong to the last day alone."""
        return token.kind is Kind.PART and token.start == self._cursor.peek(-1).end

    def _read_closed(self, clause: Clause) -> bool:
        if not clause.groups or clause.closed or not self._cursor.accept_key(*CLOSED):
            return False
        clause.closed = True
        return True

    def _read_openings(self, clause: Clause) -> bool:
        if clause.openings:
            return False
        mark = self._cursor.position
        if clause.has_days:
            self._cursor.accept_key("\n")
        clause.openings = read_openings(self._cursor)
        if not clause.openings:
            self._cursor.position = mark
        return bool(clause.openings)

    def _read_part(self, clause: Clause) -> bool:
        part = accept_part(self._cursor) if clause.groups and not clause.part else None
        clause.part = part.key if part else clause.part
        return part is not None

    def _read_exception(self, clause: Clause) -> bool:
        """„täglich außer sonntags", „Mo-Fr außer Mi"."""
        cursor = self._cursor
        if cursor.peek().key != "außer" or cursor.peek(1).kind is not Kind.WEEKDAY or clause.excluded:
            return False
        if len(clause.openings) > 1:
            raise UncertainError  # perhaps only from the last
        cursor.take()
        clause.excluded = self._read_weekdays()
        return True

    def _read_note(self, clause: Clause) -> bool:
        if not clause.has_days:
            return False
        note = self._cursor.accept_phrase(QUALIFIERS) or self._opening_hours_of()
        if not note:
            return False
        if self._days_follow():
            raise UncertainError
        clause.notes.append(note)
        return True

    def _opening_hours_of(self) -> str:
        """„während der Öffnungszeit des Amos-Ladens"."""
        cursor = self._cursor
        start = cursor.peek().start
        hours = cursor.accept_phrase(("während der öffnungszeiten", "während der öffnungszeit"))
        if not hours or not cursor.accept_key("des", "der"):
            return hours
        words = [cursor.accept(Kind.WORD)]
        while cursor.peek().key == "-" and cursor.peek(1).kind is Kind.WORD:
            cursor.take()
            words.append(cursor.take())
        if words[0] is None:
            raise UncertainError
        return cursor.text[start : cursor.peek(-1).end]
