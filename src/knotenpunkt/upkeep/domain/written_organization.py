"""An organization as it stands in the fields of its form, and which of them are offered to whom."""

from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.upkeep.domain.service_fields import PLACE
from knotenpunkt.upkeep.domain.written_service import Written, written_date, written_phones

OWN_FIELDS = frozenset(("name", "alternate_names", "description", *PLACE, "phones", "email", "website"))
RECORD_FIELDS = OWN_FIELDS | {"kind", "confidential", "source", "stated_on", "note"}
ORGANIZATION_FORM = RECORD_FIELDS | {"is_trusted"}


def written_organization(record: OrganizationRecord, *, is_trusted: bool) -> dict[str, Written]:
    """What each field holds for this record; whether the centre trusts it stands beside the record."""
    seat = record.seat
    return {
        "name": record.name,
        "alternate_names": "\n".join(record.alternate_names),
        "kind": record.kind,
        "description": record.description,
        "place_name": seat.name,
        "street": seat.street,
        "postal_code": seat.postal_code,
        "city": seat.city,
        "confidential": seat.confidential,
        "phones": written_phones(record.phones),
        "email": record.email,
        "website": record.website,
        "source": record.source,
        "stated_on": written_date(record.stated_on),
        "note": record.note,
        "is_trusted": is_trusted,
    }
