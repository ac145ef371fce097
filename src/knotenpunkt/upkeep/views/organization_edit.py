"""The form of one organization: kept while it is written, saved on top of what others saved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import signed_in_person
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Organization
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.keep_draft import discard_draft, keep_typed
from knotenpunkt.upkeep.actions.save_edit import BothChanged, Edit, in_state, save_edited
from knotenpunkt.upkeep.actions.suggest import Sender, suggest_organization
from knotenpunkt.upkeep.actions.trust_organization import trust_organization
from knotenpunkt.upkeep.forms.chosen_sides import chosen_sides, seen_revision
from knotenpunkt.upkeep.forms.organization_form import OrganizationForm
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.conflict import conflict_of
from knotenpunkt.upkeep.presentation.form_sections import organization_sections
from knotenpunkt.upkeep.queries.offers_of_entries import organizations_with_offers
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

    def form(self, data: Mapping[str, Any] | None = None) -> OrganizationForm:
        desk, begun = self.desk, self.desk.begun
        return OrganizationForm(
            data,
            base=begun.base,
            is_trusted=bool(desk.organization and desk.organization.is_trusted),
            taken=desk.taken,
            around=desk.around,
            fields=desk.fields,
            typed=begun.draft.content if begun.draft and data is None else None,
        )

    def keep(self, form: OrganizationForm) -> bool:
        """Whether there was anything to keep: what says nothing new is no draft."""
        based_on = self.desk.begun.based_on
        return keep_typed(self.desk.drawer, form.newly_typed, based_on=based_on, now=timezone.now())


@requires(Permission.CHANGE_PROPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def organization_edit(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """The form of a stored organization."""
    return _page_or_answer(_visit(request, language, centre, slug))


@requires(Permission.CATALOGUE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def organization_edit_new(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form of a new organization."""
    return _page_or_answer(_visit(request, language, centre, None))


@requires(Permission.CHANGE_PROPOSE)
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
    person = signed_in_person(request)
    sent = request.POST if request.method == "POST" else None
    return _Visit(request, workplace, person, organization_desk(workplace, person, slug, sent))


def _page_or_answer(visit: _Visit) -> HttpResponse:
    if visit.request.method != "POST":
        return _page(visit, visit.form())
    match visit.request.POST.get("do"):
        case "discard":
            discard_draft(visit.desk.drawer)
            return _to(visit, "", visit.desk.organization)
        case "keep":
            form = visit.form(visit.request.POST)
            return _page(visit, form, is_kept=visit.keep(form))
        case wanted:
            return _saved(visit, visit.form(visit.request.POST), str(wanted))


def _kept_while_typing(visit: _Visit) -> HttpResponse:
    form = visit.form(visit.request.POST)
    kept_at = timezone.localtime() if visit.keep(form) else None
    context = {"kept_at": kept_at, "similar": _similar(visit, form)}
    return render(visit.request, "upkeep/organization_edit.html#kept", context)


def _similar(visit: _Visit, form: OrganizationForm) -> tuple[Similar, ...]:
    """Organizations that may be the one that is being written; outside the team only what everybody sees."""
    if not form.is_bound:
        return ()
    form.is_valid()
    if not form.record.name:
        return ()
    found = similar_organizations(visit.workplace.centre, form.record, without=visit.desk.key)
    return tuple(one for one in found if visit.desk.edits or one.is_published)


def _saved(visit: _Visit, form: OrganizationForm, wanted: str) -> HttpResponse:
    if not form.is_valid():
        return _page(visit, form, status=422)
    if not visit.desk.edits:
        return _suggested(visit, form)
    if wanted == "archive" and _still_offers(visit):
        form.add_error(None, _("This organization still has offers. Please archive the offers first."))
        return _page(visit, form, status=422)
    centre, actor, now = visit.workplace.centre, visit.workplace.actor, timezone.now()
    base, sent = visit.desk.begun.base, visit.request.POST
    record = in_state(form.record, _STATUS_OF.get(wanted, form.record.status))
    edit = Edit(visit.desk.key, base, record, chosen_sides(sent), seen_revision(sent))
    try:
        key = save_edited(centre, edit, actor=actor, now=now)
    except BothChanged as both:
        visit.keep(form)
        return _page(visit, form, both=both, status=409)
    trust_organization(centre, key, is_trusted=form.trusts, actor=actor, now=now)
    discard_draft(visit.desk.drawer)
    return _to(visit, "saved", Organization.objects.within(Scope.of(centre)).get(pk=key))


def _still_offers(visit: _Visit) -> bool:
    key = visit.desk.key
    return key is not None and bool(organizations_with_offers(visit.workplace.centre, [key]))


def _suggested(visit: _Visit, form: OrganizationForm) -> HttpResponse:
    """Who may not edit the catalogue suggests; a trusted organization's suggestions take effect at once."""
    organization, is_new = visit.desk.organization, form.says_something_new
    if organization is not None and is_new:
        suggest_organization(
            organization,
            form.record,
            based_on=visit.desk.begun.based_on or organization.revision,
            sender=Sender(Suggestion.Origin.ACCOUNT, visit.person),
            actor=visit.workplace.actor,
            now=timezone.now(),
        )
    discard_draft(visit.desk.drawer)
    return _to(visit, "suggested" if is_new else "", organization)


def _page(
    visit: _Visit,
    form: OrganizationForm,
    *,
    both: BothChanged | None = None,
    is_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    desk, begun = visit.desk, visit.desk.begun
    context = {
        "portal": visit.workplace.portal,
        "workplace": visit.workplace,
        "desk": desk,
        "form": form,
        "sections": organization_sections(form),
        "draft": begun.draft,
        "draft_kept_at": timezone.localtime(begun.draft.saved_at) if begun.draft else None,
        "kept_at": timezone.localtime() if is_kept else None,
        "similar": _similar(visit, form),
        "conflict": conflict_of(begun.base, form.record, both, desk.around) if both else None,
        "done": visit.request.GET.get("done", ""),
    }
    return render(visit.request, "upkeep/organization_edit.html", context, status=status)


def _to(visit: _Visit, done: str, organization: Organization | None) -> HttpResponseRedirect:
    portal = visit.workplace.portal
    if organization is None:
        return redirect(portal.address("organization_edit_new"))
    address = portal.address("organization_edit", slug=organization.slug)
    return redirect(f"{address}?done={done}" if done else address)
