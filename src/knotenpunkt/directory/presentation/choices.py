"""What can be chosen in the list of offers, in the reader's language: each facet's values with their labels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import AGE_BANDS
from knotenpunkt.directory.domain.filters import YES, Facet, Filters
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.shared.text import cldr

FLAGS = (Facet.FREE, Facet.CHILDCARE, Facet.WOMEN_ONLY)
ALWAYS_IN_SIGHT = 8
_TEMPLATE = "directory/choice.html"
_CHECKED, _COUNT = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and what it is called; `is_name` where the label is a German name in any language."""

    facet: Facet
    value: str
    label: str
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class WrittenChoices:
    """A facet as it is shown: markup of its choices, the rarer ones apart, and how many are chosen."""

    facet: Facet
    label: str
    choices: SafeString
    rarer: SafeString
    chosen: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The markup of a choice, open where it depends on what was chosen and found."""

    choice: Choice
    before: SafeString
    between: SafeString
    after: SafeString


def facet_label(facet: Facet) -> str:
    """What a facet is called."""
    labels = {
        Facet.TOPIC: gettext("Topic"),
        Facet.MUNICIPALITY: gettext("Place"),
        Facet.TARGET_GROUP: gettext("For whom"),
        Facet.AGE: gettext("Age in years"),
        Facet.LANGUAGE: gettext("Language"),
        Facet.WEEKDAY: gettext("Weekday"),
        Facet.FREE: gettext("Free of charge"),
        Facet.CHILDCARE: gettext("With childcare"),
        Facet.WOMEN_ONLY: gettext("For women only"),
    }
    return labels[facet]


def choices_of(catalogue: Catalogue, facet: Facet, language: str) -> tuple[Choice, ...]:
    """The values of a facet that any offer has, in the order in which they are shown."""
    return catalogue.kept(
        ("choices", facet, language), lambda: tuple(_choices(catalogue, facet, language))
    )


def known_values(catalogue: Catalogue, language: str) -> dict[Facet, frozenset[str]]:
    """For each facet the values that can be chosen."""
    return catalogue.kept(
        ("known values",),
        lambda: {
            facet: frozenset(choice.value for choice in choices_of(catalogue, facet, language))
            for facet in Facet
        },
    )


def choice_label(catalogue: Catalogue, facet: Facet, value: str, language: str) -> Choice:
    """The choice with this value."""
    return next(choice for choice in choices_of(catalogue, facet, language) if choice.value == value)


def _choices(catalogue: Catalogue, facet: Facet, language: str) -> Iterable[Choice]:
    found = catalogue.masks[facet]
    if facet is Facet.MUNICIPALITY:
        return [Choice(facet, ags, name, is_name=True) for ags, name in catalogue.municipalities.items()]
    if facet in (Facet.TOPIC, Facet.TARGET_GROUP):
        terms = catalogue.topics if facet is Facet.TOPIC else catalogue.target_groups
        offered = (term for term in terms if term.is_facet and term.code in found)
        return _sorted(Choice(facet, term.code, term.label(language)) for term in offered)
    if facet is Facet.LANGUAGE:
        return _sorted(Choice(facet, code, cldr.language_name(code, language)) for code in found)
    if facet is Facet.AGE:
        return [Choice(facet, band, _band(band, language)) for band in AGE_BANDS if band in found]
    if facet is Facet.WEEKDAY:
        return [
            Choice(facet, str(day + 1), cldr.weekday_name(day, language))
            for day in range(7)
            if str(day + 1) in found
        ]
    return [Choice(facet, YES, facet_label(facet))] if found else []


def _sorted(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: folded(choice.label))


def _band(band: str, language: str) -> str:
    first, last = AGE_BANDS[band]
    return phrases.ages(first, last if last < 120 else None, language)


def written_choices(
    catalogue: Catalogue, filters: Filters, facet: Facet, counts: dict[str, int], language: str
) -> WrittenChoices:
    """One facet with the counts of a choice; the rarer values apart where there are many."""
    common, rarer = catalogue.kept(
        ("patterns", facet, language), lambda: _patterns(catalogue, facet, language)
    )
    chosen = filters.values(facet)
    count = _counter(counts, language)
    return WrittenChoices(
        facet,
        facet_label(facet),
        _filled(common, chosen, count),
        _filled(rarer, chosen, count),
        len(chosen),
    )


def written_flags(
    catalogue: Catalogue, filters: Filters, counts: Callable[[Facet], dict[str, int]], language: str
) -> SafeString:
    """The choices that are either made or not, together."""
    parts = [
        written_choices(catalogue, filters, facet, counts(facet), language).choices for facet in FLAGS
    ]
    return format_html_join("", "{}", ((part,) for part in parts))


def _counter(counts: dict[str, int], language: str) -> Callable[[str], str]:
    return lambda value: cldr.format_number(counts.get(value, 0), language)


def _filled(
    patterns: Iterable[_Pattern], chosen: tuple[str, ...], count: Callable[[str], str]
) -> SafeString:
    pieces: list[str] = []
    for pattern in patterns:
        value = pattern.choice.value
        pieces += (pattern.before, " checked" if value in chosen else "", pattern.between, count(value), pattern.after)
    return SafeString("".join(pieces))


def _patterns(
    catalogue: Catalogue, facet: Facet, language: str
) -> tuple[tuple[_Pattern, ...], tuple[_Pattern, ...]]:
    choices = choices_of(catalogue, facet, language)
    if len(choices) <= ALWAYS_IN_SIGHT + 3 or facet is Facet.MUNICIPALITY:
        return tuple(_pattern(choice) for choice in choices), ()
    masks = catalogue.masks[facet]
    by_number = sorted(choices, key=lambda choice: -masks.get(choice.value, 0).bit_count())
    common = set(by_number[:ALWAYS_IN_SIGHT])
    return (
        tuple(_pattern(choice) for choice in choices if choice in common),
        tuple(_pattern(choice) for choice in choices if choice not in common),
    )


def _pattern(choice: Choice) -> _Pattern:
    written = get_template(_TEMPLATE).render({"choice": choice, "checked": _CHECKED, "count": _COUNT})
    before, rest = written.split(_CHECKED)
    between, after = rest.split(_COUNT)
    return _Pattern(choice, SafeString(before), SafeString(between), SafeString(after))
