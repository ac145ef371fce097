"""Figures in the reader's words: their number, their days, and why there is none."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.monitoring.domain.territory_figures import Absence
from knotenpunkt.monitoring.queries.centre_figures import CentreFigure


def number_words(value: Decimal, *, decimals: int) -> str:
    """The number as it is written in the reader's language, with that many decimals."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return format_decimal(rounded, format=pattern, locale=_locale())


def date_words(figure: CentreFigure) -> str:
    """The day of a figure; of a ratio of two days both („Bezug 31.12.2022 zu 31.12.2021“)."""
    if figure.reference_on is None:
        return ""
    if figure.compared_on is None:
        return _written(figure.reference_on)
    return _("%(numerator_on)s compared with %(denominator_on)s") % {
        "numerator_on": _written(figure.reference_on),
        "denominator_on": _written(figure.compared_on),
    }


def absence_words(figure: CentreFigure) -> str:
    """Why there is no value, in a short sentence; empty where there is one."""
    match figure.absence:
        case None:
            return ""
        case Absence.MISSING:
            return _("There is no figure for this territory.")
        case Absence.INCOMPLETE:
            return _("There are figures of some municipalities only.")
        case Absence.SUPPRESSED:
            return _("This figure is not shown because it is so small that it could point to people.")
        case Absence.SHARED_DISTRICT:
            return _(
                "There is a figure only for the whole district, which this centre shares with another centre."
            )
        case Absence.OTHER_DATES:
            return _("The two figures it is made of are of different days: %(dates)s.") % {
                "dates": date_words(figure)
            }


def _written(day: date) -> str:
    return format_date(day, format="medium", locale=_locale())


def _locale() -> str:
    return (get_language() or "de").replace("-", "_")
