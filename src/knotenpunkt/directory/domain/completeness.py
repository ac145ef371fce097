"""How complete an entry is: the share of what people need to know that is known."""

from knotenpunkt.directory.domain.records import ServiceRecord


def criteria(record: ServiceRecord) -> dict[str, bool]:
    """What a complete offer says, by name (after data.inclusion's mean of ten criteria)."""
    return {
        "description": len(record.description) >= 40,
        "provider": bool(record.organization or record.provider_text),
        "topics": bool(record.topics),
        "target_groups": bool(record.target_groups),
        "place": not record.place.is_empty or record.district_wide or bool(record.service_areas),
        "schedule": bool(record.schedules or record.schedule_text),
        "cost": record.free_of_charge is not None or bool(record.cost_text),
        "contact": bool(record.phones or record.email or record.website),
        "registration": record.registration_required is not None or bool(record.registration_text),
        "stated_on": record.stated_on is not None,
    }


def completeness(record: ServiceRecord) -> int:
    """In per cent."""
    fulfilled = criteria(record).values()
    return round(100 * sum(fulfilled) / len(fulfilled))
