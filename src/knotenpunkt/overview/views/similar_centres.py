"""Centres like mine: which are in a situation like that of a centre, what did they choose, what came of it?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.queries.sheet_tables import similar_table
from knotenpunkt.overview.queries.similar_centres import SimilarCentres, similar_centres_to
from knotenpunkt.regions.domain.names import short_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

HEAVIEST = 3


@for_staff
@public
@require_safe
def similar_centres(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """How often an indicator counts stands in the address under its code; what is no weight counts once."""
    found = _centre(centre)
    context = {
        "centre": found,
        "name": short_name(found.territory),
        "similar": _similar(request, found),
        "weights": _weights(),
    }
    return render(request, "overview/similar_centres.html", context)


@for_staff
@public
@unlisted
@require_safe
def similar_centres_data(request: HttpRequest, language: str, centre: str, data_format: str) -> HttpResponse:
    """The same as a file."""
    found = _centre(centre)
    table = similar_table(_similar(request, found), found, language)
    return data_answer(table, data_format, now=timezone.localtime())


def _centre(slug: str) -> Centre:
    found = Centre.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(slug)
    return found


def _similar(request: HttpRequest, centre: Centre) -> SimilarCentres:
    weights = {
        code: float(written)
        for code, written in request.GET.items()
        if written in {str(weight) for weight in range(HEAVIEST + 1)}
    }
    return similar_centres_to(centre, weights, timezone.localdate())


def _weights() -> list[tuple[int, str]]:
    return [
        (0, _("does not count")),
        (1, _("counts once")),
        (2, _("counts twice")),
        (3, _("counts three times")),
    ]
