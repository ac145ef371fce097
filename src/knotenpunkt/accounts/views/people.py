"""The people of a centre: who is what, who is invited; and inviting, taking seats away, closing accounts."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.actions.invitations import invite_person, send_invitation, withdraw_invitation
from knotenpunkt.accounts.actions.people import LastManager, SitsElsewhere, close_account, take_seat_away
from knotenpunkt.accounts.forms.invite import InviteForm
from knotenpunkt.accounts.queries.invitation_letter import invitation_letter
from knotenpunkt.accounts.queries.people import (
    invitation_in,
    open_invitations,
    people_of,
    person_in,
    seat_in,
    seat_line,
)
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for


@requires(Permission.COLLEAGUES_READ)
@require_safe
def people(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Everybody within reach; whoever manages people finds here what can be done."""
    workplace = workplace_for(request, language, centre)
    return _page(request, workplace)


@requires(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def people_invite(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form, and the letter that it sends."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, form=InviteForm(workplace.centre))
    form = InviteForm(workplace.centre, request.POST)
    if not form.is_valid():
        return _page(request, workplace, form=form, status=422)
    now = timezone.now()
    invitation, key = invite_person(
        workplace.centre, form.cleaned_data["email"], form.place, actor=workplace.actor, now=now
    )
    letter = invitation_letter(invitation, key, host=request.build_absolute_uri("/"))
    send_invitation(invitation, letter, actor=workplace.actor, now=now)
    return _back(workplace)


@requires(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def people_withdraw(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once whether an invitation shall be taken back."""
    workplace = workplace_for(request, language, centre)
    invitation = invitation_in(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, withdrawn=invitation)
    withdraw_invitation(invitation, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


@requires(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def people_take_seat(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once whether somebody shall be this no more."""
    workplace = workplace_for(request, language, centre)
    seat = seat_in(workplace.centre, key)
    asked: dict[str, Any] = {"taken": seat, "taken_line": seat_line(workplace.centre, seat)}
    if request.method != "POST":
        return _page(request, workplace, **asked)
    try:
        take_seat_away(seat, actor=workplace.actor, now=timezone.now())
    except LastManager:
        return _page(request, workplace, status=422, problem=_last_manager(), **asked)
    return _back(workplace)


@requires(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def people_close(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once whether an account shall be closed."""
    workplace = workplace_for(request, language, centre)
    person = person_in(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, closed=person)
    try:
        close_account(person, actor=workplace.actor, now=timezone.now())
    except LastManager:
        return _page(request, workplace, status=422, problem=_last_manager(), closed=person)
    except SitsElsewhere:
        problem = _("This person also works in another centre. You can take away the role here instead.")
        return _page(request, workplace, status=422, problem=problem, closed=person)
    return _back(workplace)


def _last_manager() -> str:
    return _(
        "Nobody would be left here who can invite others. Please first make somebody else head or administrator."
    )


def _page(
    request: HttpRequest, workplace: Workplace, *, status: int = 200, problem: str = "", **asked: Any
) -> HttpResponse:
    """The list, and above it whatever is being asked."""
    is_managing = workplace.may(Permission.PEOPLE_MANAGE)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "is_managing": is_managing,
        "people": people_of(workplace.centre, workplace.share),
        "invitations": open_invitations(workplace.centre, timezone.now()) if is_managing else [],
        "problem": problem,
        "form": None,
        "withdrawn": None,
        "taken": None,
        "taken_line": None,
        "closed": None,
        **asked,
    }
    return render(request, "accounts/people.html", context, status=status)


def _back(workplace: Workplace) -> HttpResponse:
    """To the list, so that loading the page again sends nothing twice."""
    return redirect(workplace.portal.address("people"))
