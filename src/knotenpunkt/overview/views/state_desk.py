"""The desk of the state: periods that end, what centres have published, announcements, sources."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.actions.announcements import announce, withdraw_announcement
from knotenpunkt.accounts.models import Announcement
from knotenpunkt.accounts.queries.announcements import current_announcements
from knotenpunkt.accounts.queries.state_workplace import StateWorkplace, state_workplace_for
from knotenpunkt.following.queries.sources import followed_sources
from knotenpunkt.overview.actions.remind_centre import NotToBeReminded, remind_centre
from knotenpunkt.overview.forms.announcement import AnnouncementForm
from knotenpunkt.overview.queries.completeness import completeness
from knotenpunkt.overview.queries.ending_periods import ending_periods
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.web.addresses import screen_address

DONE = "getan"
_DEEDS = {"erinnert", "nicht-erinnert", "mitgeteilt", "zurueckgenommen"}


@requires(Permission.STATE_DESK_OPEN)
@require_safe
def state_desk(request: HttpRequest, language: str) -> HttpResponse:
    """Everything on one page; nothing is ranked."""
    workplace = state_workplace_for(request, Permission.STATE_DESK_OPEN)
    return _page(request, workplace, AnnouncementForm(timezone.localdate()))


@requires(Permission.STATE_DESK_OPEN)
@require_POST
def state_desk_remind(request: HttpRequest, language: str, reminded: str) -> HttpResponse:
    """One letter to the centre's public address; a second one too soon is told, not sent."""
    workplace = state_workplace_for(request, Permission.STATE_DESK_OPEN)
    centre = get_object_or_404(Centre, slug=reminded)
    host = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/")
    try:
        remind_centre(centre, host=host, actor=workplace.actor, now=timezone.now())
    except NotToBeReminded:
        return _back(language, "nicht-erinnert")
    return _back(language, "erinnert")


@requires(Permission.STATE_DESK_OPEN)
@require_POST
def state_desk_announce(request: HttpRequest, language: str) -> HttpResponse:
    """Shown in every centre from now on."""
    workplace = state_workplace_for(request, Permission.STATE_DESK_OPEN)
    form = AnnouncementForm(timezone.localdate(), request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    announce(**form.cleaned_data, actor=workplace.actor, now=timezone.now())
    return _back(language, "mitgeteilt")


@requires(Permission.STATE_DESK_OPEN)
@require_POST
def state_desk_withdraw(request: HttpRequest, language: str, key: uuid.UUID) -> HttpResponse:
    """Shown no more."""
    workplace = state_workplace_for(request, Permission.STATE_DESK_OPEN)
    announcement = get_object_or_404(Announcement, pk=key)
    withdraw_announcement(announcement, actor=workplace.actor, now=timezone.now())
    return _back(language, "zurueckgenommen")


def _back(language: str, deed: str) -> HttpResponse:
    return redirect(f"{screen_address('state_desk', {'language': language})}?{DONE}={deed}")


def _page(
    request: HttpRequest, workplace: StateWorkplace, form: AnnouncementForm, *, status: int = 200
) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    done = request.GET.get(DONE, "")
    context = {
        "workplace": workplace,
        "form": form,
        "done": done if done in _DEEDS else "",
        "periods": [
            (period, period.has_ended(today), period.may_be_reminded(now)) for period in ending_periods(today)
        ],
        "centres": completeness(today),
        "announcements": current_announcements(today),
        "sources": followed_sources(),
    }
    return render(request, "overview/state_desk.html", context, status=status)
