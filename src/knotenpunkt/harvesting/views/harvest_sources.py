"""Whose entries a centre takes up: sources, what waits for a decision, a form for a new one."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.harvesting.actions.decide import keep_ours, take_theirs
from knotenpunkt.harvesting.actions.fetching import Caller
from knotenpunkt.harvesting.actions.keep_sources import keep_source, let_go
from knotenpunkt.harvesting.actions.visit import visit
from knotenpunkt.harvesting.forms.source import SourceForm
from knotenpunkt.harvesting.models import Source
from knotenpunkt.harvesting.queries.sources import shown_sources, source_of
from knotenpunkt.harvesting.queries.waiting import OpenQuestion, open_questions, waiting, waiting_of
from knotenpunkt.importers.actions.import_lock import ImportBusy
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.upkeep.queries.record_differences import record_differences

MOST_QUESTIONS = 20  # on the page; the next ones follow when these are decided
_PATIENCE = 40.0  # seconds that somebody waits for a source; at night there is more time


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def harvest_sources(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All sources and open questions; a new source is asked in the next night, or at once if somebody wants that."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, SourceForm())
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    keep_source(workplace.centre, form.facts, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


@requires(Permission.CATALOGUE_IMPORT)
@require_POST
def harvest_sources_visit(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Ask a source now; how that ended stands beside it afterwards."""
    workplace = workplace_for(request, language, centre)
    source = source_of(workplace.centre, key)
    caller = Caller(may_stay_inside=settings.FOLLOW_INSIDE, visit=_PATIENCE, whole=_PATIENCE)
    try:
        visit(source, caller.get, actor=workplace.actor, now=timezone.now())
    except ImportBusy:
        return _page(request, workplace, SourceForm(), is_busy=True, status=409)
    return _back(workplace)


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def harvest_sources_let_go(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once, in words that name the source."""
    workplace = workplace_for(request, language, centre)
    source = source_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, SourceForm(), left=source)
    let_go(source, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


@requires(Permission.CATALOGUE_IMPORT)
@require_POST
def harvest_sources_decide(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Their side or ours for one entry; a question that is decided already is gone (404)."""
    workplace = workplace_for(request, language, centre)
    decide = take_theirs if request.POST.get("side") == "theirs" else keep_ours
    decide(waiting_of(workplace.centre, key), actor=workplace.actor, now=timezone.now())
    return _back(workplace)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    form: SourceForm,
    *,
    left: Source | None = None,
    is_busy: bool = False,
    status: int = 200,
) -> HttpResponse:
    rows = waiting(workplace.centre)
    questions = open_questions(workplace.centre, list(rows[:MOST_QUESTIONS]))
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "left": left,
        "is_busy": is_busy,
        "sources": shown_sources(workplace.centre),
        "questions": _with_texts(questions, workplace.portal),
    }
    return render(request, "harvesting/harvest_sources.html", context, status=status)


def _with_texts(questions: list[OpenQuestion], portal: Portal) -> list[tuple[OpenQuestion, list[Any]]]:
    """Each question with both sides of the fields in which they differ; without any where it is gone there."""
    changed = [one for one in questions if one.theirs is not None]
    texts = record_differences([(one.ours, one.theirs) for one in changed], portal)
    by_row = {
        one.taken_up.pk: [part for part in told if part.name in one.differences]
        for one, told in zip(changed, texts, strict=True)
    }
    return [(one, by_row.get(one.taken_up.pk, [])) for one in questions]


def _back(workplace: Workplace) -> HttpResponse:
    """To the list, so that loading the page again sends nothing twice."""
    return redirect(workplace.portal.address("harvest_sources"))
