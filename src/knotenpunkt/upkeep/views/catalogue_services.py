"""The list of a centre's offers: find, select, act on many at once."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission, share_of
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Confirmation
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.assign_services import assign_services
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.set_status import set_status, take_back
from knotenpunkt.upkeep.presentation.counted_words import forms_of
from knotenpunkt.upkeep.presentation.list_choices import service_choices
from knotenpunkt.upkeep.queries.catalogue_choices import choices_of
from knotenpunkt.upkeep.queries.colleagues import colleagues_of
from knotenpunkt.upkeep.queries.service_rows import (
    MOST_AT_ONCE,
    found_services,
    read_service_filter,
    service_page,
)
from knotenpunkt.upkeep.queries.shares import services_within

_SCREEN = "catalogue_services"


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done to how many, and the batch by which it is taken back."""

    what: str
    number: int
    batch: str = ""


@requires(Permission.CATALOGUE_READ)
@require_safe
def catalogue_services(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Filter and order are in the address."""
    workplace = workplace_for(request, language, centre)
    person = _person(request)
    wanted = read_service_filter(request.GET.dict())
    edits = workplace.may(Permission.CATALOGUE_EDIT)
    colleagues = colleagues_of(workplace.centre) if edits else []
    page = service_page(workplace.centre, workplace.share, wanted, person)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "wanted": wanted,
        "page": page,
        "choices": service_choices(wanted, **choices_of(workplace), colleagues=colleagues),
        "colleagues": colleagues,
        "acts": _acts(workplace),
        "edits": edits,
        "proposes": workplace.may(Permission.CHANGE_PROPOSE),
        "done": _told(request.GET.dict()),
        "before": wanted.on_page(page.page - 1),
        "after": wanted.on_page(page.page + 1),
        "today": timezone.localdate(),
    }
    return render(request, "upkeep/catalogue_services.html", context)


@requires(Permission.SERVICE_CONFIRM)
@require_POST
def catalogue_services_act(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Do one thing to everything that was ticked, or to all that the filter finds."""
    workplace = workplace_for(request, language, centre)
    act = _ACTS.get(request.POST.get("do", ""))
    if act is None:
        return _back(workplace, request, _Done("nothing", 0))
    if not workplace.may(act.permission):
        raise PermissionDenied
    person = _person(request)
    keys = _selected(request, workplace, person, act.permission)
    if not keys:
        return _back(workplace, request, _Done("nothing", 0))
    return _back(workplace, request, act.do(request, workplace, keys, person))


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def catalogue_services_undo(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Take back what was just done to many."""
    workplace = workplace_for(request, language, centre)
    batch = _key(request.POST.get("batch", ""))
    number = 0
    if batch is not None:
        number, _left = take_back(workplace.centre, batch, actor=workplace.actor, now=timezone.now())
    return _back(workplace, request, _Done("undone", number))


def _confirm(request: HttpRequest, workplace: Workplace, keys: list[uuid.UUID], person: Person) -> _Done:
    by_team = workplace.may(Permission.CATALOGUE_EDIT)
    confirmed = confirm_services(
        workplace.centre,
        keys,
        origin=Confirmation.Origin.CENTRE if by_team else Confirmation.Origin.PROVIDER,
        confirmed_by=workplace.centre.name if by_team else person.display_name,
        actor=workplace.actor,
        now=timezone.now(),
    )
    return _Done("confirmed", len(confirmed))


def _ask(request: HttpRequest, workplace: Workplace, keys: list[uuid.UUID], person: Person) -> _Done:
    asked = ask_providers(workplace.centre, keys, actor=workplace.actor, now=timezone.now())
    return _Done("asked", asked.by_letter + asked.without_letter)


def _publish(request: HttpRequest, workplace: Workplace, keys: list[uuid.UUID], person: Person) -> _Done:
    number, batch = set_status(
        workplace.centre, keys, Status.PUBLISHED, actor=workplace.actor, now=timezone.now()
    )
    return _Done("published", number, str(batch))


def _archive(request: HttpRequest, workplace: Workplace, keys: list[uuid.UUID], person: Person) -> _Done:
    number, batch = set_status(
        workplace.centre,
        keys,
        Status.ARCHIVED,
        reason=request.POST.get("reason", "").strip()[:300],
        actor=workplace.actor,
        now=timezone.now(),
    )
    return _Done("archived", number, str(batch))


def _assign(request: HttpRequest, workplace: Workplace, keys: list[uuid.UUID], person: Person) -> _Done:
    wanted = request.POST.get("colleague", "")
    colleague = next((one for one in colleagues_of(workplace.centre) if str(one.pk) == wanted), None)
    number = assign_services(workplace.centre, keys, colleague, actor=workplace.actor, now=timezone.now())
    return _Done("assigned", number)


def _selected(
    request: HttpRequest, workplace: Workplace, person: Person, permission: Permission
) -> list[uuid.UUID]:
    """The keys within reach of what was ticked; all that the filter in the address finds, where that was ticked."""
    share = share_of(workplace.actor, permission, centre=workplace.centre.pk)
    if request.POST.get("all"):
        wanted = read_service_filter(request.GET.dict())
        found = found_services(workplace.centre, share, wanted, person)
    else:
        ticked = {key for written in request.POST.getlist("service") if (key := _key(written))}
        found = services_within(workplace.centre, share).filter(pk__in=ticked)
    return list(found.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _key(written: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(written)
    except ValueError:
        return None


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    return person


def _back(workplace: Workplace, request: HttpRequest, done: _Done) -> HttpResponse:
    """To the list as it was, which says what happened."""
    portal = workplace.portal
    address = portal.address(_SCREEN)
    told = f"done={done.what}&number={done.number}" + (f"&batch={done.batch}" if done.batch else "")
    query = read_service_filter(request.GET.dict()).query
    return redirect(f"{address}?{query}&{told}" if query else f"{address}?{told}")


def _told(sent: Mapping[str, str]) -> tuple[str, str] | None:
    """What happened in one sentence, and the batch with which it can be taken back."""
    what, written = sent.get("done", ""), sent.get("number", "")
    number = int(written) if written.isdecimal() and len(written) < 7 else 0
    sentences: dict[str, Callable[[int], str]] = {
        "confirmed": lambda n: ngettext("%d offer is confirmed.", "%d offers are confirmed.", n),
        "asked": lambda n: ngettext(
            "The provider of %d offer is asked.", "The providers of %d offers are asked.", n
        ),
        "published": lambda n: ngettext("%d offer is published.", "%d offers are published.", n),
        "archived": lambda n: ngettext("%d offer is archived.", "%d offers are archived.", n),
        "assigned": lambda n: ngettext("%d offer is handed over.", "%d offers are handed over.", n),
        "undone": lambda n: ngettext("%d offer is as it was.", "%d offers are as they were.", n),
        "nothing": lambda n: ngettext("Nothing was ticked.", "Nothing was ticked.", 1),
    }
    if what not in sentences:
        return None
    sentence = sentences[what](number)
    batch = sent.get("batch", "") if number and what in {"archived", "published"} else ""
    return (sentence % number if "%d" in sentence else sentence), batch if _key(batch) else ""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that can be done to many: who may, what it does, its words with „#" for the number."""

    permission: Permission
    do: Callable[[HttpRequest, Workplace, list[uuid.UUID], Person], _Done]
    words: Callable[[int], str]


_ACTS: Mapping[str, _Act] = {
    "confirm": _Act(
        Permission.SERVICE_CONFIRM, _confirm, lambda n: ngettext("Confirm # offer", "Confirm # offers", n)
    ),
    "ask": _Act(
        Permission.CATALOGUE_EDIT,
        _ask,
        lambda n: ngettext("Ask the provider of # offer", "Ask the providers of # offers", n),
    ),
    "publish": _Act(
        Permission.CATALOGUE_EDIT, _publish, lambda n: ngettext("Publish # offer", "Publish # offers", n)
    ),
    "archive": _Act(
        Permission.CATALOGUE_EDIT, _archive, lambda n: ngettext("Archive # offer", "Archive # offers", n)
    ),
    "assign": _Act(
        Permission.CATALOGUE_EDIT, _assign, lambda n: ngettext("Hand over # offer", "Hand over # offers", n)
    ),
}


def _acts(workplace: Workplace) -> list[tuple[str, str, dict[str, str]]]:
    """What she can do to many: its name, the words without a number, the words with one in every form."""
    return [
        (name, act.words(2).replace("# ", ""), forms_of(act.words))
        for name, act in _ACTS.items()
        if workplace.may(act.permission)
    ]
