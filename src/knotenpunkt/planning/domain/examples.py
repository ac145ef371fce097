"""Example plans and posts of a centre: invented, plausible, and the same each time for the same centre and year."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from knotenpunkt.planning.domain.example_texts import ExampleText
from knotenpunkt.planning.domain.plan_content import (
    FocusContent,
    MeasureContent,
    PlanContent,
    PlanFacts,
    TargetContent,
)

FEWEST_AREAS, MOST_AREAS = 4, 6
ONE_IN_SO_MANY_BEGINS_IN_JULY = 4
_LONGEST_WAIT = 40  # days from the end of a period to the report of its result
_NOTES = {
    "on_track": ("Die Vorbereitung ist abgeschlossen.", "Die Maßnahmen laufen wie geplant."),
    "at_risk": ("Eine Stelle war mehrere Monate unbesetzt.", "Es fehlen Räume; die Suche läuft."),
    "not_started": ("Beginn nach den Sommerferien.", "Wartet auf die Bewilligung."),
    "done": ("Das Ziel ist früher erreicht als geplant.",),
}
_RESULTS = {
    "reached": "Das Ziel wurde erreicht. Die Arbeit geht im Regelbetrieb weiter.",
    "partly_reached": "Vieles ist gelungen. Der Rest wird in den nächsten Plan übernommen.",
    "not_reached": "Das Ziel wurde verfehlt: Es fehlten Personal und Partner.",
}


@dataclass(frozen=True, slots=True)
class ExampleCentre:
    """What has to be known of a centre to invent plans for it."""

    key: str
    population: int
    is_city: bool
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleNote:
    """How a focus area stood on a day."""

    line: uuid.UUID
    on: date
    state: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ExampleActual:
    """What a target had reached on a day."""

    line: uuid.UUID
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class ExamplePlan:
    """A plan with what was told of it until today; `results` by line where it is closed, since `closed_on`."""

    content: PlanContent
    published_on: date
    closed_on: date | None
    results: dict[uuid.UUID, tuple[str, str]]
    notes: tuple[ExampleNote, ...]
    actuals: tuple[ExampleActual, ...]


@dataclass(frozen=True, slots=True)
class ExamplePost:
    """Posts of one kind since a day."""

    kind: str
    funding: str
    label: str
    full_time: Decimal
    begins_on: date


def chance_of(key: str) -> random.Random:
    """The same sequence of chances each time for a centre."""
    return random.Random(f"example:{key}")  # noqa: S311 - no secret


def usual_periods(key: str, today: date, count: int = 2) -> tuple[tuple[date, date], ...]:
    """The last periods of two years up to the one that runs today, oldest first; some centres begin in July."""
    month = 7 if chance_of(f"{key}:month").randrange(ONE_IN_SO_MANY_BEGINS_IN_JULY) == 0 else 1
    year = today.year - (today.year % 2 if month == 1 else 1 - today.year % 2)
    begins_on = date(year, month, 1)
    if begins_on > today:
        begins_on = date(year - 2, month, 1)
    begins = [begins_on.replace(year=begins_on.year - 2 * back) for back in reversed(range(count))]
    return tuple((begin, begin.replace(year=begin.year + 2)) for begin in begins)


def example_plans(
    centre: ExampleCentre,
    texts: Sequence[ExampleText],
    periods: Sequence[tuple[date, date]],
    today: date,
    *,
    areas: int | None = None,
) -> tuple[ExamplePlan, ...]:
    """A plan for each period out of some of the texts (`areas` of them; a few by chance where none is said).

    Half of what was chosen once is chosen again. What is over was closed with its results.
    """
    chance = chance_of(centre.key)
    chosen: list[ExampleText] = []
    plans = []
    for begins_on, ends_on in periods:
        number = min(areas or chance.randint(FEWEST_AREAS, MOST_AREAS), len(texts))
        kept = chance.sample(chosen, min(len(chosen), number // 2))
        chosen = [*kept, *chance.sample([text for text in texts if text not in kept], number - len(kept))]
        plans.append(_plan(centre, chosen, PlanFacts(begins_on, ends_on, _situation(centre)), today, chance))
    return tuple(plans)


def _situation(centre: ExampleCentre) -> str:
    people = f"{centre.population:,}".replace(",", ".")
    return (
        f"Im Gebiet leben {people} Menschen. Viele sind in den letzten Jahren neu hinzugekommen. "
        "Die Schwerpunkte wurden mit Kommunen, Trägern und Migrantenorganisationen abgestimmt."
    )


def _plan(
    centre: ExampleCentre, texts: Sequence[ExampleText], facts: PlanFacts, today: date, chance: random.Random
) -> ExamplePlan:
    areas = tuple(_area(centre, text, facts, chance) for text in texts)
    is_over = facts.ends_on <= today
    return ExamplePlan(
        content=PlanContent(facts, areas),
        published_on=facts.begins_on - timedelta(days=chance.randint(5, 60)),
        closed_on=facts.ends_on + timedelta(days=chance.randint(0, _LONGEST_WAIT)) if is_over else None,
        results={_line(area): _result(chance) for area in areas} if is_over else {},
        notes=tuple(note for area in areas for note in _notes(area, facts, today, chance)),
        actuals=tuple(actual for area in areas for actual in _actuals(area, facts, today, chance)),
    )


def _area(centre: ExampleCentre, text: ExampleText, facts: PlanFacts, chance: random.Random) -> FocusContent:
    baseline = Decimal(chance.randint(text.target.low, text.target.high))
    last_year = (facts.ends_on - timedelta(days=1)).year
    target = TargetContent(
        name=text.target.name,
        unit=text.target.unit,
        aim=(baseline * text.target.growth).quantize(Decimal(1)),
        aim_on=facts.ends_on - timedelta(days=1),
        baseline=baseline,
        baseline_on=facts.begins_on,
        line=_key(chance),
    )
    return FocusContent(
        field=text.field,
        title=text.title,
        need=text.need,
        goal=text.goal.format(year=last_year),
        themes=text.themes,
        target_groups=text.target_groups,
        municipalities=tuple(
            sorted(chance.sample(centre.municipalities, min(3, len(centre.municipalities))))
        ),
        measures=tuple(_measure(measure, facts, chance) for measure in text.measures),
        targets=(target,),
        line=_key(chance),
    )


def _measure(measure: tuple[str, str], facts: PlanFacts, chance: random.Random) -> MeasureContent:
    begins_on = facts.begins_on + timedelta(days=30 * chance.randint(0, 8))
    return MeasureContent(*measure, begins_on=begins_on, ends_on=facts.ends_on, line=_key(chance))


def _key(chance: random.Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def _line(content: FocusContent | TargetContent) -> uuid.UUID:
    if content.line is None:
        raise ValueError("examples have lines")
    return content.line


def _result(chance: random.Random) -> tuple[str, str]:
    result = chance.choices(list(_RESULTS), weights=(5, 4, 1))[0]
    return result, _RESULTS[result]


def _notes(area: FocusContent, facts: PlanFacts, today: date, chance: random.Random) -> list[ExampleNote]:
    """Two notes, as far as their days have come."""
    found = []
    for days, weights in ((chance.randint(60, 120), (5, 2, 3, 0)), (chance.randint(180, 300), (6, 2, 1, 1))):
        state = chance.choices(list(_NOTES), weights=weights)[0]
        note = ExampleNote(
            _line(area), facts.begins_on + timedelta(days=days), state, chance.choice(_NOTES[state])
        )
        if note.on <= today:
            found.append(note)
    return found


def _actuals(area: FocusContent, facts: PlanFacts, today: date, chance: random.Random) -> list[ExampleActual]:
    """A figure each half year, between where it began and a little more than where it is to end."""
    target = area.targets[0]
    baseline = target.baseline or Decimal(0)
    found = []
    for step in range(1, 4):
        on = facts.begins_on + timedelta(days=182 * step)
        share = Decimal(step * chance.randint(15, 36)) / 100
        if on <= today:
            value = (baseline + (target.aim - baseline) * share).quantize(Decimal(1))
            found.append(ExampleActual(_line(target), on, value))
    return found


def example_posts(centre: ExampleCentre) -> tuple[ExamplePost, ...]:
    """Posts as the programmes of the state brought them: 2013, 2016, 2017, 2021 and 2022; larger centres have more."""
    chance = chance_of(f"{centre.key}:posts")
    opened_on = date(chance.choice((2013, 2014)), chance.choice((1, 4, 7, 10)), 1)
    size = min(max(centre.population // 100_000, 1), 6)
    half, more = Decimal("0.5"), Decimal(2) if centre.is_city else Decimal(3)
    teachers = Decimal(1) if centre.is_city else Decimal("1.5")
    return (
        ExamplePost("specialist", "state_lump_sum", "", Decimal(3), opened_on),
        ExamplePost("administration", "state_lump_sum", "", half, opened_on),
        ExamplePost("seconded_teacher", "state_secondment", "", Decimal(2), opened_on),
        ExamplePost("komm_an", "state_programme", "", Decimal(1) + half * (size // 2), date(2016, 3, 1)),
        ExamplePost("specialist", "state_lump_sum", "Aufstockung 2017", more, date(2017, 7, 1)),
        ExamplePost("seconded_teacher", "state_secondment", "Aufstockung 2017", teachers, date(2017, 8, 1)),
        ExamplePost("kim_1", "state_programme", "", Decimal(3) + half * (size // 3), date(2021, 1, 1)),
        ExamplePost("kim_2", "state_programme", "", Decimal(3 + 2 * size), date(2021, 7, 1)),
        ExamplePost("kim_3", "state_programme", "", Decimal(1 + size // 2), date(2022, 4, 1)),
        ExamplePost("specialist", "own", "Eigene Mittel", half * chance.randint(1, 4), date(2019, 1, 1)),
    )
