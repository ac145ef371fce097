"""Theme by centre for a period: who has chosen what, and what nobody works on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knotenpunkt.overview.domain.periods import Period, chosen_period
from knotenpunkt.overview.domain.themes import ThemePair, ThemeRow, theme_pairs, theme_rows
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.published_plans import choices_on, periods, plans_on, themes
from knotenpunkt.overview.queries.tile_grid import tile_grid
from knotenpunkt.overview.queries.told_centres import ToldCentre, told_centres
from knotenpunkt.overview.queries.told_choices import told_choices, told_labels, told_periods, told_work
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class PlanningCentre:
    """A centre with a plan for the period; `sign` is short enough for the head of a column.

    `voice`: the other instance that tells it (None: this one).
    """

    key: str
    slug: str
    name: str
    sign: str
    plan: Period
    is_example: bool
    themes: int
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """The centres that have a plan, the themes they chose, what is chosen together, and the themes nobody chose."""

    period: Period | None
    periods: tuple[Period, ...]
    centres: tuple[PlanningCentre, ...]
    rows: tuple[ThemeRow, ...]
    pairs: tuple[ThemePair, ...]
    unchosen: tuple[str, ...]
    labels: Mapping[str, str]
    all_centres: int

    @property
    def has_examples(self) -> bool:
        return any(centre.is_example for centre in self.centres)


def theme_matrix(code: str, field: str, today: date, language: str) -> ThemeMatrix:
    """The matrix of a period, of one field alone if one is named; six SQL statements and those of `told_centres`."""
    told = tuple(told_centres().values())
    own = periods()
    known = tuple(sorted({*own, *told_periods(told)}))
    period = _chosen(own, known, code, today)
    day = period.middle if period else today
    work = told_work(told, day, field)
    labels = {theme.code: theme.label for theme in themes(language)}
    labels = labels | {key: label for key, label in told_labels(work, language).items() if key not in labels}
    rows = theme_rows((*choices_on(day, field), *told_choices(work)), labels)
    chosen = tuple(row for row in rows if row.centres)
    return ThemeMatrix(
        period=period,
        periods=known,
        centres=_by_name((*_own(day, chosen), *_told(told, day, chosen))),
        rows=chosen,
        pairs=theme_pairs(chosen),
        unchosen=tuple(row.theme for row in rows if not row.centres),
        labels=labels,
        all_centres=Centre.objects.count(),
    )


def _chosen(own: tuple[Period, ...], known: tuple[Period, ...], code: str, today: date) -> Period | None:
    """What others tell can be chosen, but decides what is shown first only where nobody here has a plan."""
    is_named = any(period.code == code for period in known)
    return chosen_period(known if is_named or not own else own, code, today)


def _by_name(centres: Iterable[PlanningCentre]) -> tuple[PlanningCentre, ...]:
    return tuple(sorted(centres, key=lambda centre: sorting_key(centre.name)))


def _own(day: date, rows: Sequence[ThemeRow]) -> Iterable[PlanningCentre]:
    """The centres of this instance with a plan in force; of two plans the one that began last."""
    plans = (
        plans_on(day)
        .order_by("centre__key", "begins_on")
        .values_list("centre__key", "centre__slug", "centre__territory", "begins_on", "ends_on", "is_example")
    )
    found = {
        key: PlanningCentre(
            key=key,
            slug=slug,
            name=short_name(territory),
            sign=_sign(key, short_name(territory)),
            plan=Period(begins_on, ends_on),
            is_example=is_example,
            themes=_themes_of(key, rows),
        )
        for key, slug, territory, begins_on, ends_on, is_example in plans
    }
    return found.values()


def _told(centres: Iterable[ToldCentre], day: date, rows: Sequence[ThemeRow]) -> Iterator[PlanningCentre]:
    """The centres of other instances with a plan in force."""
    for centre in centres:
        for plan in centre.content.plans_on(day)[:1]:
            yield PlanningCentre(
                key=centre.key,
                slug=centre.slug,
                name=centre.name,
                sign=_sign(centre.key, centre.name),
                plan=plan.period,
                is_example=plan.is_example,
                themes=_themes_of(centre.key, rows),
                voice=centre.voice,
            )


def _sign(key: str, name: str) -> str:
    tiles = tile_grid().tiles
    return tiles[key].sign if key in tiles else name[:3]


def _themes_of(key: str, rows: Sequence[ThemeRow]) -> int:
    return sum(key in row.by_centre for row in rows)
