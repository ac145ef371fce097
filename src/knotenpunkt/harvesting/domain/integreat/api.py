"""Integreat's API, version 3: all places and events of a region in German, each list in one answer."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.incoming import Foreign, Incoming, gathered
from knotenpunkt.harvesting.domain.integreat.entries import (
    organization_of,
    service_of_event,
    service_of_place,
)
from knotenpunkt.harvesting.domain.sources import Get, NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings

LANGUAGE = "de"
_ENDPOINT = "wp-json/extensions/v3"
_APP, _CMS = "integreat.app", "cms.integreat-app.de"

type Record = Mapping[str, Any]


def read_integreat(address: str, get: Get, surroundings: Surroundings) -> Incoming:
    """Everything that a region of Integreat tells in German. Raises NotTakenUp."""
    base = api_base(address)
    places = _listed(f"{base}locations/", get)
    events = list(_once(_listed(f"{base}events/?combine_recurring=true", get)))
    return gathered(
        _organizations(places),
        [
            *(service_of_place(Fields(one, []), surroundings) for one in places),
            *(service_of_event(Fields(one, []), surroundings) for one in events),
        ],
    )


def api_base(address: str) -> str:
    """Where the lists of a region lie in German, from any address below it, also the one that the app shows."""
    parts = urlsplit(address)
    host = _CMS if parts.netloc.removeprefix("www.") == _APP else parts.netloc
    steps = [step for step in parts.path.split("/") if step]
    if steps[:2] == ["api", "v3"]:
        steps = steps[2:]
    if not steps or not host:
        raise NotTakenUp(Problem.OTHER_KIND, address)
    return urlunsplit((parts.scheme, host, f"/{steps[0]}/{LANGUAGE}/{_ENDPOINT}/", "", ""))


def _listed(address: str, get: Get) -> list[Record]:
    try:
        answer = json.loads(get(address))
    except (ValueError, RecursionError) as error:
        raise NotTakenUp(Problem.BROKEN, f"{address}: {error}") from error
    if not isinstance(answer, list) or not all(isinstance(one, Mapping) for one in answer):
        raise NotTakenUp(Problem.OTHER_KIND, address)
    return answer


def _once(events: Iterable[Record]) -> Iterator[Record]:
    """Each event with a rule once, also where a server tells every single time of it."""
    seen: set[str] = set()
    for one in events:
        key = _key(one.get("event"))
        if not one.get("recurrence_rule") or key not in seen:
            yield one
        seen.add(key)


def _organizations(places: Iterable[Record]) -> list[Foreign[OrganizationRecord]]:
    nested = [one for place in places if isinstance(one := place.get("organization"), Mapping) and one]
    return [organization_of(Fields(one, [])) for one in {_key(one): one for one in nested}.values()]


def _key(record: object) -> str:
    return str(record.get("id")) if isinstance(record, Mapping) else ""
