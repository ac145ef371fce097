"""What the centre decides about asking its providers, with what will happen in the next night."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.decide_freshness import decide_freshness
from knotenpunkt.upkeep.forms.freshness import FreshnessForm
from knotenpunkt.upkeep.queries.catalogue_settings import settings_of
from knotenpunkt.upkeep.queries.next_night import next_night


@requires(Permission.SETTINGS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def freshness_settings(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The numbers, and the switch."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, FreshnessForm.of(settings_of(workplace.centre)))
    form = FreshnessForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    decide_freshness(workplace.centre, form.decision, actor=workplace.actor, now=timezone.now())
    address = screen_address("freshness_settings", {"language": language, "centre": centre})
    return redirect(f"{address}?done=saved")


def _page(request: HttpRequest, workplace: Workplace, form: FreshnessForm, status: int = 200) -> HttpResponse:
    stored = settings_of(workplace.centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "stored": stored,
        "night": next_night(workplace.centre, stored.patience, timezone.now()),
        "is_saved": request.GET.get("done") == "saved",
    }
    return render(request, "upkeep/freshness_settings.html", context, status=status)
