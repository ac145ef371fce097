"""What speaks for and against two entries being the same: signs of place, time and contact, each by name."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from rapidfuzz import fuzz

from knotenpunkt.directory.domain.records import PhoneRecord, PlaceRecord, ScheduleRecord
from knotenpunkt.directory.domain.words import folded, words_of_text
from knotenpunkt.upkeep.domain.likeness_words import Wording, likeness_of_wordings, wording

SAME_PLACE_METRES = 100
_EARTH_METRES = 6_371_000
_NUMBER = re.compile(r"\d+\s*[a-z]?\b")
_STREET_END = re.compile(r"str(?:\.|\b)")
_ALIKE_STREET, _ALIKE_HOUSE, _ALIKE_TOWN = 88, 0.75, 85


class Sign(StrEnum):
    """One piece of evidence; those that end in `other` speak against."""

    TITLE_SAME = "title_same"
    TITLE_ALIKE = "title_alike"
    TITLE_OTHER = "title_other"
    SERIES_OTHER = "series_other"
    AUDIENCE_OTHER = "audience_other"
    LEVEL_OTHER = "level_other"
    PROVIDER_SAME = "provider_same"
    PROVIDER_ALIKE = "provider_alike"
    PROVIDER_OTHER = "provider_other"
    PLACE_SAME = "place_same"
    TOWN_SAME = "town_same"
    DISTRICT_SAME = "district_same"
    ADDRESS_OTHER = "address_other"
    TOWN_OTHER = "town_other"
    TIMES_SAME = "times_same"
    TIMES_OVERLAP = "times_overlap"
    TIMES_OTHER = "times_other"
    PHONE_SAME = "phone_same"
    EMAIL_SAME = "email_same"
    WEBSITE_SAME = "website_same"
    CONTACT_OTHER = "contact_other"
    TOPICS_SHARED = "topics_shared"
    TOPICS_OTHER = "topics_other"

    @property
    def speaks_against(self) -> bool:
        return self.value.endswith("_other")


@dataclass(frozen=True, slots=True)
class Weighed:
    """How alike two entries are in one respect (None: both say nothing), and the signs of it."""

    value: float | None
    signs: tuple[Sign, ...] = ()


BOTH_SILENT = Weighed(None)
ONE_SILENT = Weighed(0.5)


@dataclass(frozen=True, slots=True)
class Where:
    """A place to compare; `position` is latitude and longitude in degrees where they are known."""

    street: str
    number: str
    house: Wording
    town: str
    municipality: str
    is_district_wide: bool
    position: tuple[float, float] | None

    @property
    def has_address(self) -> bool:
        return bool(self.street or self.house.words)

    @property
    def is_known(self) -> bool:
        return bool(self.has_address or self.town or self.municipality)


def where_of(
    place: PlaceRecord, *, district_wide: bool = False, position: tuple[float, float] | None = None
) -> Where:
    """The place of an entry, ready to be compared."""
    written = _STREET_END.sub("strasse", folded(place.street).replace("-", " "))
    number = _NUMBER.search(written)
    return Where(
        street=" ".join(wording(_NUMBER.sub(" ", written)).words),
        number=number.group(0).replace(" ", "") if number else "",
        house=wording(place.name),
        town=" ".join(words_of_text(place.city)),
        municipality=place.municipality,
        is_district_wide=district_wide,
        position=position,
    )


def weigh_place(one: Where, other: Where) -> Weighed:
    """Same place (within 100 metres, or by its words), same town, another address there, or another town."""
    if not one.is_known and not other.is_known:
        both = one.is_district_wide and other.is_district_wide
        one_of_them = one.is_district_wide or other.is_district_wide
        return Weighed(1.0, (Sign.DISTRICT_SAME,)) if both else ONE_SILENT if one_of_them else BOTH_SILENT
    if not one.is_known or not other.is_known:
        return ONE_SILENT
    if one.position and other.position and _metres(one.position, other.position) <= SAME_PLACE_METRES:
        return Weighed(1.0, (Sign.PLACE_SAME,))
    if not _may_be_one_town(one, other):
        return Weighed(0.0, (Sign.TOWN_OTHER,))
    return _weigh_address(one, other)


def _weigh_address(one: Where, other: Where) -> Weighed:
    if not one.has_address or not other.has_address:
        return Weighed(0.8 if one.has_address or other.has_address else 1.0, (Sign.TOWN_SAME,))
    if one.street and other.street:
        is_one_street = fuzz.ratio(one.street, other.street) >= _ALIKE_STREET
        is_one_house = one.number == other.number or not one.number or not other.number
        if not (is_one_street and is_one_house):
            return Weighed(0.3, (Sign.ADDRESS_OTHER,))
        return Weighed(1.0, (Sign.PLACE_SAME,))
    if one.house.words and other.house.words:
        is_one = likeness_of_wordings(one.house, other.house) >= _ALIKE_HOUSE
        return Weighed(1.0, (Sign.PLACE_SAME,)) if is_one else Weighed(0.3, (Sign.ADDRESS_OTHER,))
    return Weighed(0.8, (Sign.TOWN_SAME,))


def _may_be_one_town(one: Where, other: Where) -> bool:
    """A town and a village of it may be one place, two villages of one town are not."""
    if one.municipality and other.municipality and one.municipality != other.municipality:
        return False
    if not one.town or not other.town or one.town in other.town or other.town in one.town:
        return True
    return fuzz.ratio(one.town, other.town) >= _ALIKE_TOWN


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on the ground, by the haversine formula."""
    (south, west), (north, east) = (tuple(map(math.radians, position)) for position in (one, other))
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return 2 * _EARTH_METRES * math.asin(math.sqrt(min(half, 1.0)))


@dataclass(frozen=True, slots=True)
class Times:
    """When something takes place: in structure, and in words where nothing else is known."""

    schedules: frozenset[ScheduleRecord]
    text: str


def times_of(schedules: Iterable[ScheduleRecord], text: str) -> Times:
    """The times of a service, ready to be compared."""
    return Times(frozenset(schedules), " ".join(words_of_text(text)))


def weigh_times(one: Times, other: Times) -> Weighed:
    """The same times, times that overlap, or others: courses on different days are not the same."""
    if one == other and (one.schedules or one.text):
        return Weighed(1.0, (Sign.TIMES_SAME,))
    if one.schedules and other.schedules:
        if one.schedules == other.schedules:
            return Weighed(1.0, (Sign.TIMES_SAME,))
        overlap = any(_overlap(first, second) for first in one.schedules for second in other.schedules)
        return Weighed(0.7, (Sign.TIMES_OVERLAP,)) if overlap else Weighed(0.0, (Sign.TIMES_OTHER,))
    return BOTH_SILENT if one == other else ONE_SILENT


def _overlap(one: ScheduleRecord, other: ScheduleRecord) -> bool:
    if one.frequency != other.frequency or not _shared_or_open(one.weekdays, other.weekdays):
        return False
    if one.starts_on and other.starts_on and not one.weekdays and one.starts_on != other.starts_on:
        return False
    return _shared_or_open(one.ordinals, other.ordinals) and (
        _opens(one) < _closes(other) and _opens(other) < _closes(one)
    )


def _shared_or_open(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _opens(schedule: ScheduleRecord) -> time:
    return schedule.opens_at or time.min


def _closes(schedule: ScheduleRecord) -> time:
    return schedule.closes_at or time.max


@dataclass(frozen=True, slots=True)
class Reach:
    """How an entry is reached."""

    phones: frozenset[str]
    email: str
    website: str

    @property
    def is_known(self) -> bool:
        return bool(self.phones or self.email or self.website)


def reach_of(phones: Iterable[PhoneRecord], email: str, website: str) -> Reach:
    """Telephone numbers and addresses of an entry, ready to be compared."""
    address = folded(website).strip().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return Reach(frozenset(phone.number for phone in phones), folded(email).strip(), address.rstrip("/"))


def weigh_reach(one: Reach, other: Reach) -> Weighed:
    """A telephone number or an address that both have; a website alone says less."""
    if not one.is_known and not other.is_known:
        return BOTH_SILENT
    signs = [
        sign
        for sign, is_shared in (
            (Sign.PHONE_SAME, one.phones & other.phones),
            (Sign.EMAIL_SAME, one.email and one.email == other.email),
            (Sign.WEBSITE_SAME, one.website and one.website == other.website),
        )
        if is_shared
    ]
    if signs:
        return Weighed(1.0 if one == other or signs != [Sign.WEBSITE_SAME] else 0.7, tuple(signs))
    if not one.is_known or not other.is_known:
        return ONE_SILENT
    return Weighed(0.2, (Sign.CONTACT_OTHER,))
