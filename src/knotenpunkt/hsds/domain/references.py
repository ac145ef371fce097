"""Keys that name other records: whether what they name is there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from knotenpunkt.hsds.domain.findings import Code, Findings
from knotenpunkt.hsds.domain.rows import Row
from knotenpunkt.hsds.domain.vocabulary import Vocabulary

_TARGETS = {"parent_organization_id": "organization", "parent_id": "taxonomy_term"}
_BY_KIND = {"link_id": "link_entity", "resource_id": "resource_type"}  # the field that says what it leads to


def references(row: Row, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Field, object and key of everything a record names by its key."""
    for name, value in row.fields.items():
        if not name.endswith("_id") or not value or not isinstance(value, str):
            continue
        target = _target(row, name)
        if name in row.type.fields and target in vocabulary:
            yield name, target, value


def _target(row: Row, name: str) -> str:
    if name in _BY_KIND:
        return str(row.fields.get(_BY_KIND[name]) or "")
    return _TARGETS.get(name, name.removesuffix("_id"))


def check_references(rows: Iterable[Row], vocabulary: Vocabulary, findings: Findings) -> None:
    """Notes keys that lead nowhere between tables, and nested records that name another owner than theirs."""
    rows = list(rows)
    known = _keys_of_tables(rows)
    for row in rows:
        for name, target, key in references(row, vocabulary):
            code = None
            if row.listing.is_flat and target in known and key not in known[target]:
                code = Code.LEADS_NOWHERE
            elif not row.listing.is_flat and _has_other_owner(row, target, key):
                code = Code.OTHER_OWNER
            if code:
                findings.note(code, row.place(key), object=row.type.name, field=name, expected=(target,))


def _keys_of_tables(rows: Iterable[Row]) -> dict[str, Collection[str]]:
    """The keys of every table that is there; what lies outside the package is not judged."""
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.listing.is_flat:
            known[row.type.name].add(row.key)
    return dict(known)


def _has_other_owner(row: Row, target: str, key: str) -> bool:
    """Whether a nested record stands in one of this kind, directly, and names another one."""
    above = row.above
    return above is not None and above.type.name == target and above.key not in {"", key}


def check_keys(rows: Iterable[Row], findings: Findings) -> None:
    """Notes keys that a list or table has twice; nested records may be told again in each of their owners."""
    met: set[tuple[str, str]] = set()
    for row in rows:
        if row.above is None and row.key:
            one = (row.type.name, row.key)
            if one in met:
                findings.note(Code.ID_TWICE, row.place(row.key), object=row.type.name, field="id")
            met.add(one)
