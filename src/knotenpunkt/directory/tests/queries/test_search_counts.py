"""The counts beside the choices of a searched list, against looking at every offer of the demo centre."""

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import AGE_BANDS
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.recurrence import weekday_mask
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import Answer
from knotenpunkt.directory.tests.asking import asked, asking
from knotenpunkt.regions.queries.portal import portal_for

CHOICES_PER_QUESTION = 12
QUESTIONS = [
    ("de", ""),
    ("de", "Deutschkurs"),
    ("de", "Beratung"),
    ("de", "kostenlos"),
    ("de", "Café für Frauen"),
    ("de", "Sport in Hückelhoven"),
    ("de", "DRK"),
    ("de", "Hilfe für Geflüchtete"),
    ("de", "Sprachkurs am Montag"),
    ("de", "Migrationsbratung"),
    ("de", "Xyzzyx"),
    ("ar", "دورة لغة ألمانية"),
    ("uk", "курси німецької"),
    ("en", "meeting people in Wegberg"),
]


def values(offer: Offer, catalogue: Catalogue) -> dict[Facet, set[str]]:
    """Every value of an offer, read off its facts one by one."""
    flags = {
        Facet.FREE: offer.cost.is_free,
        Facet.CHILDCARE: offer.childcare,
        Facet.WOMEN_ONLY: offer.women_only,
    }
    return {
        Facet.TOPIC: {topic.code for topic in offer.topics},
        Facet.TARGET_GROUP: {group.code for group in offer.target_groups},
        Facet.MUNICIPALITY: set(catalogue.municipalities if offer.is_district_wide else offer.municipalities),
        Facet.LANGUAGE: set(offer.languages),
        Facet.WEEKDAY: {str(day + 1) for day in weekday_mask(offer.schedules)},
        Facet.AGE: {band for band, ages in AGE_BANDS.items() if is_for(offer, *ages)},
        **{facet: {"ja"} if holds else set() for facet, holds in flags.items()},
    }


def is_for(offer: Offer, youngest: int, oldest: int) -> bool:
    if offer.minimum_age is None and offer.maximum_age is None:
        return False
    upper = 120 if offer.maximum_age is None else offer.maximum_age
    return (offer.minimum_age or 0) <= oldest and youngest <= upper


def choices(catalogue: Catalogue, random: Random) -> list[Filters]:
    """Nothing, each facet's commonest value, and some of any two or three facets."""
    found = [Filters()]
    for facet, masks in catalogue.masks.items():
        found.append(Filters().with_values(facet, [max(masks, key=lambda value: len(masks[value]))]))
    for _ in range(CHOICES_PER_QUESTION):
        one = Filters()
        for facet in random.sample(list(Facet), random.choice((2, 3))):
            known = sorted(catalogue.masks[facet])
            one = one.with_values(facet, random.sample(known, min(len(known), random.choice((1, 2)))))
        found.append(one)
    return found


def everything(filters: Filters, language: str) -> list[int]:
    """The offers of a choice from the first page to the last."""
    first = asked(filters, language).found
    pages = (asked(replace(filters, page=page), language).found for page in range(1, first.pages + 1))
    return [position for page in pages for position in page.offers]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What looking at every offer tells of a choice within the offers that fill a question."""

    catalogue: Catalogue
    facts: list[dict[Facet, set[str]]]
    matching: list[int]

    def misses(self, position: int, choice: Filters) -> set[Facet]:
        """The chosen facets of which an offer has no chosen value."""
        return {facet for facet, chosen in choice.chosen if self.facts[position][facet].isdisjoint(chosen)}

    def fitting(self, choice: Filters) -> list[int]:
        return [position for position in self.matching if not self.misses(position, choice)]

    def counts(self, choice: Filters) -> dict[Facet, dict[str, int]]:
        """For each value how many offers choosing it alone in its facet finds."""
        misses = {position: self.misses(position, choice) for position in self.matching}
        return {
            facet: {
                value: sum(value in self.facts[at][facet] and misses[at] <= {facet} for at in self.matching)
                for value in masks
            }
            for facet, masks in self.catalogue.masks.items()
        }

    def agrees(self, choice: Filters, answer: Answer, shown: list[int]) -> bool:
        return (
            sorted(shown) == sorted(self.fitting(choice))
            and {facet: answer.found.counts.of(facet) for facet in Facet} == self.counts(choice)
            and not any(self.misses(at, choice) or at in self.matching for at in answer.partial)
        )


@pytest.mark.django_db
def test_counts_over_all_matches_are_those_of_looking_at_every_offer(tmp_path: Path) -> None:
    call_command("demo", verbosity=0)
    random = Random(7)  # noqa: S311 - no secret depends on it
    wrong, narrowed = [], 0
    with asking(tmp_path):
        for language, question in QUESTIONS:
            catalogue = published_catalogue(portal_for(language, "heinsberg"))
            facts = [values(offer, catalogue) for offer in catalogue.offers]
            looked_at = LookedAt(catalogue, facts, everything(Filters(question), language))
            for choice in choices(catalogue, random):
                filters = replace(choice, query=question)
                answer = asked(filters, language)
                narrowed += 0 < answer.found.total < len(looked_at.matching)
                if not looked_at.agrees(choice, answer, everything(filters, language)):
                    wrong.append((language, filters))

    assert wrong == []
    assert narrowed > len(QUESTIONS)
