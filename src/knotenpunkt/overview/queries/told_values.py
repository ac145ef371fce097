"""Figures of the map that other instances tell of their centres."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from knotenpunkt.overview.domain.figures import CentreValue, MapFigure
from knotenpunkt.overview.domain.told import ToldContent
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.domain.posts import full_time_on

type Reader = Callable[[ToldContent, date], CentreValue | None]


def told_values(figure: MapFigure, today: date) -> dict[str, CentreValue]:
    """The figure by the centre's key; nothing for figures that come with the regions."""
    reader = _READERS.get(figure)
    if reader is None:
        return {}
    found = ((centre, reader(centre.content, today)) for centre in told_centres().values())
    return {
        centre.key: CentreValue(value.value, is_example=value.is_example, voice=centre.voice)
        for centre, value in found
        if value is not None
    }


def _posts(content: ToldContent, today: date) -> CentreValue | None:
    held = full_time_on(content.posts, today)
    return CentreValue(held, is_example=content.posts_are_examples) if held else None


def _focus_areas(content: ToldContent, today: date) -> CentreValue | None:
    plans = content.plans_on(today)
    if not plans:
        return None
    number = sum(len(plan.focus_areas) for plan in plans)
    return CentreValue(Decimal(number), is_example=any(plan.is_example for plan in plans))


def _offers(content: ToldContent, today: date) -> CentreValue | None:
    return CentreValue(Decimal(content.offers), is_example=content.is_example) if content.offers else None


def _confirmed_share(content: ToldContent, today: date) -> CentreValue | None:
    if content.confirmed_percent is None:
        return None
    return CentreValue(content.confirmed_percent, is_example=content.is_example)


_READERS: dict[MapFigure, Reader] = {
    MapFigure.POSTS: _posts,
    MapFigure.FOCUS_AREAS: _focus_areas,
    MapFigure.OFFERS: _offers,
    MapFigure.CONFIRMED_SHARE: _confirmed_share,
}
