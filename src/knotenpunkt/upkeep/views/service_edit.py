"""The form of one offer: written with help, kept while it is written, saved on top of what others saved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import signed_in_person
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.keep_draft import discard_draft, keep_typed
from knotenpunkt.upkeep.actions.save_edit import BothChanged, Edit, in_state, save_edited
from knotenpunkt.upkeep.actions.set_status import set_status
from knotenpunkt.upkeep.actions.suggest import Sender, suggest_change, suggest_new
from knotenpunkt.upkeep.forms.chosen_sides import chosen_sides, seen_revision
from knotenpunkt.upkeep.forms.service_form import ServiceForm
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.conflict import conflict_of
from knotenpunkt.upkeep.presentation.form_sections import service_sections
from knotenpunkt.upkeep.presentation.service_help import help_for
from knotenpunkt.upkeep.queries.service_desk import ServiceDesk, service_desk
from knotenpunkt.upkeep.queries.similar_entries import Similar, similar_services

_STATUS_OF = {"publish": Status.PUBLISHED, "save_draft": Status.DRAFT}


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody at the form of one service."""

    request: HttpRequest
    workplace: Workplace
    person: Person
    desk: ServiceDesk

    @property
    def sent(self) -> Mapping[str, Any]:
        return self.request.POST

    def form(self, data: Mapping[str, Any] | None = None) -> ServiceForm:
        desk, begun = self.desk, self.desk.begun
        typed = begun.draft.content if begun.draft and data is None else None
        return ServiceForm(data, base=begun.base, around=desk.around, fields=desk.fields, typed=typed)

    def keep(self, form: ServiceForm) -> bool:
        """Whether there was anything to keep: what says nothing new is no draft."""
        based_on = self.desk.begun.based_on
        return keep_typed(self.desk.drawer, form.newly_typed, based_on=based_on, now=timezone.now())


@requires(Permission.CHANGE_PROPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def service_edit(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """The form of a stored offer."""
    return _page_or_answer(_visit(request, language, centre, slug))


@requires(Permission.CHANGE_PROPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def service_edit_new(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form of a new offer."""
    return _page_or_answer(_visit(request, language, centre, None))


@requires(Permission.CHANGE_PROPOSE)
@require_POST
def service_edit_draft(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Keeps what is typed, every few seconds, and says what was understood."""
    return _kept_while_typing(_visit(request, language, centre, slug))


@requires(Permission.CHANGE_PROPOSE)
@require_POST
def service_edit_new_draft(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The same for a new offer."""
    return _kept_while_typing(_visit(request, language, centre, None))


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def service_edit_archive(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Out of the public pages, with a reason; nothing is deleted."""
    visit = _visit(request, language, centre, slug)
    reason = request.POST.get("reason", "").strip()[:300]
    if visit.desk.key is not None:
        set_status(
            visit.workplace.centre,
            [visit.desk.key],
            Status.ARCHIVED,
            reason=reason,
            actor=visit.workplace.actor,
            now=timezone.now(),
        )
    return _to(visit, "archived")


def _visit(request: HttpRequest, language: str, centre: str, slug: str | None) -> _Visit:
    workplace = workplace_for(request, language, centre)
    person = signed_in_person(request)
    sent = request.POST if request.method == "POST" else None
    return _Visit(request, workplace, person, service_desk(workplace, person, slug, sent))


def _page_or_answer(visit: _Visit) -> HttpResponse:
    if visit.request.method != "POST":
        return _page(visit, visit.form())
    match visit.sent.get("do"):
        case "discard":
            discard_draft(visit.desk.drawer)
            return _to(visit, "")
        case "keep" | "check" | "preview" as wanted:
            form = visit.form(visit.sent)
            visit.keep(form)
            return _page(visit, form, wanted=wanted)
        case wanted:
            return _saved(visit, visit.form(visit.sent), str(wanted))


def _kept_while_typing(visit: _Visit) -> HttpResponse:
    form = visit.form(visit.sent)
    is_kept = visit.keep(form)
    context = _context(visit, form) | {"kept_at": timezone.localtime() if is_kept else None}
    return render(visit.request, "upkeep/service_edit.html#help", context)


def _saved(visit: _Visit, form: ServiceForm, wanted: str) -> HttpResponse:
    if not form.is_valid():
        return _page(visit, form, status=422)
    if not visit.desk.edits:
        return _suggested(visit, form)
    centre, base = visit.workplace.centre, visit.desk.begun.base
    record = in_state(form.record, _STATUS_OF.get(wanted, base.status))
    edit = Edit(visit.desk.key, base, record, chosen_sides(visit.sent), seen_revision(visit.sent))
    try:
        key = save_edited(centre, edit, actor=visit.workplace.actor, now=timezone.now())
    except BothChanged as both:
        visit.keep(form)
        return _page(visit, form, both=both, status=409)
    discard_draft(visit.desk.drawer)
    service = Service.objects.within(Scope.of(centre)).get(pk=key)
    is_new_to_all = record.status is Status.PUBLISHED and base.status is not Status.PUBLISHED
    return _to(visit, "published" if is_new_to_all else "saved", service)


def _suggested(visit: _Visit, form: ServiceForm) -> HttpResponse:
    """Who may not edit the catalogue suggests; the trusted ones' suggestions take effect at once."""
    workplace, desk, now = visit.workplace, visit.desk, timezone.now()
    origin = Suggestion.Origin.ACCOUNT
    if desk.service is None:
        own = Organization.objects.within(Scope.of(workplace.centre)).filter(
            pk__in=workplace.share.organizations, name=form.record.organization
        )
        suggest_new(
            workplace.centre,
            form.record,
            sender=Sender(origin, visit.person),
            organization=own.first(),
            actor=workplace.actor,
            now=now,
        )
    else:
        suggest_change(
            desk.service,
            form.record,
            origin=origin,
            based_on=desk.begun.based_on or desk.service.revision,
            sender=visit.person,
            actor=workplace.actor,
            now=now,
        )
    discard_draft(visit.desk.drawer)
    return _to(visit, "suggested")


def _page(
    visit: _Visit, form: ServiceForm, *, wanted: str = "", both: BothChanged | None = None, status: int = 200
) -> HttpResponse:
    context = _context(visit, form, is_preview=wanted == "preview") | {
        "wanted": wanted,
        "kept_at": timezone.localtime() if wanted == "keep" else None,
        "conflict": conflict_of(visit.desk.begun.base, form.record, both, visit.desk.around)
        if both
        else None,
        "done": visit.request.GET.get("done", ""),
    }
    return render(visit.request, "upkeep/service_edit.html", context, status=status)


def _context(visit: _Visit, form: ServiceForm, *, is_preview: bool = False) -> dict[str, Any]:
    desk, begun, today = visit.desk, visit.desk.begun, timezone.localdate()
    shown = form if form.is_bound else visit.form(form.typed)
    return {
        "portal": visit.workplace.portal,
        "workplace": visit.workplace,
        "desk": desk,
        "form": form,
        "sections": service_sections(form),
        "help": help_for(visit.workplace.portal, shown, today, is_preview=is_preview),
        "similar": _similar(visit, form),
        "today": today,
        "draft": begun.draft,
        "draft_kept_at": timezone.localtime(begun.draft.saved_at) if begun.draft else None,
        "may_read_history": visit.workplace.may(Permission.HISTORY_READ),
    }


def _similar(visit: _Visit, form: ServiceForm) -> tuple[Similar, ...]:
    """Offers that may be the same, told while somebody writes; outside the team only what everybody sees."""
    if not form.is_bound or not form.record.title:
        return ()
    found = similar_services(visit.workplace.centre, form.record, without=visit.desk.key)
    return tuple(one for one in found if visit.desk.edits or one.is_published)


def _to(visit: _Visit, done: str, service: Service | None = None) -> HttpResponseRedirect:
    """To the form of the offer, or to the list where she sees what became of her suggestion."""
    portal = visit.workplace.portal
    shown = service or visit.desk.service
    if shown is None:
        address = portal.address("catalogue_services" if done else "service_edit_new")
    else:
        address = portal.address("service_edit", slug=shown.slug)
    return redirect(f"{address}?done={done}" if done else address)
