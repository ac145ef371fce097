"""The fact sheet of a centre: its situation, team, focus areas and programmes on a page, and as a file for paper."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.queries.fact_sheets import fact_sheet_of
from knotenpunkt.planning.domain.step_chart import step_chart
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import absolute_address
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.qr_codes import printable_address
from knotenpunkt.shared.web.search_engines import unlisted

FILE = "steckbrief.pdf"
ON_PAPER = {"de", "en"}


@for_staff
@public
@require_safe
def fact_sheet(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """What is not known is left out; what is made up is marked."""
    portal = portal_for(language, centre)
    today = timezone.localdate()
    sheet = fact_sheet_of(portal.centre, today)
    context = {
        "portal": portal,
        "today": today,
        "sheet": sheet,
        "chart": step_chart(sheet.posts.steps, today),
        "is_on_paper": language in ON_PAPER,
    }
    return render(request, "overview/fact_sheet.html", context)


@for_staff
@public
@unlisted
@require_safe
def fact_sheet_document(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The file as PDF/UA on one or two pages, in German or English; in another language it is not there."""
    if language not in ON_PAPER:
        raise Http404(language)
    from knotenpunkt.overview.typesetting.fact_sheet import FactSheetPaper  # the typesetter takes much memory

    portal = portal_for(language, centre)
    today = timezone.localdate()
    address = printable_address(absolute_address(request, settings.PUBLIC_ADDRESS)).removesuffix(FILE)
    paper = FactSheetPaper(fact_sheet_of(portal.centre, today), language, today, address)
    answer = HttpResponse(paper.pdf(), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="steckbrief-{portal.centre.slug}.pdf"'
    return answer
