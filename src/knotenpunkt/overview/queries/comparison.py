"""Centres side by side: figures, posts, and what they work on by theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knotenpunkt.overview.domain.plans import CentrePlans, FocusFacts, PlanFacts, Theme
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.plan_facts import plan_facts
from knotenpunkt.overview.queries.published_posts import CentrePosts, published_posts
from knotenpunkt.overview.queries.situations import SituationFigure, situations
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.domain.posts import full_time_by_kind
from knotenpunkt.planning.models import Post
from knotenpunkt.regions.domain.names import short_name
from knotenpunkt.regions.models import Centre

MOST_CENTRES = 4


@dataclass(frozen=True, slots=True)
class ComparedCentre:
    """What is known of one of the centres; each part says of itself whether it is made up.

    `voice`: the other instance that tells its posts and its plan (None: this one).
    """

    centre: Centre
    name: str
    figures: Mapping[str, SituationFigure]
    posts: Mapping[str, Decimal]
    plan: PlanFacts | None
    posts_are_examples: bool
    voice: Voice | None

    @property
    def has_examples(self) -> bool:
        return self.posts_are_examples or bool(self.plan and self.plan.is_example)

    @property
    def themes(self) -> dict[str, Theme]:
        """The themes of its plan by their codes."""
        areas = self.plan.focus_areas if self.plan else ()
        return {theme.code: theme for area in areas for theme in area.themes}

    def areas_about(self, theme: Theme) -> tuple[FocusFacts, ...]:
        """The focus areas on a theme."""
        areas = self.plan.focus_areas if self.plan else ()
        return tuple(area for area in areas if theme.code in {one.code for one in area.themes})


@dataclass(frozen=True, slots=True)
class Line[Label, Cell]:
    """What is compared, and a cell for each centre with the centre's name, in their order."""

    label: Label
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The centres as columns and what is known of them as lines; kinds of posts are codes."""

    centres: tuple[ComparedCentre, ...]
    figures: tuple[Line[str, SituationFigure | None], ...]
    posts: tuple[Line[str, Decimal | None], ...]
    themes: tuple[Line[Theme, tuple[FocusFacts, ...]], ...]

    @property
    def has_examples(self) -> bool:
        return any(one.has_examples for one in self.centres)


def comparison_of(centres: Sequence[Centre], today: date) -> Comparison:
    """The same number of statements for two centres and for four."""
    compared = _compared(centres, today)
    names = {code: figure.name for one in compared for code, figure in one.figures.items()}
    kinds = [kind for kind in Post.Kind.values if any(kind in one.posts for one in compared)]
    themes = {code: theme for one in compared for code, theme in one.themes.items()}
    in_order = sorted(themes.values(), key=lambda theme: (theme.position, theme.code))
    return Comparison(
        compared,
        tuple(
            Line(name, tuple((one.name, one.figures.get(code)) for one in compared))
            for code, name in names.items()
        ),
        tuple(Line(kind, tuple((one.name, one.posts.get(kind)) for one in compared)) for kind in kinds),
        tuple(
            Line(theme, tuple((one.name, one.areas_about(theme)) for one in compared)) for theme in in_order
        ),
    )


def _compared(centres: Sequence[Centre], today: date) -> tuple[ComparedCentre, ...]:
    found = situations(today)
    told = told_centres()
    plans, posts = plan_facts(centres, told, today), published_posts(centres, told)
    return tuple(
        _compared_centre(centre, found[centre.pk], plans[centre.pk], posts[centre.pk], today)
        for centre in centres
    )


def _compared_centre(
    centre: Centre,
    figures: Iterable[SituationFigure],
    plans: CentrePlans,
    posts: CentrePosts,
    today: date,
) -> ComparedCentre:
    return ComparedCentre(
        centre=centre,
        name=short_name(centre.territory),
        figures={figure.code: figure for figure in figures},
        posts=full_time_by_kind(posts.spans, today),
        plan=plans.running,
        posts_are_examples=posts.are_examples,
        voice=plans.voice,
    )
