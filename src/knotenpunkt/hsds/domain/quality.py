"""Our criteria of quality, as far as an HSDS record can answer them: what people need to know before they go there.

They are those of the catalogue's own completeness, asked of services in the words of HSDS.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knotenpunkt.hsds.domain.findings import Code, Findings
from knotenpunkt.hsds.domain.references import references
from knotenpunkt.hsds.domain.rows import Row
from knotenpunkt.hsds.domain.values import day_in
from knotenpunkt.hsds.domain.vocabulary import Vocabulary

SHORTEST_DESCRIPTION = 40
AGEING_MONTHS, OLD_MONTHS = 6, 24

# What is missing where a criterion is not met, and the field where it would stand.
LACKS = {
    "description": (Code.LACKS_DESCRIPTION, "description"),
    "provider": (Code.LACKS_PROVIDER, "organization"),
    "topics": (Code.LACKS_TOPICS, "attributes"),
    "target_groups": (Code.LACKS_TARGET_GROUPS, "eligibility_description"),
    "place": (Code.LACKS_PLACE, "service_at_locations"),
    "schedule": (Code.LACKS_SCHEDULE, "schedules"),
    "cost": (Code.LACKS_COST, "cost_options"),
    "contact": (Code.LACKS_CONTACT, "phones"),
    "registration": (Code.LACKS_REGISTRATION, "application_process"),
    "stated_on": (Code.LACKS_STATED_ON, "assured_date"),
}

type Parts = Mapping[str, list[Row]]  # what belongs to a record, by object


@dataclass(frozen=True, slots=True)
class Quality:
    """How many services were judged, how many of them meet each criterion, and how many are how old."""

    services: int
    met: Mapping[str, int]

    @property
    def score(self) -> int:
        """The mean share of criteria that are met, in per cent."""
        asked = self.services * len(LACKS)
        return round(100 * sum(self.met.values()) / asked) if asked else 0


def criteria(service: Row, parts: Parts) -> dict[str, bool]:
    """What a complete service says, by name."""
    says = service.fields.get
    kinds = {one.fields.get("link_type") for one in parts["attribute"]}
    return {
        "description": len(str(says("description") or "").strip()) >= SHORTEST_DESCRIPTION,
        "provider": any(map(says, ("organization", "organization_id", "provider_description"))),
        "topics": bool(kinds - {"target_group"}),
        "target_groups": "target_group" in kinds
        or any(says(name) not in {None, ""} for name in ("minimum_age", "maximum_age"))
        or bool(says("eligibility_description")),
        "place": bool(parts["service_at_location"] or parts["service_area"] or says("location_is_protected")),
        "schedule": bool(parts["schedule"] or says("schedule_description")),
        "cost": bool(parts["cost_option"] or says("fees_description") or says("fees"))
        or says("is_free") not in {None, ""},
        "contact": bool(parts["phone"] or parts["contact"] or says("email") or says("url")),
        "registration": bool(says("application_process")) or says("registration_required") not in {None, ""},
        "stated_on": bool(says("information_date") or says("assured_date")),
    }


def check_quality(rows: Iterable[Row], vocabulary: Vocabulary, findings: Findings, today: date) -> Quality:
    """Notes what services lack and how old they are; nested services are judged where they are listed themselves."""
    rows = list(rows)
    belonging = _belonging(rows, vocabulary)
    services = [
        row for row in rows if row.type.name == "service" and row.above is None and not is_minimal(row)
    ]
    met = dict.fromkeys(LACKS, 0)
    for service in services:
        for name, is_met in criteria(service, belonging[_mark(service)]).items():
            met[name] += is_met
            if not is_met:
                code, field = LACKS[name]
                findings.note(code, service.place(), object="service", field=field)
        _check_age(service, findings, today)
    return Quality(len(services), met)


def is_minimal(row: Row) -> bool:
    """Whether a list was asked for keys alone."""
    return row.above is None and not row.listing.is_text and row.fields.keys() == {"id", "last_modified"}


type _Mark = tuple[str, str | int]


def _mark(row: Row) -> _Mark:
    return (row.type.name, row.key or id(row))


def _belonging(rows: Iterable[Row], vocabulary: Vocabulary) -> defaultdict[_Mark, Parts]:
    """What is nested in each record or names it by its key; what belongs to a place of a service, to the service."""
    found: defaultdict[_Mark, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for owner in _owners(row, vocabulary):
            found[owner][row.type.name].append(row)
    for row in rows:
        if row.type.name == "service_at_location":
            for owner in _owners(row, vocabulary):
                for name, parts in found[_mark(row)].items():
                    found[owner][name] += parts
    return found  # type: ignore[return-value]


def _owners(row: Row, vocabulary: Vocabulary) -> set[_Mark]:
    owners: set[_Mark] = {(target, key) for _, target, key in references(row, vocabulary)}
    return owners | {_mark(row.above)} if row.above else owners


def _check_age(service: Row, findings: Findings, today: date) -> None:
    """By the day of the facts; by the day of writing where no other is told."""
    told = [_day(service.fields.get(name)) for name in ("information_date", "assured_date")]
    day = max((one for one in told if one), default=day_in(service.fields.get("last_modified")))
    if day is None:
        return
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months >= AGEING_MONTHS:
        code = Code.OLD if months >= OLD_MONTHS else Code.AGEING
        findings.note(code, service.place(day.isoformat()), object="service", field="assured_date")


_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d{2})?", re.ASCII)


def _day(value: object) -> date | None:
    """A day, or the first one of the month or year that is told."""
    if isinstance(value, str) and _YEAR_OR_MONTH.fullmatch(value):
        return day_in(f"{value}-01"[:10] if len(value) > 4 else f"{value}-01-01")
    return day_in(value)
