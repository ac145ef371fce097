"""How alike two services or two organizations are, 0 to 1, and the evidence by name; symmetric, 1 for identical ones.

Courses of a series, of one name and provider at other places or times, are not the same: whatever speaks clearly
against it bounds the likeness, however much speaks for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.domain.likeness_signs import (
    BOTH_SILENT,
    ONE_SILENT,
    Reach,
    Sign,
    Times,
    Weighed,
    Where,
    reach_of,
    times_of,
    weigh_place,
    weigh_reach,
    weigh_times,
    where_of,
)
from knotenpunkt.upkeep.domain.likeness_words import Wording, likeness_of_wordings, wording

SAME, REVIEW = 0.82, 0.68
_TITLE, _PROVIDER, _PLACE, _TIMES, _REACH, _TOPICS = 0.45, 0.20, 0.20, 0.15, 0.10, 0.05
_NAME, _SEAT, _CONTACT = 0.60, 0.15, 0.25
_ALIKE, HARDLY_ALIKE = 0.75, 0.55
_DIFFERENT, _PERHAPS, _PROBABLY_NOT = 0.50, 0.78, 0.64
_MEETING = frozenset((Sign.PLACE_SAME, Sign.PHONE_SAME, Sign.EMAIL_SAME))


class Band(StrEnum):
    """What a likeness means: the same, to be looked at by a person, or different."""

    SAME = "same"
    REVIEW = "review"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two entries are, and what speaks for and against it."""

    value: float
    signs: tuple[Sign, ...]

    @property
    def band(self) -> Band:
        """Between the same and different there is a band that people look at."""
        if self.value >= SAME:
            return Band.SAME
        return Band.REVIEW if self.value >= REVIEW else Band.DIFFERENT


@dataclass(frozen=True, slots=True)
class ServiceTraits:
    """What is compared of a service."""

    title: Wording
    providers: tuple[Wording, ...]
    place: Where
    times: Times
    reach: Reach
    topics: frozenset[str]
    levels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class OrganizationTraits:
    """What is compared of an organization: all its names, its seat, how it is reached."""

    names: tuple[Wording, ...]
    seat: Where
    reach: Reach


def service_traits(
    record: ServiceRecord,
    places: frozenset[str] = frozenset(),
    position: tuple[float, float] | None = None,
) -> ServiceTraits:
    """The traits of a service; `places` are the folded words of places in the district."""
    providers = (record.organization or record.provider_text, *record.partners)
    return ServiceTraits(
        title=wording(record.title, places),
        providers=tuple(wording(name, places) for name in providers if name.strip()),
        place=where_of(record.place, district_wide=record.district_wide, position=position),
        times=times_of(record.schedules, record.schedule_text),
        reach=reach_of(record.phones, record.email, record.website),
        topics=frozenset(record.topics),
        levels=(record.level_from, record.level_to),
    )


def organization_traits(
    record: OrganizationRecord,
    places: frozenset[str] = frozenset(),
    position: tuple[float, float] | None = None,
) -> OrganizationTraits:
    """The traits of an organization."""
    return OrganizationTraits(
        names=tuple(wording(name, places) for name in (record.name, *record.alternate_names)),
        seat=where_of(record.seat, position=position),
        reach=reach_of(record.phones, record.email, record.website),
    )


def likeness_of_services(one: ServiceTraits, other: ServiceTraits) -> Likeness:
    """How alike two services are."""
    title = _weigh_title(one.title, other.title)
    place, times = weigh_place(one.place, other.place), weigh_times(one.times, other.times)
    provider, reach = _weigh_providers(one.providers, other.providers), weigh_reach(one.reach, other.reach)
    level = _weigh_levels(one.levels, other.levels)
    weighed = (
        (_TITLE, title),
        (_PROVIDER, provider),
        (_PLACE, place),
        (_TIMES, times),
        (_REACH, reach),
        (_TOPICS, _weigh_topics(one.topics, other.topics)),
    )
    signs = tuple(sign for _, part in (*weighed, (0, level)) for sign in part.signs)
    return Likeness(min(_mean(weighed), *_bounds(frozenset(signs))), signs)


def likeness_of_organizations(one: OrganizationTraits, other: OrganizationTraits) -> Likeness:
    """How alike two organizations are: names that are only somewhat alike need an address or a contact in common."""
    name = _weigh_names(one.names, other.names)
    weighed = (
        (_NAME, name),
        (_SEAT, weigh_place(one.seat, other.seat)),
        (_CONTACT, weigh_reach(one.reach, other.reach)),
    )
    signs = tuple(sign for _, part in weighed for sign in part.signs)
    bounds = [*_bounds(frozenset(signs))]
    if (name.value or 0) < _ALIKE and not _MEETING.intersection(signs):
        bounds.append(_PROBABLY_NOT)
    return Likeness(min(_mean(weighed), *bounds), signs)


def _mean(weighed: Iterable[tuple[float, Weighed]]) -> float:
    """The weighted mean of what is known; where only one entry says something, it counts half."""
    total = weight = 0.0
    for full, part in weighed:
        if part.value is not None:
            counted = full / 2 if part is ONE_SILENT else full
            total, weight = total + counted * part.value, weight + counted
    return total / weight if weight else 0.0


def _bounds(signs: frozenset[Sign]) -> Iterator[float]:
    """How alike two entries can be at most, in view of what speaks against it."""
    yield 1.0
    if signs & {Sign.TITLE_OTHER, Sign.TOWN_OTHER, Sign.TIMES_OTHER, Sign.SERIES_OTHER, Sign.LEVEL_OTHER}:
        yield _DIFFERENT
    if Sign.AUDIENCE_OTHER in signs:
        yield _PROBABLY_NOT
    if Sign.ADDRESS_OTHER in signs:
        yield _PERHAPS if Sign.TIMES_SAME in signs else _PROBABLY_NOT
    if Sign.PROVIDER_OTHER in signs:
        is_met = Sign.PLACE_SAME in signs and signs & {Sign.TIMES_SAME, Sign.PHONE_SAME, Sign.EMAIL_SAME}
        yield _PERHAPS if is_met else _PROBABLY_NOT


def _weigh_title(one: Wording, other: Wording) -> Weighed:
    likeness = likeness_of_wordings(one, other)
    signs = [
        Sign.TITLE_SAME
        if likeness == 1
        else Sign.TITLE_ALIKE
        if likeness >= HARDLY_ALIKE
        else Sign.TITLE_OTHER
    ]
    if one.figures and other.figures and one.figures != other.figures:
        signs.append(Sign.SERIES_OTHER)
    if one.audiences != other.audiences:
        signs.append(Sign.AUDIENCE_OTHER)
    return Weighed(likeness, tuple(signs))


def _weigh_providers(one: tuple[Wording, ...], other: tuple[Wording, ...]) -> Weighed:
    """The two names that fit best: a service that two offer together may stand under either."""
    if not one and not other:
        return BOTH_SILENT
    if not one or not other:
        return ONE_SILENT
    likeness = _best_likeness(one, other)
    if likeness == 1:
        return Weighed(1.0, (Sign.PROVIDER_SAME,))
    if likeness >= _ALIKE:
        return Weighed(likeness, (Sign.PROVIDER_ALIKE,))
    return Weighed(likeness / 2, (Sign.PROVIDER_OTHER,))


def _weigh_names(one: tuple[Wording, ...], other: tuple[Wording, ...]) -> Weighed:
    likeness = _best_likeness(one, other)
    if likeness < HARDLY_ALIKE:
        return Weighed(likeness, (Sign.TITLE_OTHER,))
    return Weighed(likeness, (Sign.TITLE_SAME if likeness == 1 else Sign.TITLE_ALIKE,))


def _best_likeness(one: tuple[Wording, ...], other: tuple[Wording, ...]) -> float:
    return max(likeness_of_wordings(first, second) for first in one for second in other)


def _weigh_levels(one: tuple[str, str], other: tuple[str, str]) -> Weighed:
    known = any(one) and any(other)
    return Weighed(None, (Sign.LEVEL_OTHER,)) if known and one != other else BOTH_SILENT


def _weigh_topics(one: frozenset[str], other: frozenset[str]) -> Weighed:
    if not one and not other:
        return BOTH_SILENT
    if not one or not other:
        return ONE_SILENT
    shared = len(one & other) / len(one | other)
    return Weighed(shared, (Sign.TOPICS_SHARED,) if shared else (Sign.TOPICS_OTHER,))
