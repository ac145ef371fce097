"""Tables on their way to HSDS 3.x."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.harvesting.domain.hsds.package import Row, Tables
from knotenpunkt.harvesting.domain.remarks import Remark, Why, remark

_SEPARATORS = re.compile(r"\s*[;,\n]\s*")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The tables as far as they are rewritten, and what of them stays behind."""

    tables: Tables
    remarks: list[Remark]

    def rows(self, table: str) -> list[Row]:
        """The rows that there are now."""
        return self.tables.get(table, [])

    def take(self, table: str) -> list[Row]:
        """The rows, which are not there any more."""
        return self.tables.pop(table, [])

    def add(self, table: str, row: Row) -> None:
        """A further row."""
        self.tables.setdefault(table, []).append(row)

    def by_key(self, table: str) -> Mapping[str, Row]:
        """The rows by their key."""
        return {row["id"]: row for row in self.rows(table) if row.get("id")}

    def say(self, field: str, written: object, why: Why) -> None:
        """Tell of something that belongs to no single entry."""
        self.remarks.append(remark(field, written, why))

    def hand_down(self, table: str) -> None:
        """What rows say of a place is said of each service there that has no such row of its own."""
        own = {row.get("service_id") for row in self.rows(table)}
        own |= {row.get("service_at_location_id") for row in self.rows(table)}
        held: dict[str, list[str]] = {}
        for row in self.rows("service_at_location"):
            is_told = row.get("service_id") in own or row.get("id") in own
            if row.get("location_id") and not is_told:
                held.setdefault(row["location_id"], []).append(row["id"])
        for row in self.take(table):
            keys = held.get(row.get("location_id", ""), []) if not row.get("service_id") else []
            for key in keys:
                self.add(table, {**row, "location_id": "", "service_at_location_id": key})
            if not keys:
                self.add(table, row)


def parts_of(cell: str) -> list[str]:
    """What stands in a cell, separated by comma, semicolon or line."""
    return [part for part in _SEPARATORS.split(cell.strip()) if part]
