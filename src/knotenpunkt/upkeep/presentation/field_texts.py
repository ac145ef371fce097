"""What an entry says, field by field, and what changed between two states of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ServiceRecord
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.three_ways import changed_fields
from knotenpunkt.upkeep.domain.written_service import written_date, written_phones, written_service
from knotenpunkt.upkeep.presentation.field_names import field_names, status_names


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed: what it is called, what it said before, what it says after. Empty texts say nothing."""

    name: str
    label: str
    before: str
    after: str


def differences[Record: ServiceRecord | OrganizationRecord](
    before: Record, after: Record, around: Surroundings
) -> tuple[Difference, ...]:
    """The fields that changed, in their order. The same text twice: it is understood otherwise."""
    labels, old, new = field_names(), field_texts(before, around), field_texts(after, around)
    return tuple(
        Difference(name, labels[name], old[name], new[name]) for name in changed_fields(before, after)
    )


def field_texts(record: ServiceRecord | OrganizationRecord, around: Surroundings) -> Mapping[str, str]:
    """The text of every field by its name."""
    if isinstance(record, ServiceRecord):
        return _common(record) | _service(record, around)
    return _common(record) | _organization(record, around)


def _common(record: ServiceRecord | OrganizationRecord) -> dict[str, str]:
    status = status_names()[record.status]
    return {
        "phones": written_phones(record.phones),
        "email": record.email,
        "website": record.website,
        "source": record.source,
        "stated_on": written_date(record.stated_on),
        "note": record.note,
        "review_reason": record.review_reason,
        "number": "" if record.number is None else str(record.number),
        "status": f"{status}: {record.status_reason}" if record.status_reason else status,
    }


def _organization(record: OrganizationRecord, around: Surroundings) -> dict[str, str]:
    return {
        "name": record.name,
        "alternate_names": _lines(record.alternate_names),
        "description": record.description,
        "kind": around.kinds.get(record.kind, record.kind),
        "place": _place(record.seat),
    }


def _service(record: ServiceRecord, around: Surroundings) -> dict[str, str]:
    written = written_service(record)
    groups = [around.target_groups.get(code, code) for code in record.target_groups]
    return {
        "title": record.title,
        "provider": _lines([record.organization, *record.partners, record.provider_text]),
        "description": record.description,
        "topics": ", ".join(around.topics.get(code, code) for code in record.topics),
        "target_groups": _lines([", ".join(groups), record.target_text]),
        "ages": _span(record.minimum_age, record.maximum_age),
        "languages": str(written["languages"]),
        "interpreter_possible": fact_in_words(record.interpreter_possible),
        "levels": "–".join(dict.fromkeys(level for level in (record.level_from, record.level_to) if level)),
        "place": _lines([_place(record.place), _areas(record, around)]),
        "times": str(written["times"]),
        "cost": str(written["cost"]),
        "registration": _lines([fact_in_words(record.registration_required), record.registration_text]),
        "childcare": fact_in_words(record.childcare),
        "women_only": fact_in_words(record.women_only),
    }


def fact_in_words(fact: bool | None) -> str:  # noqa: FBT001 - a value, not a switch
    """„yes", „no", or nothing."""
    if fact is None:
        return ""
    return _("yes") if fact else _("no")


def _place(place: PlaceRecord) -> str:
    town = " ".join(part for part in (place.postal_code, place.city) if part)
    secret = _("confidential") if place.confidential else ""
    return ", ".join(part for part in (place.name, place.street, town, secret) if part)


def _areas(record: ServiceRecord, around: Surroundings) -> str:
    names = [around.places.names.get(ags, ags) for ags in record.service_areas]
    return ", ".join([*names, *([_("everywhere in the district")] if record.district_wide else [])])


def _span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
