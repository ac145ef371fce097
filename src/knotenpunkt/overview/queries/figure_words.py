"""What the figures of the map are called, and their units, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.overview.domain.figures import MapFigure


@dataclass(frozen=True, slots=True)
class FigureWords:
    """`name` of the figure, its `unit` (empty where it is a plain count), and how it comes about."""

    name: str
    unit: str
    explanation: str


def figure_words(figure: MapFigure) -> FigureWords:
    """The words of one figure."""
    return {
        MapFigure.POPULATION: FigureWords(
            _("Inhabitants"), "", _("Inhabitants of all municipalities that the centre serves.")
        ),
        MapFigure.FOREIGN_POPULATION: FigureWords(
            _("Foreign residents"), "", _("People without German citizenship, per Kreis or independent city.")
        ),
        MapFigure.FOREIGN_SHARE: FigureWords(
            _("Share of foreign residents"),
            "%",
            _("Foreign residents in per cent of all inhabitants."),
        ),
        MapFigure.POSTS: FigureWords(
            _("Posts"),
            "",
            _("Posts of all kinds today, in full-time equivalents, as the centres recorded them."),
        ),
        MapFigure.FOCUS_AREAS: FigureWords(
            _("Focus areas"), "", _("Focus areas of the published plan that is in force today.")
        ),
        MapFigure.OFFERS: FigureWords(
            _("Offers"), "", _("Offers that the centre has published in its directory.")
        ),
        MapFigure.CONFIRMED_SHARE: FigureWords(
            _("Offers confirmed in time"),
            "%",
            _("Per cent of the published offers that were confirmed within the rhythm of their provider."),
        ),
    }[figure]
