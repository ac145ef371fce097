"""The list of a centre's organizations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.upkeep.presentation.list_choices import entry_choices
from knotenpunkt.upkeep.queries.entry_rows import organization_page, read_entry_filter


@requires(Permission.CATALOGUE_READ)
@require_safe
def catalogue_organizations(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The filter is in the address."""
    workplace = workplace_for(request, language, centre)
    wanted = read_entry_filter(request.GET.dict())
    page = organization_page(workplace.centre, workplace.share, wanted)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "wanted": wanted,
        "page": page,
        "before": wanted.on_page(page.page - 1),
        "after": wanted.on_page(page.page + 1),
        "choices": entry_choices(wanted, municipality_names(workplace.portal).items(), with_states=True),
        "edits": workplace.may(Permission.CATALOGUE_EDIT),
    }
    return render(request, "upkeep/catalogue_organizations.html", context)
