"""Telephone numbers of HSDS 1.x and 2.x and of other tables as those of 3.x."""

import re
from collections.abc import Iterator

import phonenumbers

from knotenpunkt.harvesting.domain.hsds.package import Row
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.tables.rewriting import Rewriting

HOME = "DE"
_LABEL = re.compile(r"([^\W\d_][\w .-]*):\s*(.*)", re.DOTALL)
_EXTENSION = re.compile(r"\s*(?:ext\.?|x)\s*(\d+)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;,\n]|\bor\b|\boder\b)\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*[^\W\d_][^()]*)\)\s*")


def rewrite_phones(work: Rewriting, country: str) -> None:
    """Each number of a cell by itself; those of another country with its code, so that nobody dials them here."""
    country = country or _country_of_addresses(work)
    for row in work.take("phone"):
        for one in _numbers(row):
            if country != HOME:
                _dialled_from_here(one, country, work)
            work.add("phone", one)
    work.hand_down("phone")


def _country_of_addresses(work: Rewriting) -> str:
    found = {str(row.get("country", "")).upper() for row in work.rows("address")} - {""}
    country = found.pop() if len(found) == 1 else HOME
    return country if country in phonenumbers.SUPPORTED_REGIONS else HOME


def _numbers(row: Row) -> Iterator[Row]:
    """What a number is for stands before it, in another column, or is a fax machine."""
    kind = row.get("type") or row.get("number_type") or ""
    says = row.get("description") or row.get("department") or ("Fax" if str(kind).lower() == "fax" else "")
    kept = {
        name: value
        for name, value in row.items()
        if name in {"id", "extension", "type"} or name.endswith("_id")
    }
    for part in _BETWEEN.split(str(row.get("number", ""))):
        label, brackets = _LABEL.fullmatch(part), _BRACKETS.search(part)
        words, number = (label[1], label[2]) if label else (says or (brackets[1] if brackets else ""), part)
        number = _BRACKETS.sub(" ", number).strip()
        prefix = str(row.get("country_prefix", "")).strip("+ ")
        one: Row = {**kept, "number": f"+{prefix} {number}" if prefix else number}
        extension = _EXTENSION.search(number)
        if extension:
            one["number"] = _EXTENSION.sub("", one["number"])
            one.setdefault("extension", extension[1])
        yield {**one, **({"description": words} if words else {})}


def _dialled_from_here(row: Row, country: str, work: Rewriting) -> None:
    try:
        parsed = phonenumbers.parse(row["number"], country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is not None and phonenumbers.is_possible_number(parsed):
        row["number"] = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    elif row["number"]:
        work.say("phone.number", row.pop("number"), Why.UNREADABLE)
