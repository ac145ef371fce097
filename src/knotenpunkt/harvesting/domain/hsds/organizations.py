"""Organizations of HSDS as ours."""

import re

from knotenpunkt.directory.domain.records import OrganizationRecord, PartialDate
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.hsds.places import place_of
from knotenpunkt.harvesting.domain.hsds.words import phones_of, terms_of
from knotenpunkt.harvesting.domain.incoming import Foreign
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.surroundings import Surroundings

_STATED = re.compile(r"(ca\. )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def organization_of(values: Fields, surroundings: Surroundings) -> Foreign[OrganizationRecord]:
    """An organization with its seat; what hangs on it but its services is taken from its own record."""
    values.skip("services", "centre_key", "last_modified")
    kinds = terms_of(values.many("attributes"), {"organization_kind": surroundings.vocabulary.kinds})
    record = OrganizationRecord(
        name=values.text("name"),
        kind=next(iter(kinds["organization_kind"]), ""),
        seat=place_of(values.first("locations"), surroundings),
        phones=phones_of(values.many("phones")),
        email=email_of(values),
        website=values.text("website") or values.text("url"),
        source=values.text("information_source"),
        stated_on=stated_on(values),
        alternate_names=tuple(
            filter(None, (part.strip() for part in values.text("alternate_name").split(";")))
        ),
        description=values.text("description"),
    )
    leave_people(values)
    address, key = values.text("page_url"), values.text("id")
    values.leave_rest()
    return Foreign(key, record, address, remarks=tuple(values.remarks))


def stated_on(values: Fields) -> PartialDate | None:
    """The date of the facts as far as it is known: „2024", „2024-06", „ca. 2015"."""
    written = values.text("information_date")
    match = _STATED.fullmatch(written)
    if match is None:
        if written:
            values.unreadable("information_date")
        return None
    year, month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        return PartialDate(year or 0, month, day, approximate=bool(match[1]))
    except ValueError:
        values.unreadable("information_date")
        return None


def email_of(values: Fields) -> str:
    """An address one can write to."""
    written = values.text("email")
    if written and not _EMAIL.fullmatch(written):
        values.unreadable("email")
        return ""
    return written


def leave_people(values: Fields) -> None:
    """Names of persons are never taken over; that there are contacts by function is told."""
    for contact in values.many("contacts"):
        contact.skip(*(name for name in contact.values if name == "id" or name.endswith("_id")))
        if contact.text("name"):
            values.say("contacts.name", "", Why.PERSON)
        contact.leave_rest()


def fields_of(values: dict[str, object]) -> Fields:
    """A record that is read from here on, with remarks of its own."""
    remarks: list[Remark] = []
    return Fields(values, remarks)
