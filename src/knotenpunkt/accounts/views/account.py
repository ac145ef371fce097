"""One's own account: name and language, how one signs in, and where one works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import signed_in
from knotenpunkt.accounts.actions.own_account import change_own_details
from knotenpunkt.accounts.forms.details import DetailsForm
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.seats import centres_of, has_state_seat
from knotenpunkt.accounts.queries.second_factor import has_second_factor
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.shared.web.language import for_staff


@for_staff
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, language: str) -> HttpResponse:
    """Everything about oneself on one page; each part leads to where it is changed."""
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    if request.method != "POST":
        known = {"display_name": person.display_name, "language": person.language}
        return _page(request, person, DetailsForm(initial=known))
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    change_own_details(person, **form.cleaned_data, now=timezone.now())
    return redirect(screen_address("account", {"language": language}))


def _page(request: HttpRequest, person: Person, form: DetailsForm, *, status: int = 200) -> HttpResponse:
    context = {
        "person": person,
        "form": form,
        "centres": centres_of(person),
        "is_at_state_desk": has_state_seat(person),
        "has_password": person.has_usable_password(),
        "has_second_factor": has_second_factor(person),
    }
    return render(request, "accounts/account.html", context, status=status)
