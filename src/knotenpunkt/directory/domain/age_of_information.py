"""How old what we know about an entry is, and how far it can be trusted for that."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knotenpunkt.directory.domain.offer import Provenance
from knotenpunkt.directory.domain.records import PartialDate

FRESH_MONTHS = 6
WORTHLESS_MONTHS = 24


class Freshness(StrEnum):
    """How an age is told apart on a page."""

    FRESH = "fresh"
    OLDER = "older"
    OLD = "old"
    UNKNOWN = "unknown"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class InformationAge:
    """The date of the newest thing known, whether somebody confirmed it on that day, and its age in whole months.

    `unconfirmed_since`: nobody stands by it any more since that day.
    """

    as_of: PartialDate | None
    is_confirmed: bool
    months: int | None
    unconfirmed_since: date | None = None

    @property
    def is_doubted(self) -> bool:
        """Whether the provider was asked and did not answer."""
        return self.unconfirmed_since is not None

    @property
    def freshness(self) -> Freshness:
        """Fresh below six months, old from two years on; however old it is, silence puts it in doubt."""
        if self.is_doubted:
            return Freshness.DOUBTED
        if self.months is None:
            return Freshness.UNKNOWN
        if self.months < FRESH_MONTHS:
            return Freshness.FRESH
        return Freshness.OLDER if self.months < WORTHLESS_MONTHS else Freshness.OLD

    @property
    def quality(self) -> float:
        """1 below six months, falling linearly to 0 at two years; 0 where nothing is known, or in doubt."""
        if self.months is None or self.is_doubted:
            return 0.0
        left = (WORTHLESS_MONTHS - self.months) / (WORTHLESS_MONTHS - FRESH_MONTHS)
        return min(1.0, max(0.0, left))


def information_age(provenance: Provenance, today: date) -> InformationAge:
    """The age of an entry's facts: of the latest confirmation, or of the source where that is newer or all there is."""
    silent_since = provenance.unconfirmed_since
    confirmed, stated = provenance.confirmed_on, provenance.stated_on
    if confirmed is not None and (stated is None or stated.earliest <= confirmed):
        day = PartialDate(confirmed.year, confirmed.month, confirmed.day)
        is_confirmed = silent_since is None
        return InformationAge(day, is_confirmed, _whole_months(confirmed, today), silent_since)
    if stated is not None:
        return InformationAge(stated, False, _whole_months(stated.earliest, today), silent_since)
    return InformationAge(None, False, None, silent_since)


def _whole_months(earlier: date, today: date) -> int:
    """Whole months that have passed; nought for a day that is still to come."""
    months = (today.year - earlier.year) * 12 + today.month - earlier.month
    return max(0, months - (today.day < earlier.day))
