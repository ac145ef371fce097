"""Centres side by side, and centres in a like situation, as tables that can leave the house."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.domain.plans import FocusFacts, PlanFacts
from knotenpunkt.overview.queries.comparison import ComparedCentre, Comparison
from knotenpunkt.overview.queries.similar_centres import Neighbour, SimilarCentres
from knotenpunkt.overview.queries.situations import SituationFigure
from knotenpunkt.overview.queries.voice_words import voice_cells, voice_columns
from knotenpunkt.planning.queries.words import post_kind_name, progress_name, result_name
from knotenpunkt.regions.models import Centre

type Row = tuple[Cell, ...]


def comparison_table(comparison: Comparison, chosen: str, language: str) -> DataTable:
    """A row for each figure, kind of post and focus area of each centre."""
    rows = tuple(row for one in comparison.centres for row in _compared_rows(one, language))
    return DataTable(
        name="vergleich",
        title=_("Compare centres"),
        columns=(*_centre_columns(), *_content_columns()),
        rows=rows,
        notes=(_("Information, no ranking."),),
        chosen={"zentrum": chosen},
    )


def similar_table(similar: SimilarCentres, centre: Centre, language: str) -> DataTable:
    """A row for each figure and focus area of the centres that are alike, with their distance."""
    rows = tuple(row for one in similar.neighbours for row in _neighbour_rows(one, language))
    return DataTable(
        name=f"aehnlich-{centre.slug}",
        title=_("Centres in a situation like %(name)s") % {"name": centre.territory},
        columns=(
            *_centre_columns(),
            Column("distance", _("Distance")),
            Column("covered", _("Share of the weight (%)")),
            *_content_columns(),
        ),
        rows=rows,
        notes=(_("Information, no ranking."),),
        chosen=_weights(similar),
    )


def _weights(similar: SimilarCentres) -> Mapping[str, str]:
    return {one.figure.code: f"{one.weight:g}" for one in similar.indicators}


def _centre_columns() -> tuple[Column, ...]:
    return Column("centre", _("Key")), Column("name", _("Integration centre"))


def _content_columns() -> tuple[Column, ...]:
    return (
        Column("kind", _("Kind of row")),
        Column("code", _("Code")),
        Column("label", _("Name")),
        Column("value", _("Value")),
        Column("text", _("Text")),
        Column("reference_on", _("As of")),
        Column("source", _("Source")),
        Column("is_example", _("Example, made up")),
        *voice_columns(),
    )


def _compared_rows(one: ComparedCentre, language: str) -> Iterator[Row]:
    head = (one.centre.key, one.name)
    for figure in one.figures.values():
        yield (*head, *_figure(figure))
    told = voice_cells(one.voice)
    for kind, full_time in one.posts.items():
        label = post_kind_name(kind)
        yield (*head, "post", kind, label, full_time, "", None, "", one.posts_are_examples, *told)
    for row in _plan_rows(one.plan, language):
        yield (*head, *row, *told)


def _neighbour_rows(one: Neighbour, language: str) -> Iterator[Row]:
    head = (one.centre.key, one.name, one.distance, one.covered_percent)
    for theirs, _mine in one.figures:
        yield (*head, *_figure(theirs))
    for plan in (one.plans.running, one.plans.closed):
        for row in _plan_rows(plan, language):
            yield (*head, *row, *voice_cells(one.plans.voice))


def _figure(figure: SituationFigure) -> Row:
    value = None if figure.value is None else round(figure.value, figure.decimals)
    told = voice_cells(figure.voice)
    return (
        *("figure", figure.code, figure.name, value, figure.note),
        *(figure.reference_on, figure.source, False, *told),
    )


def _plan_rows(plan: PlanFacts | None, language: str) -> Iterator[Row]:
    if plan is None:
        return
    for area in plan.focus_areas:
        themes = ", ".join(theme.label(language) for theme in area.themes)
        codes = " ".join(theme.code for theme in area.themes)
        text = "; ".join(filter(None, (themes, _outcome(area))))
        yield "focus_area", codes, area.title, None, text, plan.begins_on, "", plan.is_example


def _outcome(area: FocusFacts) -> str:
    """What came of it, or how it stands."""
    if area.result:
        return ": ".join(filter(None, (result_name(area.result), area.result_text)))
    return progress_name(area.progress) if area.progress else ""
