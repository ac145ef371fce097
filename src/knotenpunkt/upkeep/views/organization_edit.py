"""The form of one organization: kept while it is written, saved on top of what others saved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import save_catalogue
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Organization
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.upkeep.actions.keep_draft import Desk, discard_draft, keep_draft
from knotenpunkt.upkeep.actions.save_edit import BothChanged, Edit, changes_of, save_edited
from knotenpunkt.upkeep.actions.trust_organization import trust_organization
from knotenpunkt.upkeep.forms.chosen_sides import chosen_sides, seen_revision
from knotenpunkt.upkeep.forms.organization_form import OrganizationForm
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.presentation.conflict import conflict_of
from knotenpunkt.upkeep.presentation.form_sections import organization_sections
from knotenpunkt.upkeep.queries.organization_desk import OrganizationDesk, organization_desk
from knotenpunkt.upkeep.queries.similar_entries import Similar, similar_organizations

_STATUS_OF = {"archive": Status.ARCHIVED, "publish": Status.PUBLISHED}


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody at the form of one organization."""

    request: HttpRequest
    workplace: Workplace
    person: Person
    desk: OrganizationDesk

    @property
    def drawer(self) -> Desk:
        """Where her draft lies."""
        return Desk(self.workplace.centre, self.person, Draft.Kind.ORGANIZATION, self.desk.key)

    def form(self, data: Mapping[str, Any] | None = None) -> OrganizationForm:
        desk = self.desk
        return OrganizationForm(
            data,
            base=desk.base,
            is_trusted=bool(desk.organization and desk.organization.is_trusted),
            taken=desk.taken,
            around=desk.around,
            typed=desk.draft.content if desk.draft and data is None else None,
        )


@requires(Permission.CATALOGUE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def organization_edit(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """The form of a stored organization."""
    return _page_or_answer(_visit(request, language, centre, slug))


@requires(Permission.CATALOGUE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def organization_edit_new(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form of a new organization."""
    return _page_or_answer(_visit(request, language, centre, None))


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def organization_edit_draft(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Keeps what is typed, every few seconds."""
    return _kept_while_typing(_visit(request, language, centre, slug))


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def organization_edit_new_draft(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The same for a new organization."""
    return _kept_while_typing(_visit(request, language, centre, None))


def _visit(request: HttpRequest, language: str, centre: str, slug: str | None) -> _Visit:
    workplace = workplace_for(request, language, centre)
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    sent = request.POST if request.method == "POST" else None
    return _Visit(request, workplace, person, organization_desk(workplace, person, slug, sent))


def _page_or_answer(visit: _Visit) -> HttpResponse:
    if visit.request.method != "POST":
        return _page(visit, visit.form())
    match visit.request.POST.get("do"):
        case "discard":
            discard_draft(visit.drawer)
            return _to(visit, "", visit.desk.organization)
        case "keep":
            form = visit.form(visit.request.POST)
            return _page(visit, form, is_kept=_keep(visit, form))
        case wanted:
            return _saved(visit, visit.form(visit.request.POST), str(wanted))


def _kept_while_typing(visit: _Visit) -> HttpResponse:
    form = visit.form(visit.request.POST)
    kept_at = timezone.localtime() if _keep(visit, form) else None
    context = {"kept_at": kept_at, "similar": _similar(visit, form)}
    return render(visit.request, "upkeep/organization_edit.html#kept", context)


def _similar(visit: _Visit, form: OrganizationForm) -> tuple[Similar, ...]:
    """Organizations that may be the one that is being written."""
    if not form.is_bound:
        return ()
    form.is_valid()
    if not form.record.name:
        return ()
    return similar_organizations(visit.workplace.centre, form.record, without=visit.desk.key)


def _keep(visit: _Visit, form: OrganizationForm) -> bool:
    """Whether there was anything to keep."""
    if not form.says_something_new:
        discard_draft(visit.drawer)
        return False
    keep_draft(visit.drawer, form.typed, based_on=visit.desk.based_on, now=timezone.now())
    return True


def _saved(visit: _Visit, form: OrganizationForm, wanted: str) -> HttpResponse:
    if not form.is_valid():
        return _page(visit, form, status=422)
    centre, actor, now = visit.workplace.centre, visit.workplace.actor, timezone.now()
    record = form.record
    status = _STATUS_OF.get(wanted, record.status)
    if status is not record.status:
        record = replace(record, status=status, status_reason="")
    key = visit.desk.key
    if key is None:
        key = save_catalogue(centre, changes_of(None, record), actor=actor, now=now).organizations[0]
    else:
        sent = visit.request.POST
        edit = Edit(key, visit.desk.base, record, chosen_sides(sent), seen_revision(sent))
        try:
            save_edited(centre, edit, actor=actor, now=now)
        except BothChanged as both:
            _keep(visit, form)
            return _page(visit, form, both=both, status=409)
    trust_organization(centre, key, is_trusted=form.trusts, actor=actor, now=now)
    discard_draft(visit.drawer)
    return _to(visit, "saved", Organization.objects.within(Scope.of(centre)).get(pk=key))


def _page(
    visit: _Visit,
    form: OrganizationForm,
    *,
    both: BothChanged | None = None,
    is_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    desk = visit.desk
    context = {
        "portal": visit.workplace.portal,
        "workplace": visit.workplace,
        "desk": desk,
        "form": form,
        "sections": organization_sections(form),
        "draft": desk.draft,
        "draft_kept_at": timezone.localtime(desk.draft.saved_at) if desk.draft else None,
        "kept_at": timezone.localtime() if is_kept else None,
        "similar": _similar(visit, form),
        "conflict": conflict_of(desk.base, form.record, both, desk.around) if both else None,
        "done": visit.request.GET.get("done", ""),
    }
    return render(visit.request, "upkeep/organization_edit.html", context, status=status)


def _to(visit: _Visit, done: str, organization: Organization | None) -> HttpResponseRedirect:
    portal = visit.workplace.portal
    if organization is None:
        return redirect(portal.address("organization_edit_new"))
    address = portal.address("organization_edit", slug=organization.slug)
    return redirect(f"{address}?done={done}" if done else address)
