"""How often offers' pages are of use, by month: for whoever offers them, and for the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.actions.count_figures import flush_figures
from knotenpunkt.directory.domain.offer_figures import bars, total
from knotenpunkt.directory.queries.offer_figures import counted_services, figures_by_month, figures_by_offer

_MOST_OFFERS = 200


@requires(Permission.FIGURES_READ)
@require_safe
def offer_figures(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All offers within reach together, and each with its sum; `angebot` names a single one by its short name."""
    workplace = workplace_for(request, language, centre)
    flush_figures()  # what this process still holds; others hold their last figures for some seconds more
    today = timezone.localdate()
    services = counted_services(workplace.centre, workplace.share)
    slug = request.GET.get("angebot", "")
    offer = get_object_or_404(services, slug=slug) if slug else None
    months = figures_by_month(services.filter(pk=offer.pk) if offer else services, workplace.centre, today)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "today": today,
        "offer": offer,
        "months": [*reversed(months.items())],
        "total": total(months.values()),
        "bars": bars({month: figures.views for month, figures in months.items()}),
        "offers": () if offer else figures_by_offer(services, workplace.centre, today)[:_MOST_OFFERS],
    }
    return render(request, "directory/offer_figures.html", context)
