"""„Change", by the link in a letter: the form of the offer, with what its provider knows, sent as a suggestion."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.domain.verification import RHYTHMS
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.secret_addresses import secret_address
from knotenpunkt.upkeep.actions.answer_by_link import AlreadyAnswered, answer_changed, answer_confirmed
from knotenpunkt.upkeep.actions.answer_by_link import choose_rhythm as choose_rhythm_of
from knotenpunkt.upkeep.domain.service_fields import PROVIDER_FIELDS
from knotenpunkt.upkeep.forms.service_form import ServiceForm
from knotenpunkt.upkeep.presentation.form_sections import service_sections
from knotenpunkt.upkeep.presentation.service_help import help_for
from knotenpunkt.upkeep.queries.answer_links import KEY, address_here
from knotenpunkt.upkeep.queries.entries import entry_at, entry_now
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.opened_links import LinkState, opened_link
from knotenpunkt.upkeep.queries.questions import Question, rhythm_of

_LONGEST_MESSAGE = 2_000
_LONGEST_REVISION = 9


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody with a link that is open, and the record as she began it."""

    request: HttpRequest
    portal: Portal
    key: str
    question: Question
    base: ServiceRecord
    based_on: int

    def form(self, data: Any = None) -> ServiceForm:
        return ServiceForm(data, base=self.base, around=surroundings_of(self.portal), fields=PROVIDER_FIELDS)


# The signed key is all that counts here: there is no session that somebody else's form could use.
@public
@csrf_exempt
@secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def provider_change(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form; what is sent without any change confirms the offer."""
    portal = portal_for(language, centre)
    sent = request.POST if request.method == "POST" else None
    key = (request.GET if sent is None else sent).get(KEY, "")
    link = opened_link(portal.centre, key, now=timezone.now())
    if link.question is None or link.state is not LinkState.OPEN:
        return redirect(address_here("provider_answer", portal, key))
    visit = _visit(request, portal, key, link.question)
    if sent is None:
        return _page(visit, visit.form())
    form = visit.form(sent)
    if sent.get("do") != "send":
        return _page(visit, form)
    if not form.is_valid():
        return _page(visit, form, status=422)
    with suppress(AlreadyAnswered):  # twice at once: the page says what was answered
        _answer(visit, form)
    return redirect(address_here("provider_answer", portal, key))


def _visit(request: HttpRequest, portal: Portal, key: str, question: Question) -> _Visit:
    service = question.service.key
    revision, now = entry_now(portal.centre, ServiceRecord(title=""), service)
    written = request.POST.get("based_on", "")
    is_number = written.isdecimal() and len(written) <= _LONGEST_REVISION
    based_on = int(written) if is_number else revision
    base = entry_at(portal.centre, now, service, None if based_on == revision else based_on)
    return _Visit(request, portal, key, question, base, based_on)


def _answer(visit: _Visit, form: ServiceForm) -> None:
    centre, now = visit.portal.centre, timezone.now()
    message = visit.request.POST.get("message", "").strip()[:_LONGEST_MESSAGE]
    if form.says_something_new or message:
        record, question = form.record, visit.question
        answer_changed(centre, question, record, based_on=visit.based_on, message=message, now=now)
    else:
        answer_confirmed(centre, visit.question, now=now)
    months = visit.request.POST.get("rhythm", "")
    if months in map(str, RHYTHMS):
        choose_rhythm_of(centre, visit.question, int(months), now=now)


def _page(visit: _Visit, form: ServiceForm, *, status: int = 200) -> HttpResponse:
    shown = form if form.is_bound else visit.form(form.typed)
    chosen = visit.request.POST.get("rhythm") or str(rhythm_of(visit.question))
    context = {
        "portal": visit.portal,
        "key": visit.key,
        "form": form,
        "based_on": visit.based_on,
        "sections": service_sections(form),
        "help": help_for(visit.portal, shown, timezone.localdate()),
        "message": visit.request.POST.get("message", ""),
        "rhythms": [(str(months), months, str(months) == chosen) for months in RHYTHMS],
    }
    return render(visit.request, "upkeep/provider_change.html", context, status=status)
