"""Two entries as one: per field the text of one of them; what can stand side by side is united."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, ServiceRecord, Status
from knotenpunkt.upkeep.domain.three_ways import fields_of

# Nobody chooses here: these hold what both entries say, or belong to the entry that is kept.
UNITED = frozenset(("phones", "topics", "alternate_names", "note"))
OF_THE_KEPT = frozenset(("number", "status", "review_reason"))


class Side(StrEnum):
    """Of which entry a field is taken: of the one that is kept, or of the one that becomes part of it."""

    KEPT = "kept"
    ABSORBED = "absorbed"


def chosen_fields(record: ServiceRecord | OrganizationRecord) -> tuple[str, ...]:
    """The fields of which somebody chooses one text, in their order."""
    return tuple(name for name in fields_of(record) if name not in UNITED | OF_THE_KEPT)


def proposed_sides[Record: ServiceRecord | OrganizationRecord](
    kept: Record, absorbed: Record
) -> dict[str, Side]:
    """What is chosen until somebody chooses: the entry that is kept, but where it says nothing."""
    return {
        name: Side.KEPT if _says(kept, name) or not _says(absorbed, name) else Side.ABSORBED
        for name in chosen_fields(kept)
    }


def _says(record: ServiceRecord | OrganizationRecord, name: str) -> bool:
    unsaid = type(record)("")
    return any(getattr(record, part) != getattr(unsaid, part) for part in fields_of(record)[name])


def joined[Record: ServiceRecord | OrganizationRecord](
    kept: Record, absorbed: Record, sides: Mapping[str, Side]
) -> Record:
    """One entry of two. Fields that `sides` does not name are proposed; it is published if one of them was."""
    choices = proposed_sides(kept, absorbed) | dict(sides)
    parts: dict[str, Any] = {
        part: getattr(absorbed, part)
        for name in chosen_fields(kept)
        if choices[name] is Side.ABSORBED
        for part in fields_of(kept)[name]
    }
    parts["phones"] = _united_phones(kept.phones, absorbed.phones)
    parts["note"] = "\n\n".join(_united((kept.note, absorbed.note)))
    if absorbed.status is Status.PUBLISHED and kept.status is not Status.PUBLISHED:
        parts |= {"status": Status.PUBLISHED, "status_reason": absorbed.status_reason}
    together = replace(kept, **parts)
    if (
        isinstance(together, ServiceRecord)
        and isinstance(absorbed, ServiceRecord)
        and isinstance(kept, ServiceRecord)
    ):
        return _service(together, kept, absorbed)  # type: ignore[return-value]
    return _organization(together, kept, absorbed)  # type: ignore[return-value,arg-type]


def _service(together: ServiceRecord, kept: ServiceRecord, absorbed: ServiceRecord) -> ServiceRecord:
    partners = _united((*kept.partners, *absorbed.partners))
    return replace(
        together,
        topics=_united((*kept.topics, *absorbed.topics)),
        partners=tuple(name for name in partners if name != together.organization),
    )


def _organization(
    together: OrganizationRecord, kept: OrganizationRecord, absorbed: OrganizationRecord
) -> OrganizationRecord:
    """The name that was not chosen stays as another name: who looks for it, or imports it, finds the organization."""
    names = _united((*kept.alternate_names, *absorbed.alternate_names, kept.name, absorbed.name))
    return replace(together, alternate_names=tuple(name for name in names if name != together.name))


def with_provider(record: ServiceRecord, old: str, new: str) -> ServiceRecord:
    """The service with another name wherever its organization `old` stands, each organization named once."""
    organization = new if record.organization == old else record.organization
    partners = _united(new if name == old else name for name in record.partners)
    return replace(
        record,
        organization=organization,
        partners=tuple(name for name in partners if name != organization),
    )


def _united(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _united_phones(*several: tuple[PhoneRecord, ...]) -> tuple[PhoneRecord, ...]:
    by_number: dict[str, PhoneRecord] = {}
    for phones in several:
        for phone in phones:
            by_number.setdefault(phone.number, phone)
    return tuple(by_number.values())
