"""Figures of a situation as people write them, with their unit."""

from decimal import Decimal

from django.utils.translation import gettext as _

from knotenpunkt.overview.queries.situations import SituationFigure
from knotenpunkt.shared.text.cldr import format_number


def written_figure(figure: SituationFigure, language: str) -> str:
    """The value, rounded as the figure is published, with its unit; what is not known is said in words."""
    if figure.value is None:
        return figure.note or _("not known")
    number = format_number(round(figure.value, figure.decimals) + Decimal(0), language)
    return (_unit(figure.unit) % {"number": number}).replace(" ", "\u00a0")


def _unit(unit: str) -> str:
    return {
        "percent": _("%(number)s %%"),
        "per_thousand": _("%(number)s per thousand"),
        "square_kilometres": _("%(number)s km²"),
        "days": _("%(number)s days"),
    }.get(unit, "%(number)s")
