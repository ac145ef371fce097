"""One place: its address is put right for all its offers at once."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.models import Location, Service
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.correct_place import correct_place
from knotenpunkt.upkeep.forms.place_form import PlaceForm
from knotenpunkt.upkeep.presentation.form_sections import place_sections
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of


@requires(Permission.CATALOGUE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def location_edit(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The form with all offers that it changes; seats are changed with their organizations."""
    workplace = workplace_for(request, language, centre)
    scope = Scope.of(workplace.centre)
    places = Location.objects.within(scope).filter(organization__isnull=True).select_related("address")
    location = get_object_or_404(places, pk=key)
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(sent, base=_record(location), around=surroundings_of(workplace.portal))
    if sent is not None and form.is_valid():
        correct_place(workplace.centre, location, form.place, actor=workplace.actor, now=timezone.now())
        address = screen_address("catalogue_locations", {"language": language, "centre": centre})
        return redirect(f"{address}?done=saved")
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "location": location,
        "form": form,
        "sections": place_sections(form),
        "services": list(Service.objects.within(scope).filter(at_locations__location=location)),
    }
    return render(request, "upkeep/location_edit.html", context, status=200 if sent is None else 422)


def _record(location: Location) -> PlaceRecord:
    address = getattr(location, "address", None)
    return PlaceRecord(
        location.name,
        address.street if address else "",
        address.postal_code if address else "",
        address.city if address else "",
        location.municipality_id or "",
        location.is_confidential,
    )
