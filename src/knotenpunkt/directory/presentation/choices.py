"""What can be chosen in the list of offers, in the reader's language: each facet's values with their labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.translation import gettext

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import AGE_BANDS, FacetCounts
from knotenpunkt.directory.domain.filters import YES, Facet, Filters
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.directory.presentation.frames import Frame, slot
from knotenpunkt.shared.text import cldr

FLAGS = (Facet.FREE, Facet.CHILDCARE, Facet.WOMEN_ONLY)
WITH_LISTS = (
    Facet.TOPIC,
    Facet.MUNICIPALITY,
    Facet.TARGET_GROUP,
    Facet.LANGUAGE,
    Facet.WEEKDAY,
    Facet.AGE,
)
ALWAYS_OPEN = (Facet.TOPIC, Facet.MUNICIPALITY)
ALWAYS_IN_SIGHT = 8
FEW_MORE = 3
_TEMPLATE = "directory/choices.html"

type Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and what it is called; `is_name` where the label is a German name in any language."""

    facet: Facet
    value: str
    label: str
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class PlacedChoice:
    """A choice with the slots of its tick and its count."""

    choice: Choice
    checked: str
    count: str


@dataclass(frozen=True, slots=True)
class FacetFrame:
    """A facet with lists of values in the frame of the page."""

    name: str
    label: str
    choices: str
    open: str


def facet_frames(catalogue: Catalogue, language: str) -> list[FacetFrame]:
    """The facets that have any value, in the order of the page."""
    return [
        FacetFrame(str(facet), facet_label(facet), slot(f"choices_{facet.name}"), slot(f"open_{facet.name}"))
        for facet in WITH_LISTS
        if choices_of(catalogue, facet, language)
    ]


def flag_frames() -> list[str]:
    """The slots of the choices that are either made or not."""
    return [slot(f"choices_{facet.name}") for facet in FLAGS]


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
    return catalogue.kept(("choices", facet, language), lambda: tuple(_choices(catalogue, facet, language)))


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


def written_choices(catalogue: Catalogue, filters: Filters, counts: FacetCounts, language: str) -> Slots:
    """For every facet the markup of its choices with their counts, and whether it is unfolded, as slots of the page."""
    slots: Slots = {}
    for facet in Facet:
        frame = _frame(catalogue, facet, language)
        numbers = counts.of(facet)
        chosen = filters.values(facet)
        values = {"more_open": ""}
        for position, choice in enumerate(choices_of(catalogue, facet, language)):
            values[f"count{position}"] = cldr.format_number(numbers.get(choice.value, 0), language)
            values[f"checked{position}"] = " checked" if choice.value in chosen else ""
        if chosen and not set(chosen) <= _common(catalogue, facet, language):
            values["more_open"] = " open"
        slots[f"choices_{facet.name}"] = frame.filled(values)
        slots[f"open_{facet.name}"] = " open" if chosen or facet in ALWAYS_OPEN else ""
    return slots


def _frame(catalogue: Catalogue, facet: Facet, language: str) -> Frame:
    return catalogue.kept(("choices frame", facet, language), lambda: _new_frame(catalogue, facet, language))


def _new_frame(catalogue: Catalogue, facet: Facet, language: str) -> Frame:
    common = _common(catalogue, facet, language)
    placed = [
        PlacedChoice(choice, slot(f"checked{position}"), slot(f"count{position}"))
        for position, choice in enumerate(choices_of(catalogue, facet, language))
    ]
    return Frame.of(
        get_template(_TEMPLATE).render(
            {
                "common": [one for one in placed if one.choice.value in common],
                "rarer": [one for one in placed if one.choice.value not in common],
                "more_open": slot("more_open"),
            }
        )
    )


def _common(catalogue: Catalogue, facet: Facet, language: str) -> frozenset[str]:
    """The values that are always in sight: all of them where they are few."""
    choices = choices_of(catalogue, facet, language)
    if len(choices) <= ALWAYS_IN_SIGHT + FEW_MORE or facet is Facet.MUNICIPALITY:
        return frozenset(choice.value for choice in choices)
    masks = catalogue.masks[facet]
    by_number = sorted(choices, key=lambda choice: -len(masks[choice.value]))
    return frozenset(choice.value for choice in by_number[:ALWAYS_IN_SIGHT])
