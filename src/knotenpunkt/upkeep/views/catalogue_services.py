"""The list of a centre's offers: find, select, act on many at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import signed_in_person
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.upkeep.actions.act_on_many import act_on_services, take_back_many
from knotenpunkt.upkeep.domain.outcome import NOTHING_DONE, Outcome, read_outcome
from knotenpunkt.upkeep.forms.many_at_once import read_key, read_selection
from knotenpunkt.upkeep.presentation.list_choices import service_choices
from knotenpunkt.upkeep.presentation.many_at_once import Listed, buttons, deeds_of, told
from knotenpunkt.upkeep.queries.catalogue_choices import choices_of
from knotenpunkt.upkeep.queries.colleagues import colleagues_of
from knotenpunkt.upkeep.queries.selected_entries import selected_keys
from knotenpunkt.upkeep.queries.service_rows import found_services, read_service_filter, service_page
from knotenpunkt.upkeep.queries.shares import services_within


@requires(Permission.CATALOGUE_READ)
@require_safe
def catalogue_services(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Filter and order are in the address."""
    workplace = workplace_for(request, language, centre)
    person = signed_in_person(request)
    sent = request.GET.dict()
    wanted = read_service_filter(sent)
    edits = workplace.may(Permission.CATALOGUE_EDIT)
    colleagues = colleagues_of(workplace.centre) if edits else []
    page = service_page(workplace.centre, workplace.share, wanted, person)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "wanted": wanted,
        "page": page,
        "choices": service_choices(wanted, **choices_of(workplace), colleagues=colleagues),
        "colleagues": colleagues,
        "buttons": buttons(Listed.SERVICES, workplace),
        "edits": edits,
        "proposes": workplace.may(Permission.CHANGE_PROPOSE),
        "told": told(Listed.SERVICES, read_outcome(sent)),
        "before": wanted.on_page(page.page - 1),
        "after": wanted.on_page(page.page + 1),
        "today": timezone.localdate(),
    }
    return render(request, "upkeep/catalogue_services.html", context)


@requires(Permission.SERVICE_CONFIRM)
@require_POST
def catalogue_services_act(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Do one thing to everything that was ticked, or to all that the filter finds."""
    workplace = workplace_for(request, language, centre)
    selection = read_selection(request.POST, workplace, deeds_of(Listed.SERVICES))
    if selection is None:
        return _back(workplace, request, NOTHING_DONE)
    wanted, person = read_service_filter(request.GET.dict()), signed_in_person(request)
    keys = selected_keys(
        selection.keys,
        found_services(workplace.centre, selection.share, wanted, person),
        services_within(workplace.centre, selection.share),
    )
    outcome = act_on_services(
        workplace.centre, keys, selection.order, actor=workplace.actor, now=timezone.now()
    )
    return _back(workplace, request, outcome)


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def catalogue_services_undo(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Take back what was just done to many."""
    workplace = workplace_for(request, language, centre)
    batch = read_key(request.POST.get("batch", ""))
    outcome = take_back_many(workplace.centre, batch, actor=workplace.actor, now=timezone.now())
    return _back(workplace, request, outcome)


def _back(workplace: Workplace, request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """To the list as it was, which says what happened."""
    address = workplace.portal.address("catalogue_services")
    query = read_service_filter(request.GET.dict()).query
    return redirect(f"{address}?{query}{'&' if query else ''}{outcome.query}")
