"""Times that are no times: what „nach Vereinbarung" looks like."""

from knotenpunkt.directory.domain.words import folded

_BY_APPOINTMENT = frozenset(
    {
        "auf anfrage",
        "nach absprache",
        "nach vereinbarung",
        "termin nach vereinbarung",
        "termine auf anfrage",
        "termine nach vereinbarung",
    }
)


def means_by_appointment(text: str) -> bool:
    """Whether a provider's whole text about times says that one has to ask."""
    return folded(text).strip(" .") in _BY_APPOINTMENT
