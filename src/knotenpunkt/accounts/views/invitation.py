"""Accepting an invitation: whoever is new chooses name and password, whoever has an account presses one button."""

from typing import cast

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.actions.invitations import InvitationUnusable, accept_invitation, invitation_by
from knotenpunkt.accounts.domain.roles import SECOND_FACTOR_ROLES
from knotenpunkt.accounts.forms.details import FirstPasswordForm
from knotenpunkt.accounts.models import Invitation, Person
from knotenpunkt.accounts.queries.role_names import role_name
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted


@for_staff
@public
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def invitation(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Opening the link uses nothing up, for programs that look for viruses in mail open links."""
    try:
        invited = invitation_by(key, now=timezone.now())
        person = Person.objects.filter(email=invited.email).first()
        if request.method != "POST":
            return _page(request, invited, person, FirstPasswordForm(invited.email))
        if person is not None:
            return _accepted(request, invited, person, language)
        return _accepted_by_somebody_new(request, invited, language)
    except InvitationUnusable:
        return render(request, "accounts/invitation.html", {"invited": None}, status=410)


def _accepted_by_somebody_new(request: HttpRequest, invited: Invitation, language: str) -> HttpResponse:
    """Her account is made, and she is signed in by the password that she has just chosen."""
    form = FirstPasswordForm(invited.email, request.POST)
    if not form.is_valid():
        return _page(request, invited, None, form, status=422)
    person = Person(email=invited.email, display_name=form.cleaned_data["display_name"], language=language)
    person.set_password(form.cleaned_data["password"])
    accept_invitation(invited, person, now=timezone.now())
    login = Login(user=person, email=person.email, redirect_url=_first_address(invited))
    return cast(HttpResponse, perform_password_login(request, {"email": person.email}, login))


def _first_address(invited: Invitation) -> str | None:
    """Where a new account begins: at its second factor if the workspace asks for one, otherwise where all land."""
    needs_factor = Role(invited.role) in SECOND_FACTOR_ROLES and not invited.centre.is_demonstration
    return reverse("mfa_index") if needs_factor else None


def _accepted(request: HttpRequest, invited: Invitation, person: Person, language: str) -> HttpResponse:
    """The link proves the address and no more: whoever has an account signs in as always."""
    accept_invitation(invited, person, now=timezone.now())
    return redirect(screen_address("account", {"language": language}))


def _page(
    request: HttpRequest,
    invited: Invitation,
    person: Person | None,
    form: FirstPasswordForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "invited": invited,
        "role": role_name(Role(invited.role)),
        "is_known": person is not None,
        "form": form,
    }
    return render(request, "accounts/invitation.html", context, status=status)
