"""A plan as the report that is kept with a source and told to people: plain values of JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from knotenpunkt.harvesting.domain.incoming import AnyRecord, EntryKind
from knotenpunkt.harvesting.domain.plan import Plan, Planned
from knotenpunkt.harvesting.domain.remarks import Remark

MOST_REMARKS = 500  # that are kept one by one; all of them are counted

type Report = dict[str, Any]


def report_of(plan: Plan) -> Report:
    """How many entries have which fate, what was refused, and what stayed behind: each remark, and how often which."""
    remarks = list(_remarks(plan))
    counted = Counter((one["field"], one["why"]) for one in remarks)
    return {
        "organizations": _counts(plan.organizations),
        "services": _counts(plan.services),
        "has_shrunk": plan.has_shrunk,
        "refused": [
            {"kind": one.kind.value, "id": one.foreign_id, "name": one.name, "why": one.why.value}
            for one in plan.refused[:MOST_REMARKS]
        ],
        "remarks": remarks[:MOST_REMARKS],
        "fields": [
            {"field": field, "why": why, "count": count}
            for (field, why), count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        ],
    }


def _counts[Record: AnyRecord](planned: Iterable[Planned[Record]]) -> dict[str, int]:
    return dict(sorted(Counter(one.fate.value for one in planned).items()))


def _remarks(plan: Plan) -> Iterator[dict[str, str]]:
    yield from (_remark("", "", one) for one in plan.remarks)
    for organization in plan.organizations:
        for one in organization.foreign.remarks:
            yield _remark(EntryKind.ORGANIZATION, organization.name, one)
    for service in plan.services:
        for one in service.foreign.remarks:
            yield _remark(EntryKind.SERVICE, service.name, one)


def _remark(kind: str, name: str, one: Remark) -> dict[str, str]:
    return {"kind": str(kind), "name": name, "field": one.field, "written": one.written, "why": one.why.value}
