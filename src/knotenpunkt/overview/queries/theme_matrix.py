"""Theme by centre for a period: who has chosen what, and what nobody works on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knotenpunkt.overview.domain.periods import Period, chosen_period
from knotenpunkt.overview.domain.themes import ThemePair, ThemeRow, theme_pairs, theme_rows
from knotenpunkt.overview.queries.published_plans import choices_on, periods, plans_on, themes
from knotenpunkt.overview.queries.tile_grid import tile_grid
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class PlanningCentre:
    """A centre with a plan for the period; `sign` is short enough for the head of a column."""

    key: str
    slug: str
    name: str
    sign: str
    plan: Period
    is_example: bool
    themes: int


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
    """The matrix of a period, of one field alone if one is named; six SQL statements."""
    known = periods()
    period = chosen_period(known, code, today)
    day = period.middle if period else today
    labels = {theme.code: theme.label for theme in themes(language)}
    rows = theme_rows(choices_on(day, field), labels)
    chosen = tuple(row for row in rows if row.centres)
    return ThemeMatrix(
        period=period,
        periods=known,
        centres=_centres(day, chosen),
        rows=chosen,
        pairs=theme_pairs(chosen),
        unchosen=tuple(row.theme for row in rows if not row.centres),
        labels=labels,
        all_centres=Centre.objects.count(),
    )


def _centres(day: date, rows: tuple[ThemeRow, ...]) -> tuple[PlanningCentre, ...]:
    """Those with a plan in force, by name."""
    tiles = tile_grid().tiles
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
            sign=tiles[key].sign if key in tiles else short_name(territory)[:3],
            plan=Period(begins_on, ends_on),
            is_example=is_example,
            themes=sum(key in row.by_centre for row in rows),
        )
        for key, slug, territory, begins_on, ends_on, is_example in plans
    }
    return tuple(sorted(found.values(), key=lambda centre: sorting_key(centre.name)))
