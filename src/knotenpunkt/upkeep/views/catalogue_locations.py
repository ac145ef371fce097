"""The list of the places where a centre's offers are: find, select, act on all offers there at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.upkeep.actions.act_on_many import act_on_offers_of
from knotenpunkt.upkeep.domain.outcome import NOTHING_DONE, Outcome, read_outcome
from knotenpunkt.upkeep.forms.many_at_once import read_selection
from knotenpunkt.upkeep.presentation.list_choices import entry_choices
from knotenpunkt.upkeep.presentation.many_at_once import Listed, buttons, deeds_of, told
from knotenpunkt.upkeep.queries.colleagues import colleagues_of
from knotenpunkt.upkeep.queries.entry_rows import found_places, location_page, places_of, read_entry_filter
from knotenpunkt.upkeep.queries.offers_of_entries import offers_at_places
from knotenpunkt.upkeep.queries.selected_entries import selected_keys


@requires(Permission.CATALOGUE_EDIT)
@require_safe
def catalogue_locations(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The filter is in the address."""
    workplace = workplace_for(request, language, centre)
    sent = request.GET.dict()
    wanted = read_entry_filter(sent)
    page = location_page(workplace.centre, wanted)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "wanted": wanted,
        "page": page,
        "before": wanted.on_page(page.page - 1),
        "after": wanted.on_page(page.page + 1),
        "choices": entry_choices(wanted, municipality_names(workplace.portal).items(), with_states=False),
        "colleagues": colleagues_of(workplace.centre),
        "buttons": buttons(Listed.PLACES, workplace),
        "told": told(Listed.PLACES, read_outcome(sent)),
        "done": request.GET.get("done", ""),
    }
    return render(request, "upkeep/catalogue_locations.html", context)


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def catalogue_locations_act(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Do one thing to the offers at every place that was ticked, or that the filter finds."""
    workplace = workplace_for(request, language, centre)
    selection = read_selection(request.POST, workplace, deeds_of(Listed.PLACES))
    if selection is None:
        return _back(workplace, request, NOTHING_DONE)
    wanted = read_entry_filter(request.GET.dict())
    keys = selected_keys(selection.keys, found_places(workplace.centre, wanted), places_of(workplace.centre))
    offers = offers_at_places(workplace.centre, selection.share, keys)
    outcome = act_on_offers_of(
        workplace.centre, offers, selection.order, actor=workplace.actor, now=timezone.now()
    )
    return _back(workplace, request, outcome)


def _back(workplace: Workplace, request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """To the list as it was, which says what happened."""
    address = workplace.portal.address("catalogue_locations")
    query = read_entry_filter(request.GET.dict()).query
    return redirect(f"{address}?{query}{'&' if query else ''}{outcome.query}")
