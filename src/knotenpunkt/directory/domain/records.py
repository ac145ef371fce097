"""The catalogue as plain values: everything a centre keeps about one organization or one service.

Readers (exports, plans, tests) get these values from queries, writers hand them to actions; how they are stored is
nobody else's business.
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Where an entry stands: only published entries are seen outside the centre."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Frequency(StrEnum):
    """How a schedule repeats."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known: a year, a month of a year, or a day; approximate for „ca. 2015"."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def earliest(self) -> date:
        """The first day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """ISO 8601 with reduced precision, „ca. " before it where it is approximate."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return ("ca. " if self.approximate else "") + "-".join(parts)


@dataclass(frozen=True, slots=True)
class ScheduleRecord:
    """When a service takes place (HSDS schedule).

    `weekdays` counts Monday as 0. `ordinals` (1 to 5, -1 for the last) say which of these weekdays in a month. A single
    event has frequency ONCE and `starts_on`; one of several days also `ends_on`, which is inclusive. Times are local.
    """

    frequency: Frequency
    weekdays: tuple[int, ...] = ()
    opens_at: time | None = None
    closes_at: time | None = None
    interval: int = 1
    ordinals: tuple[int, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class PhoneRecord:
    """A telephone number in E.164 (`+4924521342222`) and what it is for."""

    number: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """Where something is: the place's own name, its address and its municipality (AGS, eight digits; empty if unknown).

    `city` is the place as people write it („Wassenberg-Birgelen"), also where several towns are named in one line.
    A confidential place is known to the centre only.
    """

    name: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    municipality: str = ""
    confidential: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.street or self.postal_code or self.city)


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """Everything kept about an organization; `name` is unique in a centre, `number` is its key in the workbook."""

    name: str
    number: int | None = None
    kind: str = ""
    seat: PlaceRecord = PlaceRecord()
    phones: tuple[PhoneRecord, ...] = ()
    email: str = ""
    website: str = ""
    note: str = ""
    source: str = ""
    stated_on: PartialDate | None = None
    alternate_names: tuple[str, ...] = ()
    description: str = ""
    status: Status = Status.PUBLISHED
    status_reason: str = ""
    review_reason: str = ""


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """Everything kept about a service.

    `organization` and `partners` are names of organizations of the centre; `provider_text` keeps what was written where
    none is certain. Codes (`topics`, `target_groups`) are those of the curated taxonomies, `languages` BCP 47 tags.
    Each fact that a person wrote in words stays beside its structured reading (`…_text`). Three-valued facts are None
    where nothing is known.
    """

    title: str
    number: int | None = None
    organization: str = ""
    partners: tuple[str, ...] = ()
    provider_text: str = ""
    description: str = ""
    target_text: str = ""
    target_groups: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    topics: tuple[str, ...] = ()
    language_text: str = ""
    languages: tuple[str, ...] = ()
    place: PlaceRecord = PlaceRecord()
    service_areas: tuple[str, ...] = ()
    district_wide: bool = False
    schedule_text: str = ""
    schedules: tuple[ScheduleRecord, ...] = ()
    cost_text: str = ""
    free_of_charge: bool | None = None
    amount: Decimal | None = None
    registration_text: str = ""
    registration_required: bool | None = None
    phones: tuple[PhoneRecord, ...] = ()
    email: str = ""
    website: str = ""
    source: str = ""
    stated_on: PartialDate | None = None
    note: str = ""
    childcare: bool | None = None
    women_only: bool | None = None
    interpreter_possible: bool | None = None
    level_from: str = ""
    level_to: str = ""
    status: Status = Status.PUBLISHED
    status_reason: str = ""
    review_reason: str = ""
