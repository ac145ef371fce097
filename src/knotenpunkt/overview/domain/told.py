"""What a profile of another instance says, in the values that the overview works with.

A profile fits its schema and may still be nonsense. What cannot be placed on a line of years is left out here, so that
no view has to mistrust what it is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from knotenpunkt.overview.domain.offices import ConceptFacts, OfficeFacts, ProgrammeFacts
from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.plans import FocusFacts, PlanFacts, Theme
from knotenpunkt.planning.domain.posts import PostSpan

FIRST_YEAR, LAST_YEAR = 1945, 2099
LAST_PLACE = 32_767  # themes that are not known here come after all others


@dataclass(frozen=True, slots=True)
class ToldArea(FocusFacts):
    """A focus area with its measures, and `texts`: what else a search reads."""

    measures: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldPlan(PlanFacts):
    """A plan of which at least one focus area is told."""

    focus_areas: tuple[ToldArea, ...]
    is_closed: bool

    @property
    def period(self) -> Period:
        return Period(self.begins_on, self.ends_on)


@dataclass(frozen=True, slots=True, eq=False)
class ToldContent:
    """What is told of a centre; plans the newest first. Equal to itself alone: what is made of it can be kept."""

    posts: tuple[PostSpan, ...]
    posts_are_examples: bool
    plans: tuple[ToldPlan, ...]
    offers: int
    confirmed_percent: Decimal | None
    office: OfficeFacts
    programmes: tuple[ProgrammeFacts, ...]
    concepts: tuple[ConceptFacts, ...]
    is_example: bool

    def plans_on(self, day: date) -> tuple[ToldPlan, ...]:
        """The plans in force on a day."""
        return tuple(plan for plan in self.plans if plan.period.holds_on(day))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that are known here: themes by code, kinds of posts, who pays for them, states of concepts.

    `other_kind` and `other_funding` stand for all that are not known.
    """

    themes: Mapping[str, Theme]
    kinds_of_posts: frozenset[str]
    other_kind: str
    fundings: frozenset[str]
    other_funding: str
    concept_states: frozenset[str]


def told_content(profile: Mapping[str, Any], known: Vocabulary) -> ToldContent:
    """The content of a profile, in words that are known here."""
    posts = [post for post in profile["posts"] if _is_span(post)]
    counts = profile["counts"]
    return ToldContent(
        posts=tuple(_post(post, known) for post in posts),
        posts_are_examples=any(post["is_example"] for post in posts),
        plans=_plans(profile["focus_areas"], known.themes),
        offers=counts["offers"],
        confirmed_percent=_percent(counts["share_within_rhythm"]),
        office=_office(profile),
        programmes=tuple(_programme(programme) for programme in profile["programmes"]),
        concepts=tuple(
            _concept(concept)
            for concept in profile["centre"]["concepts"]
            if concept["state"] in known.concept_states
        ),
        is_example=profile["is_example"],
    )


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else round(Decimal(str(share)) * 100, 1)


def _is_span(told: Mapping[str, Any]) -> bool:
    """Whether it begins before it ends, in years that people plan for; days as they are written sort as days."""
    begins_on, ends_on = told["begins_on"], told["ends_on"]
    return f"{FIRST_YEAR}" <= begins_on < f"{LAST_YEAR + 1}" and (
        ends_on is None or begins_on < ends_on <= f"{LAST_YEAR + 1}-01-01"
    )


def _office(profile: Mapping[str, Any]) -> OfficeFacts:
    told = profile["centre"]
    return OfficeFacts(
        told["host"], told["placement"], told["wishes"], told["source"], is_example=profile["is_example"]
    )


def _programme(told: Mapping[str, Any]) -> ProgrammeFacts:
    return ProgrammeFacts(told["name"], _day(told["ends_on"]), told["note"], told["website"])


def _concept(told: Mapping[str, Any]) -> ConceptFacts:
    adopted_on, valid_until = _day(told["adopted_on"]), _day(told["valid_until"])
    return ConceptFacts(told["title"], told["state"], adopted_on, valid_until, told["website"])


def _post(told: Mapping[str, Any], known: Vocabulary) -> PostSpan:
    return PostSpan(
        kind=told["kind"] if told["kind"] in known.kinds_of_posts else known.other_kind,
        full_time=Decimal(str(told["full_time"])),
        begins_on=date.fromisoformat(told["begins_on"]),
        ends_on=_day(told["ends_on"]),
        funding=told["funding"] if told["funding"] in known.fundings else known.other_funding,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _plans(areas: Iterable[Mapping[str, Any]], themes: Mapping[str, Theme]) -> tuple[ToldPlan, ...]:
    by_plan: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for area in areas:
        period = area["period"]
        if _is_span(period):
            plan = period["begins_on"], period["ends_on"], period["state"]
            by_plan.setdefault(plan, []).append(area)
    return tuple(
        ToldPlan(
            begins_on=date.fromisoformat(begins_on),
            ends_on=date.fromisoformat(ends_on),
            is_example=any(area["is_example"] for area in of_plan),
            focus_areas=tuple(_area(area, themes) for area in of_plan),
            is_closed=state == "closed",
        )
        for (begins_on, ends_on, state), of_plan in sorted(
            by_plan.items(), key=lambda item: item[0], reverse=True
        )
    )


def _area(told: Mapping[str, Any], themes: Mapping[str, Theme]) -> ToldArea:
    progress = told["progress"] or {"state": "", "sentence": "", "on": None}
    measures = tuple(measure["title"] for measure in told["measures"])
    targets = (target["name"] for target in told["targets"])
    return ToldArea(
        title=told["title"],
        field=told["field"],
        goal=told["goal"],
        themes=tuple(_theme(term, themes) for term in told["themes"]),
        progress=progress["state"],
        sentence=progress["sentence"],
        progress_on=_day(progress["on"]),
        result=told["result"],
        result_text=told["result_text"],
        measures=measures,
        texts=(told["need"], told["goal"], told["result_text"], *measures, *targets),
    )


def _theme(term: Mapping[str, str], themes: Mapping[str, Theme]) -> Theme:
    """As it is called here; a theme that is not known here is called as it was told."""
    code = term["code"]
    return themes.get(code) or Theme(code, {"de": term["name"]}, LAST_PLACE)
