"""Searching the focus areas of all published plans in words: title, need, goal, measures, targets and results.

Words are taken apart by the analysis of the offers' search, so that forms of a word and parts of German compounds are
found: „Sprachkurs“ finds „Deutschsprachkurse“. What a published plan says never changes, so its words are kept in the
process until the plan is amended or closed.
"""

import threading
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.told import ToldArea, ToldContent
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.models import FocusArea, Measure, Plan, Target
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.search.queries.words import words_of_text, words_wanted
from knotenpunkt.shared.tenancy import TenantQuerySet

PLANS_ARE_WRITTEN_IN = "de"


@dataclass(frozen=True, slots=True)
class SearchedArea:
    """A focus area with the words of its title, and all its words."""

    title: str
    field: str
    goal: str
    measures: tuple[str, ...]
    title_words: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class SearchedPlan:
    """A published plan and whose it is; `voice`: the other instance that tells it (None: this one)."""

    centre: str
    slug: str
    name: str
    period: Period
    is_example: bool
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A focus area that has all words of a question."""

    plan: SearchedPlan
    area: SearchedArea
    in_title: bool


type Kept = Mapping[uuid.UUID, tuple[datetime, tuple[SearchedArea, ...]]]

_kept: Kept = {}
_lock = threading.Lock()


def found_goals(question: str) -> list[FoundGoal]:
    """The focus areas with all words of the question: in the title first, then the newest period, then by name."""
    wanted = words_wanted(question, PLANS_ARE_WRITTEN_IN)
    if not wanted:
        return []
    found = [
        FoundGoal(plan, area, in_title=wanted <= area.title_words)
        for plan, areas in chain(_own(), _told())
        for area in areas
        if wanted <= area.words
    ]
    return sorted(
        found,
        key=lambda one: (
            not one.in_title,
            -one.plan.period.begins_on.toordinal(),
            sorting_key(one.plan.name),
        ),
    )


def _own() -> Iterator[tuple[SearchedPlan, tuple[SearchedArea, ...]]]:
    plans = _plans()
    areas = _areas_of({key: stamp for key, (stamp, _) in plans.items()})
    return ((plans[key][1], of_plan) for key, (_, of_plan) in areas.items())


def _told() -> Iterator[tuple[SearchedPlan, tuple[SearchedArea, ...]]]:
    for centre in told_centres().values():
        for plan, areas in zip(centre.content.plans, _searched(centre.content), strict=True):
            searched = SearchedPlan(
                centre.key, centre.slug, centre.name, plan.period, plan.is_example, centre.voice
            )
            yield searched, areas


@lru_cache(maxsize=64)
def _searched(content: ToldContent) -> tuple[tuple[SearchedArea, ...], ...]:
    """The focus areas of each plan; kept until something is told anew."""
    return tuple(
        tuple(_searched_area(area, area.measures, area.texts) for area in plan.focus_areas)
        for plan in content.plans
    )


def _plans() -> dict[uuid.UUID, tuple[datetime, SearchedPlan]]:
    rows = Plan.objects.public().values_list(
        "pk",
        "changed_at",
        "centre__key",
        "centre__slug",
        "centre__territory",
        "begins_on",
        "ends_on",
        "is_example",
    )
    return {
        pk: (stamp, SearchedPlan(key, slug, short_name(territory), Period(begins_on, ends_on), is_example))
        for pk, stamp, key, slug, territory, begins_on, ends_on, is_example in rows
    }


def _areas_of(stamps: Mapping[uuid.UUID, datetime]) -> Kept:
    """The focus areas of these plans; only those of plans that are new or changed are read, in three statements."""
    global _kept  # noqa: PLW0603 - one for each process, replaced as a whole
    with _lock:
        known = {key: _kept[key] for key, stamp in stamps.items() if key in _kept and _kept[key][0] == stamp}
        missing = stamps.keys() - known.keys()
        if missing:
            read = _read(missing)
            known |= {key: (stamps[key], tuple(read.get(key, ()))) for key in missing}
            _kept = known
        return known


def _read(plans: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[SearchedArea]]:
    areas = FocusArea.objects.public().filter(plan__in=list(plans)).order_by("plan", "position", "pk")
    measures = _titles(Measure.objects.public().filter(focus_area__in=areas.order_by().values("pk")), "title")
    targets = _titles(Target.objects.public().filter(focus_area__in=areas.order_by().values("pk")), "name")
    found: defaultdict[uuid.UUID, list[SearchedArea]] = defaultdict(list)
    for area in areas:
        of_area = measures.get(area.pk, [])
        texts = (area.need, area.goal, area.result_text, *of_area, *targets.get(area.pk, []))
        found[area.plan_id].append(_searched_area(area, of_area, texts))
    return found


def _searched_area(area: FocusArea | ToldArea, measures: Iterable[str], texts: Iterable[str]) -> SearchedArea:
    return SearchedArea(
        title=area.title,
        field=area.field,
        goal=area.goal,
        measures=tuple(measures),
        title_words=words_of_text(area.title, PLANS_ARE_WRITTEN_IN),
        words=words_of_text("\n".join((area.title, *texts)), PLANS_ARE_WRITTEN_IN),
    )


def _titles(rows: TenantQuerySet[Measure] | TenantQuerySet[Target], name: str) -> dict[uuid.UUID, list[str]]:
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for key, title in rows.order_by("position", "pk").values_list("focus_area_id", name):
        found[key].append(title)
    return found
