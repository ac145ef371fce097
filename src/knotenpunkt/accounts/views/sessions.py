"""Where one is signed in, and signing out there."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import signed_in
from knotenpunkt.accounts.actions.own_account import end_own_sessions
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.shared.web.language import for_staff

ALL_OTHERS = "alle-anderen"


@for_staff
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest, language: str) -> HttpResponse:
    """Every session with its device; one ends at a button, or all but this one."""
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    if request.method == "POST":
        ended = _chosen(request, person)
        end_own_sessions(person, ended, now=timezone.now())
        return redirect(screen_address("sessions", {"language": language}))
    known = sorted(UserSession.objects.purge_and_list(person), key=lambda session: session.created_at)
    context = {
        "sessions": [(session, session.is_current()) for session in known],
        "has_others": any(not session.is_current() for session in known),
    }
    return render(request, "accounts/sessions.html", context)


def _chosen(request: HttpRequest, person: Person) -> list[UserSession]:
    """The sessions to end; one of somebody else is not found."""
    own = UserSession.objects.filter(user=person)
    wanted = request.POST.get("sitzung", "")
    if wanted == ALL_OTHERS:
        return [session for session in own if not session.is_current()]
    return [get_object_or_404(own, pk=int(wanted) if wanted.isdecimal() else 0)]
