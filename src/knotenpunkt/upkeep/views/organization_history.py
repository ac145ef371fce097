"""The history of one organization: who, when, what, before and after; and back to an earlier state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.actions.saving_places import UnknownReference
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import EntryKind
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.restore_version import restore_version
from knotenpunkt.upkeep.presentation.history import chapters_of
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.history import steps_of
from knotenpunkt.upkeep.queries.merged_entries import merged_from
from knotenpunkt.upkeep.queries.shares import organizations_within


@requires(Permission.HISTORY_READ)
@require_safe
def organization_history(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Everything that was kept about the organization."""
    workplace = workplace_for(request, language, centre)
    within_reach = organizations_within(workplace.centre, workplace.share)
    organization = get_object_or_404(within_reach, slug=slug)
    edits = workplace.may(Permission.CATALOGUE_EDIT)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "organization": organization,
        "chapters": chapters_of(
            steps_of(workplace.centre, OrganizationRecord(name=""), organization.pk),
            (),
            surroundings_of(workplace.portal),
            names_are_shown=edits,
        ),
        "absorbed": within_reach.filter(
            pk__in=merged_from(workplace.centre, EntryKind.ORGANIZATION, organization.pk)
        ).order_by("name", "pk"),
        "edits": edits,
        "problem": request.GET.get("done") == "gone",
    }
    return render(request, "upkeep/organization_history.html", context)


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def organization_history_restore(
    request: HttpRequest, language: str, centre: str, slug: str, revision: int
) -> HttpResponse:
    """The organization becomes again what it was; that is a change like any other, and can be undone."""
    workplace = workplace_for(request, language, centre)
    organization = get_object_or_404(organizations_within(workplace.centre, workplace.share), slug=slug)
    place = {"language": language, "centre": centre, "slug": slug}
    try:
        restore_version(
            workplace.centre,
            OrganizationRecord,
            organization.pk,
            revision,
            actor=workplace.actor,
            now=timezone.now(),
        )
    except UnknownReference:
        return redirect(f"{screen_address('organization_history', place)}?done=gone")
    return redirect(screen_address("organization_history", place))
