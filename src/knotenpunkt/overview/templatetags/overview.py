"""What plans and figures are called, in the reader's language."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.translation import get_language

from knotenpunkt.overview.domain.plans import Theme
from knotenpunkt.overview.queries.situation_words import written_figure
from knotenpunkt.overview.queries.situations import SituationFigure
from knotenpunkt.overview.queries.voice_words import fault_words
from knotenpunkt.planning.queries import words
from knotenpunkt.shared.text.cldr import list_of

register = template.Library()

register.filter("fault_words", fault_words)
register.filter("field_name", words.field_name)
register.filter("post_kind_name", words.post_kind_name)
register.filter("progress_name", words.progress_name)
register.filter("result_name", words.result_name)
register.filter("concept_state_name", words.concept_state_name)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@register.filter
def figure(value: SituationFigure) -> str:
    """A figure with its unit, or why there is none."""
    return written_figure(value, _language())


@register.filter
def theme_label(theme: Theme) -> str:
    """A theme."""
    return theme.label(_language())


@register.filter
def theme_labels(themes: Iterable[Theme]) -> str:
    """Themes as one phrase."""
    return list_of([theme.label(_language()) for theme in themes], _language())
