"""What a provider sees who follows the link in a letter: the offer as it stands, one question, one button."""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.secret_addresses import secret_address
from knotenpunkt.upkeep.actions.answer_by_link import AlreadyAnswered, answer_confirmed, answer_ended
from knotenpunkt.upkeep.actions.renew_link import NotRenewed, renew_link
from knotenpunkt.upkeep.queries.answer_links import KEY, address_here, make_key
from knotenpunkt.upkeep.queries.opened_links import LinkState, OpenedLink, opened_link
from knotenpunkt.upkeep.queries.questions import Question, answered_by, other_questions, record_of

LONGEST_MESSAGE = 2_000
SENT, NOT_SENT = "geschickt", "nicht-geschickt"

_STATUS = {
    LinkState.OPEN: HTTPStatus.OK,
    LinkState.ANSWERED: HTTPStatus.OK,
    LinkState.UNKNOWN: HTTPStatus.NOT_FOUND,
    LinkState.EXPIRED: HTTPStatus.GONE,
    LinkState.GONE: HTTPStatus.GONE,
}


@dataclass(frozen=True, slots=True)
class Other:
    """Another offer that waits for an answer, and where the three answers are given."""

    title: str
    facts: str
    confirm: str
    change: str
    end: str


# The signed key is all that counts here: there is no session that somebody else's form could use.
@public
@csrf_exempt
@secret_address
@require_safe
def provider_answer(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """What was answered, or the three answers that there are."""
    portal, key = portal_for(language, centre), request.GET.get(KEY, "")
    return _page(request, portal, key, opened_link(portal.centre, key, now=timezone.now()))


@public
@csrf_exempt
@secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def provider_answer_confirm(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """„Still correct": a page with a button, for programs that read mail open links and press nothing."""
    portal, key = portal_for(language, centre), _key(request)
    link = opened_link(portal.centre, key, now=timezone.now())
    if request.method != "POST" or link.question is None or link.state is not LinkState.OPEN:
        return _page(request, portal, key, link, answer="confirm")
    with suppress(AlreadyAnswered):  # twice at once: the page says what was answered
        answer_confirmed(portal.centre, link.question, now=timezone.now())
    return redirect(address_here("provider_answer", portal, key))


@public
@csrf_exempt
@secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def provider_answer_end(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """„No longer offered": a page with a button, and room for a word about it."""
    portal, key = portal_for(language, centre), _key(request)
    link = opened_link(portal.centre, key, now=timezone.now())
    if request.method != "POST" or link.question is None or link.state is not LinkState.OPEN:
        return _page(request, portal, key, link, answer="end")
    message = request.POST.get("message", "").strip()[:LONGEST_MESSAGE]
    with suppress(AlreadyAnswered):
        answer_ended(portal.centre, link.question, message=message, now=timezone.now())
    return redirect(address_here("provider_answer", portal, key))


@public
@csrf_exempt
@secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def provider_answer_renew(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """A new link goes to the address that is stored, and nowhere else."""
    portal, key = portal_for(language, centre), _key(request)
    link = opened_link(portal.centre, key, now=timezone.now())
    if request.method != "POST" or link.question is None or link.state is not LinkState.EXPIRED:
        return redirect(address_here("provider_answer", portal, key))
    try:
        renew_link(portal.centre, link.question, now=timezone.now())
    except NotRenewed:
        return redirect(f"{address_here('provider_answer', portal, key)}&link={NOT_SENT}")
    return redirect(f"{address_here('provider_answer', portal, key)}&link={SENT}")


def _key(request: HttpRequest) -> str:
    return (request.POST if request.method == "POST" else request.GET).get(KEY, "")


def _page(request: HttpRequest, portal: Portal, key: str, link: OpenedLink, answer: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "portal": portal,
        "key": key,
        "state": link.state.value,
        "question": link.question,
        "answer": answer,
        "new_link": request.GET.get("link", ""),
        "others": [],
    }
    if link.question is not None and link.state in {LinkState.OPEN, LinkState.ANSWERED}:
        context |= _about(portal, link, link.question)
    return render(
        request, "upkeep/provider_answer.html", context, status=_STATUS[link.state] if key else HTTPStatus.OK
    )


def _about(portal: Portal, link: OpenedLink, question: Question) -> dict[str, Any]:
    """The offer in its facts, who answered, and what else waits for an answer at the same address."""
    is_done = link.state is LinkState.ANSWERED and not link.is_expired
    return {
        "record": record_of(portal.centre, question),
        "answered_by": answered_by(question),
        "others": _others(portal, question) if is_done else [],
    }


def _others(portal: Portal, question: Question) -> list[Other]:
    now = timezone.now()
    keyed = ((make_key(one.round.pk, now=now), one) for one in other_questions(portal.centre, question))
    return [
        Other(
            one.service.title,
            one.service.facts,
            *(
                address_here(screen, portal, key)
                for screen in ("provider_answer_confirm", "provider_change", "provider_answer_end")
            ),
        )
        for key, one in keyed
    ]
