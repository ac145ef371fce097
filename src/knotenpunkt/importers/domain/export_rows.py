"""Records as the texts of a workbook's row: what reading turns back into the same record."""

from dataclasses import dataclass

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.written.phones import write_phones
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.directory.domain.written.terms import Vocabulary
from knotenpunkt.importers.domain import marks
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.provider_cells import Provider


@dataclass(frozen=True, slots=True)
class Look:
    """A row's formatting that says its state: a fill colour for all its cells, struck through, a comment."""

    fill: str | None = None
    strike: bool = False
    comment: str | None = None


def export_organization_row(record: OrganizationRecord, vocabulary: Vocabulary) -> dict[Heading, str]:
    """Canonical texts under the headings of the sheet of organizations."""
    return {
        Heading.NUMBER: _number(record.number),
        Heading.ORGANIZATION: record.name,
        Heading.KIND: vocabulary.kinds.write([record.kind]) if record.kind else "",
        Heading.STREET: record.seat.street,
        Heading.POSTAL_CODE: record.seat.postal_code,
        Heading.CITY: record.seat.city,
        Heading.PHONE: write_phones(record.phones),
        Heading.EMAIL: record.email,
        Heading.WEBSITE: record.website,
        Heading.NOTE: record.note,
        Heading.SOURCE: record.source,
        Heading.STATED_ON: str(record.stated_on or ""),
    }


def export_service_row(record: ServiceRecord, vocabulary: Vocabulary) -> dict[Heading, str]:
    """Canonical texts under the headings of the sheet of services."""
    return {
        Heading.NUMBER: _number(record.number),
        Heading.SERVICE: record.title,
        Heading.PROVIDER: Provider(record.organization, record.partners, record.provider_text).written,
        Heading.DESCRIPTION: record.description,
        Heading.TARGET_GROUP: record.target_text,
        Heading.MINIMUM_AGE: _number(record.minimum_age),
        Heading.MAXIMUM_AGE: _number(record.maximum_age),
        Heading.TOPIC: vocabulary.topics.write(record.topics),
        Heading.LANGUAGES: record.language_text,
        Heading.VENUE: record.place.name,
        Heading.STREET: record.place.street,
        Heading.POSTAL_CODE: record.place.postal_code,
        Heading.CITY: record.place.city,
        Heading.SCHEDULE: record.schedule_text,
        Heading.COST: record.cost_text,
        Heading.REGISTRATION: record.registration_text,
        Heading.CONTACT_PHONE: write_phones(record.phones),
        Heading.EMAIL: record.email,
        Heading.WEBSITE: record.website,
        Heading.SOURCE: record.source,
        Heading.STATED_ON: str(record.stated_on or ""),
        Heading.NOTE: record.note,
    }


def look_of(record: OrganizationRecord | ServiceRecord) -> Look:
    """The formatting from which `read_mark` reads the record's state again; a comment says what colours cannot."""
    reason = record.review_reason
    implied = reason in ("", record.note or marks.REVIEW)
    struck = record.status is Status.ARCHIVED and record.status_reason == marks.REPLACED
    fill = marks.YELLOW if reason else None
    if record.status is not Status.PUBLISHED and not struck:
        fill, implied = marks.GREY, not reason
    look = Look(fill, struck, None if implied else reason)
    if _read_back(look, record) == (record.status, record.status_reason, reason):
        return look
    stated = marks.state_comment(record.status, record.status_reason)
    return Look(fill, struck, f"{stated}\n{reason}".rstrip())


def _read_back(look: Look, record: OrganizationRecord | ServiceRecord) -> tuple[Status, str, str]:
    mark = marks.read_mark(
        [RawCell("x", fill=look.fill, strike=look.strike, comment=look.comment)], record.note
    )
    return mark.status, mark.status_reason, mark.review_reason


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
