"""JSON as lists of records: one object, a list, a page of an API, tables by name, or a record a line."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from knotenpunkt.hsds.domain.documents import MOST_RECORDS, Listing, Refusal, Unreadable
from knotenpunkt.hsds.domain.findings import Code, Findings, Place, Unit, shown
from knotenpunkt.hsds.domain.vocabulary import Rule, Vocabulary

_LINES = {".ndjson", ".jsonl"}
_RECORDS = ("service", "organization", "location", "service_at_location", "taxonomy", "taxonomy_term")
_LOOKED_AT = 20  # records, to see what they are
_LONGEST_NUMBER = 400  # digits


def read_json(
    name: str, text: str, kind: str | None, vocabulary: Vocabulary, findings: Findings, *, is_flat: bool
) -> list[Listing]:
    """The lists in a text; `kind`: of which object they are, where the name of the file says it. Raises Unreadable."""
    if PurePosixPath(name.lower()).suffix in _LINES or _has_lines(text):
        return [_lines(name, text, kind, vocabulary, findings)]
    try:
        document = parsed(text, Place(file=name), findings)
    except json.JSONDecodeError as bad:
        raise Unreadable(
            Refusal.NOT_JSON, file=name, line=bad.lineno, column=bad.colno, position=bad.pos
        ) from bad
    return listings_of(document, name, kind, vocabulary, findings, is_flat=is_flat)


def listings_of(
    document: Any, name: str, kind: str | None, vocabulary: Vocabulary, findings: Findings, *, is_flat: bool
) -> list[Listing]:
    """The lists in a document that was read."""
    if isinstance(document, list):
        return [_listing(document, name, kind, vocabulary, is_flat=is_flat)]
    if not isinstance(document, Mapping):
        raise Unreadable(Refusal.NOT_HSDS, file=name)
    if isinstance(document.get("contents"), list):
        if _number(document.get("total_pages")) > 1 and not is_flat:
            findings.note(Code.MORE_PAGES, Place(file=name))
        return [_listing(document["contents"], name, kind, vocabulary, is_flat=False)]
    tables = _tables(document, vocabulary)
    if tables:
        return [_listing(records, name, table, vocabulary, is_flat=True) for table, records in tables]
    if is_front_page(document):
        findings.note(Code.FRONT_PAGE, Place(file=name))
        return []
    return [_listing([document], name, kind, vocabulary, is_flat=False)]


def parsed(text: str, place: Place, findings: Findings) -> Any:
    """A document; keys that an object has twice are noted. Raises JSONDecodeError, or Unreadable: too deep."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(pairs)
        if len(record) < len(pairs):
            findings.note(Code.KEY_TWICE, Place(place.file, place.unit, place.number, value=_twice(pairs)))
        return record

    try:
        return json.loads(text, object_pairs_hook=once, parse_int=_integer)
    except RecursionError as deep:
        raise Unreadable(Refusal.TOO_DEEP) from deep


def is_front_page(document: Mapping[str, Any]) -> bool:
    """Whether it is what an HSDS API says at its own address."""
    return "version" in document and "id" not in document and bool({"openapi_url", "profile"} & set(document))


def _integer(digits: str) -> int | float:
    """A number that no record needs becomes one that is not finite."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def _twice(pairs: list[tuple[str, Any]]) -> str:
    names = [name for name, _ in pairs]
    return shown(next(name for name in names if names.count(name) > 1))


def _has_lines(text: str) -> bool:
    """Whether the first line is an object by itself, and others follow."""
    first, _, rest = text.strip().partition("\n")
    if not rest.strip() or not (first.startswith("{") and first.rstrip().endswith("}")):
        return False
    try:
        json.loads(first, parse_int=_integer)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _lines(name: str, text: str, kind: str | None, vocabulary: Vocabulary, findings: Findings) -> Listing:
    """A record a line; a line that cannot be read is noted, the others are kept."""
    records = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = Place(name, Unit.LINE, number, value=shown(line))
        try:
            records.append((number, parsed(line, place, findings)))
        except (json.JSONDecodeError, Unreadable):
            findings.note(Code.BROKEN_LINE, place)
        if len(records) > MOST_RECORDS:
            raise Unreadable(Refusal.TOO_MANY, most=MOST_RECORDS)
    kind = kind or likely_object([one for _, one in records], vocabulary)
    return Listing(kind, records, name, Unit.LINE)


def _listing(
    records: list[Any], name: str, kind: str | None, vocabulary: Vocabulary, *, is_flat: bool
) -> Listing:
    if len(records) > MOST_RECORDS:
        raise Unreadable(Refusal.TOO_MANY, most=MOST_RECORDS)
    kind = kind or likely_object(records, vocabulary)
    return Listing(kind, list(enumerate(records, start=1)), name, is_flat=is_flat)


def _tables(document: Mapping[str, Any], vocabulary: Vocabulary) -> list[tuple[str, list[Any]]]:
    """The lists of a document that names nothing but tables."""
    if "id" in document or not document:
        return []
    by_name = {PurePosixPath(one.file).stem: one.name for one in vocabulary.values()}
    found = [(by_name.get(key.removesuffix(".csv"), ""), value) for key, value in document.items()]
    return found if all(name and isinstance(value, list) for name, value in found) else []


def likely_object(records: Iterable[Any], vocabulary: Vocabulary) -> str:
    """The object whose fields the records have most of, and whose required fields they do not lack."""
    looked_at = [one for one in records if isinstance(one, Mapping)][:_LOOKED_AT]
    keys = {key for one in looked_at for key in one}

    def likeness(name: str) -> int:
        fields = vocabulary[name].fields
        required = {field.name for field in fields.values() if field.rule is Rule.REQUIRED}
        return 2 * len(keys & fields.keys()) + len(keys & required) - len(required - keys)

    return max(_RECORDS, key=likeness)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
