"""HSDS as JSON: all pages of an API, or a file with the same records."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from knotenpunkt.harvesting.domain.hsds.catalogue import Record, catalogue_of
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.remarks import Remark, Why, remark
from knotenpunkt.harvesting.domain.sources import Get, NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings

MOST_RECORDS = 200_000
_PER_PAGE = 100
_LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def read_json(address: str, get: Get, surroundings: Surroundings) -> Incoming:
    """Everything that an API with this address tells, or that stands in a file of JSON. Raises NotTakenUp."""
    if urlsplit(address).scheme in {"http", "https"} and not address.endswith((".json", ".ndjson", ".jsonl")):
        return _read_api(_base(address), get, surroundings)
    services, organizations = _sorted(_documents(get(address), address), address)
    return catalogue_of(services, organizations, surroundings)


def _base(address: str) -> str:
    """The address under which the lists stand, with a slash at its end."""
    base = address.partition("?")[0].rstrip("/")
    for name in _LISTS:
        base = base.removesuffix(f"/{name}")
    return f"{base}/"


def _read_api(base: str, get: Get, surroundings: Surroundings) -> Incoming:
    remarks: list[Remark] = []
    services = _whole(base, "services", list(_all(base, "services", get, remarks)), get)
    nested = {_key(one.get("organization")) for one in services} - {""}
    try:
        listed = list(_all(base, "organizations", get, remarks))
    except NotTakenUp as reason:
        if reason.problem is not Problem.BAD_STATUS:
            raise
        listed = []  # an API need not have this list
    unknown = [one for one in listed if _key(one) not in nested]
    if not any(map(_is_nested, listed)):
        unknown = _whole(base, "organizations", unknown, get)
    organizations = [*unknown, *(one for one in listed if _key(one) in nested)]
    return catalogue_of(services, organizations, surroundings, remarks=remarks, is_whole=not remarks)


def _all(base: str, name: str, get: Get, remarks: list[Remark]) -> Iterator[Record]:
    """The records of every page. A page without anything new ends the list, and is told."""
    seen: set[str] = set()
    number, count = 1, 0
    while True:
        address = f"{base}{name}?full=true&per_page={_PER_PAGE}&page={number}"
        page = _json(get(address), address)
        contents = _contents(page, address)
        keys = {_key(one) for one in contents}
        if contents and keys <= seen:
            remarks.append(remark(name, f"page {number}", Why.REPEATED))
            return
        seen |= keys
        count += len(contents)
        if count > MOST_RECORDS:
            raise NotTakenUp(Problem.TOO_LARGE, f"{name}: {Why.ENDLESS}")
        yield from contents
        if not contents or _is_last(page, number):
            return
        number += 1


def _contents(page: Any, address: str) -> list[Record]:
    contents = page.get("contents") if isinstance(page, Mapping) else page
    if not isinstance(contents, list) or not all(isinstance(one, Mapping) for one in contents):
        raise NotTakenUp(Problem.OTHER_KIND, address)
    return contents


def _is_last(page: Any, number: int) -> bool:
    if not isinstance(page, Mapping):
        return True
    pages = page.get("total_pages")
    return page.get("last_page") is True or (isinstance(pages, int) and number >= pages)


def _whole(base: str, name: str, records: list[Record], get: Get) -> list[Record]:
    """The records with what is nested in them; an API that lists flat records only is asked for each."""
    if any(map(_is_nested, records)):
        return records
    return [_detail(f"{base}{name}/{_key(one)}", one, get) for one in records]


def _detail(address: str, record: Record, get: Get) -> Record:
    whole = _json(get(address), address) if _key(record) else record
    return whole if isinstance(whole, Mapping) else record


def _is_nested(record: Record) -> bool:
    return any(isinstance(value, list | Mapping) for value in record.values())


def _key(record: object) -> str:
    key = record.get("id") if isinstance(record, Mapping) else None
    return key.strip() if isinstance(key, str) else ""


def _documents(body: bytes, address: str) -> list[Any]:
    """The document, or one in each line."""
    try:
        return [_json(body, address)]
    except NotTakenUp:
        lines = body.splitlines()
        if len(lines) < 2:
            raise
        return [_json(line, f"{address}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _sorted(documents: list[Any], address: str) -> tuple[list[Record], list[Record]]:
    """Services and organizations, however they lie in the file: a page, a list, both lists by name, single records."""
    services: list[Record] = []
    organizations: list[Record] = []
    for document in documents:
        if (
            isinstance(document, Mapping)
            and not _key(document)
            and {"services", "organizations"} & document.keys()
        ):
            services += _contents(document.get("services", []), address)
            organizations += _contents(document.get("organizations", []), address)
            continue
        single = isinstance(document, Mapping) and "contents" not in document
        for record in _contents([document] if single else document, address):
            is_service = "status" in record or "organization_id" in record or "organization" in record
            (services if is_service else organizations).append(record)
    return services, organizations


def _json(body: bytes, address: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotTakenUp(Problem.BROKEN, f"{address}: {error}") from error
