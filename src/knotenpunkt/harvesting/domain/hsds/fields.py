"""One record of JSON or of a table, read field by field; whatever cannot be read or is not asked for is remarked on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from knotenpunkt.harvesting.domain.remarks import Remark, Why, remark

_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(slots=True)
class Fields:
    """The fields of a record. `path` is where it stands in the record that the remarks are about."""

    values: Mapping[str, Any]
    remarks: list[Remark]
    path: str = ""
    _asked: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        """Words; a number stands for itself."""
        value = self._value(name)
        if isinstance(value, str):
            return value.strip()
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            self.unreadable(name)
            return ""
        return "" if value is None else str(value)

    def number(self, name: str) -> Decimal | None:
        """A finite number, however it is written."""
        value = self._value(name)
        if value in (None, ""):
            return None
        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite():
            self.unreadable(name)
            return None
        return number

    def whole(self, name: str) -> int | None:
        """A whole number of a few digits; what stands behind the point is left out."""
        number = self.number(name)
        if number is not None and abs(number) >= 1_000_000:
            self.unreadable(name)
            return None
        return None if number is None else int(number)

    def truth(self, name: str) -> bool | None:
        """Yes, no, or nothing."""
        value = self._value(name)
        if value is None or isinstance(value, bool):
            return value
        found = _TRUTHS.get(str(value).strip().lower())
        if found is None and value != "":
            self.unreadable(name)
        return found

    def day(self, name: str) -> date | None:
        """A day; of a moment the day."""
        text = self.text(name)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.unreadable(name)
            return None

    def moment(self, name: str) -> datetime | None:
        """A moment; without a time zone it is of UTC."""
        text = self.text(name)
        try:
            found = datetime.fromisoformat(text) if text else None
        except ValueError:
            self.unreadable(name)
            return None
        return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found

    def clock(self, name: str) -> time | None:
        """A time of the day, as it is read on the spot."""
        text = self.text(name)
        try:
            return time.fromisoformat(text[:5]) if text else None
        except ValueError:
            self.unreadable(name)
            return None

    def one(self, name: str) -> "Fields | None":
        """A record nested in it."""
        value = self._value(name)
        if value is None or isinstance(value, Mapping):
            return self._nested(name, value) if value else None
        self.unreadable(name)
        return None

    def many(self, name: str) -> list["Fields"]:
        """Records nested in it."""
        value = self._value(name)
        if value is None or value == "":
            return []
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            self.unreadable(name)
            return []
        return [self._nested(name, one) for one in value]

    def first(self, name: str) -> "Fields | None":
        """The first record nested in it; that there are more is told."""
        found = self.many(name)
        for other in found[1:]:
            self.say(name, other.values.get("name") or other.values.get("id") or "", Why.ONLY_FIRST)
        return found[0] if found else None

    def skip(self, *names: str) -> None:
        """These are not taken over, and nobody misses them: keys, and what is worked out anew here."""
        self._asked.update(names)

    def leave_rest(self) -> None:
        """Tell of every field that says something and was not asked for."""
        for name, value in self.values.items():
            if name not in self._asked and value not in (None, "", [], {}):
                self.say(name, _quoted(value), Why.NO_ROOM)

    def unreadable(self, name: str) -> None:
        """Tell that a field cannot be read."""
        self.say(name, self.values.get(name), Why.UNREADABLE)

    def say(self, name: str, written: object, why: Why) -> None:
        """Tell of a field."""
        self.remarks.append(remark(f"{self.path}{name}", written, why))

    def _value(self, name: str) -> Any:
        self._asked.add(name)
        return self.values.get(name)

    def _nested(self, name: str, values: Mapping[str, Any]) -> "Fields":
        return Fields(values, self.remarks, f"{self.path}{name}.")


def _quoted(value: object) -> object:
    """What is told of a field: of records only how many there are."""
    return len(value) if isinstance(value, list) else "1" if isinstance(value, Mapping) else value


def leave_rest_of(records: Iterable[Fields]) -> None:
    """The same for each of some records."""
    for one in records:
        one.leave_rest()
