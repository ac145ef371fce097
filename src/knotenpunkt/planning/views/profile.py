"""A centre's profile: one page, each part of it changed on its own."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.edit_profile import (
    ChangedMeanwhile,
    add_entry,
    change_entry,
    move_entry,
    remove_entry,
    save_profile,
)
from knotenpunkt.planning.forms.profile import ConceptForm, ContactForm, ProfileFactsForm, ProgrammeForm
from knotenpunkt.planning.queries.profile import (
    concept_rows,
    concepts_of,
    contacts_of,
    entry_of,
    profile_of,
    programme_rows,
    programmes_of,
    version_of,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantQuerySet


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the profile with several entries: its form, and what its buttons say."""

    form: type[ContactForm] | type[ProgrammeForm] | type[ConceptForm]
    entries: Callable[[Centre], TenantQuerySet[Any]]
    add: Promise
    change: Promise


CONCEPTS = "konzepte"
PARTS: Mapping[str, Part] = {
    "kontakte": Part(ContactForm, contacts_of, later("Add a contact"), later("Change the contact")),
    "programme": Part(ProgrammeForm, programmes_of, later("Add a programme"), later("Change the programme")),
    CONCEPTS: Part(ConceptForm, concepts_of, later("Add a concept"), later("Change the concept")),
}


@requires(Permission.PROFILE_EDIT)
@require_safe
def profile(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Everything that stands in it."""
    return _page(request, workplace_for(request, language, centre), {})


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_facts(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form of the facts."""
    workplace = workplace_for(request, language, centre)
    known = profile_of(workplace.centre)
    form = ProfileFactsForm(request.POST) if request.method == "POST" else ProfileFactsForm.of(known)
    version = request.POST.get("version", version_of(known))
    if form.is_valid():
        try:
            save_profile(
                workplace.centre, form.content, actor=workplace.actor, now=timezone.now(), version=version
            )
        except ChangedMeanwhile:
            form.tell_changed_meanwhile()
            version = version_of(known)
        else:
            return _back(workplace, saved=True)
    asked = {"form": form, "heading": later("Change the facts"), "version": version}
    return _page(request, workplace, asked)


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_add(request: HttpRequest, language: str, centre: str, part: str) -> HttpResponse:
    """The empty form of a part."""
    workplace = workplace_for(request, language, centre)
    chosen = _part(part)
    form = chosen.form(request.POST) if request.method == "POST" else chosen.form()
    if form.is_valid():
        add_entry(workplace.centre, form.content, actor=workplace.actor, now=timezone.now())
        return _back(workplace, part)
    return _page(request, workplace, {"form": form, "heading": chosen.add})


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_change(
    request: HttpRequest, language: str, centre: str, part: str, key: uuid.UUID
) -> HttpResponse:
    """The form filled in with one entry."""
    workplace = workplace_for(request, language, centre)
    chosen, entry = _entry(workplace, part, key)
    form = chosen.form(request.POST) if request.method == "POST" else chosen.form.of(entry)
    if form.is_valid():
        change_entry(entry, form.content, actor=workplace.actor, now=timezone.now())
        return _back(workplace, part)
    return _page(request, workplace, {"form": form, "heading": chosen.change})


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_remove(
    request: HttpRequest, language: str, centre: str, part: str, key: uuid.UUID
) -> HttpResponse:
    """Asks once, in words that name the entry; removing the same entry again finds nothing."""
    workplace = workplace_for(request, language, centre)
    _chosen, entry = _entry(workplace, part, key)
    if request.method == "POST":
        remove_entry(entry, actor=workplace.actor, now=timezone.now())
        return _back(workplace, part)
    return _page(request, workplace, {"removed": str(entry)})


@requires(Permission.PROFILE_EDIT)
@require_POST
def profile_move(request: HttpRequest, language: str, centre: str, part: str, key: uuid.UUID) -> HttpResponse:
    """One entry a place up or down; concepts stand in the order of their years."""
    workplace = workplace_for(request, language, centre)
    if part == CONCEPTS:
        raise Http404(part)
    _chosen, entry = _entry(workplace, part, key)
    places = -1 if request.POST.get("do") == "up" else 1
    move_entry(entry, places, actor=workplace.actor, now=timezone.now())
    return _back(workplace, f"entry-{key}")


def _part(name: str) -> Part:
    if name not in PARTS:
        raise Http404(name)
    return PARTS[name]


def _entry(workplace: Workplace, part: str, key: uuid.UUID) -> tuple[Part, Any]:
    chosen = _part(part)
    return chosen, entry_of(chosen.entries(workplace.centre), key)


def _page(request: HttpRequest, workplace: Workplace, asked: dict[str, Any]) -> HttpResponse:
    """The profile, or the one thing that is asked for: a form with its heading, or whether to remove an entry."""
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "profile": profile_of(workplace.centre),
        "contacts": list(contacts_of(workplace.centre)),
        "programmes": programme_rows(workplace.centre),
        "concepts": concept_rows(workplace.centre),
        "form": None,
        "removed": "",
        "version": "",
        "done": request.GET.get("done", ""),
    }
    form = asked.get("form")
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "planning/profile.html", context | asked, status=status)


def _back(workplace: Workplace, place: str = "", *, saved: bool = False) -> HttpResponse:
    """To that place of the profile, so that loading the page again sends nothing twice; the top tells what was done."""
    address = workplace.portal.address("profile") + ("?done=saved" if saved else "")
    return redirect(f"{address}#{place}" if place else address)
