"""The list of a centre's organizations: find, select, act on many and on all their offers at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.upkeep.actions.act_on_many import act_on_organizations, take_back_many
from knotenpunkt.upkeep.domain.outcome import NOTHING_DONE, Outcome, read_outcome
from knotenpunkt.upkeep.forms.many_at_once import read_key, read_selection
from knotenpunkt.upkeep.presentation.list_choices import entry_choices
from knotenpunkt.upkeep.presentation.many_at_once import Listed, buttons, deeds_of, told
from knotenpunkt.upkeep.queries.colleagues import colleagues_of
from knotenpunkt.upkeep.queries.entry_rows import found_organizations, organization_page, read_entry_filter
from knotenpunkt.upkeep.queries.offers_of_entries import offers_of_organizations
from knotenpunkt.upkeep.queries.selected_entries import selected_keys
from knotenpunkt.upkeep.queries.shares import organizations_within


@requires(Permission.CATALOGUE_READ)
@require_safe
def catalogue_organizations(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The filter is in the address."""
    workplace = workplace_for(request, language, centre)
    sent = request.GET.dict()
    wanted = read_entry_filter(sent)
    page = organization_page(workplace.centre, workplace.share, wanted)
    edits = workplace.may(Permission.CATALOGUE_EDIT)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "wanted": wanted,
        "page": page,
        "before": wanted.on_page(page.page - 1),
        "after": wanted.on_page(page.page + 1),
        "choices": entry_choices(wanted, municipality_names(workplace.portal).items(), with_states=True),
        "colleagues": colleagues_of(workplace.centre) if edits else [],
        "buttons": buttons(Listed.ORGANIZATIONS, workplace),
        "told": told(Listed.ORGANIZATIONS, read_outcome(sent)),
        "edits": edits,
        "proposes": workplace.may(Permission.CHANGE_PROPOSE),
    }
    return render(request, "upkeep/catalogue_organizations.html", context)


@requires(Permission.SERVICE_CONFIRM)
@require_POST
def catalogue_organizations_act(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Do one thing to everything that was ticked, or to all that the filter finds."""
    workplace = workplace_for(request, language, centre)
    selection = read_selection(request.POST, workplace, deeds_of(Listed.ORGANIZATIONS))
    if selection is None:
        return _back(workplace, request, NOTHING_DONE)
    share, wanted = selection.share, read_entry_filter(request.GET.dict())
    keys = selected_keys(
        selection.keys,
        found_organizations(workplace.centre, share, wanted),
        organizations_within(workplace.centre, share),
    )
    offers = offers_of_organizations(workplace.centre, share, keys)
    outcome = act_on_organizations(
        workplace.centre, offers, selection.order, actor=workplace.actor, now=timezone.now()
    )
    return _back(workplace, request, outcome)


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def catalogue_organizations_undo(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Take back what was just done to many."""
    workplace = workplace_for(request, language, centre)
    batch = read_key(request.POST.get("batch", ""))
    outcome = take_back_many(workplace.centre, batch, actor=workplace.actor, now=timezone.now())
    return _back(workplace, request, outcome)


def _back(workplace: Workplace, request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """To the list as it was, which says what happened."""
    address = workplace.portal.address("catalogue_organizations")
    query = read_entry_filter(request.GET.dict()).query
    return redirect(f"{address}?{query}{'&' if query else ''}{outcome.query}")
