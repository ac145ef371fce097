"""Anyone checks a file or an API against HSDS and our criteria of quality; nothing of it is stored."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.api import answers
from knotenpunkt.api.domain.meter import Meter
from knotenpunkt.api.forms.validator import ValidatorForm
from knotenpunkt.api.queries.validator_report import chapters, criteria_shares, refusal_data, report_data
from knotenpunkt.api.queries.validator_sentences import refusal_sentence
from knotenpunkt.hsds.actions.asking import Conversation
from knotenpunkt.hsds.actions.read_address import read_address
from knotenpunkt.hsds.domain.checking import Report, check
from knotenpunkt.hsds.domain.documents import LARGEST, Documents, Refusal, Unreadable
from knotenpunkt.hsds.domain.reading import read_file
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.shared.named_lock import LockHeld, named_lock
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted
from knotenpunkt.shared.web.visitors import network_address

MOST_A_MINUTE = 20  # checks from one network
PATIENCE = 10.0  # seconds for an API: meanwhile this process answers nobody else
WAIT = 15  # seconds until one may try again while somebody else checks

USAGE = (
    "POST a file as the body, with its name as ?name=services.csv where that tells what it is; "
    "or POST ?address=https://… of an HSDS API."
)

_METHODS = "GET, HEAD, POST, OPTIONS"
_PREFLIGHT = {
    "Allow": _METHODS,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}
_METER = Meter()  # of this process

type Read = Callable[[], Documents]


class TooMuch(Exception):
    """Please ask again after so many seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


@csrf_exempt
@for_staff
@public
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def validator(request: HttpRequest, language: str) -> HttpResponse:
    """The form; and below it, once something was sent, what was found. Nothing is stored, so there is no token."""
    if request.method != "POST":
        return _page(request, ValidatorForm())
    form = ValidatorForm(request.POST, request.FILES, sent_bytes=_sent_bytes(request))
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    reading = _reading(form.cleaned_data["file"], form.cleaned_data["address"])
    try:
        report = _checked(request, reading)
    except Unreadable as unreadable:
        if _wants_data(request):
            return _data(refusal_data(unreadable), HTTPStatus.UNPROCESSABLE_ENTITY)
        problem = refusal_sentence(unreadable)
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY, problem=problem)
    except TooMuch as much:
        return _waiting(_page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS, problem=_too_much()), much)
    if _wants_data(request):
        return _data(report_data(report), HTTPStatus.OK)
    return _page(request, form, report=report, chapters=chapters(report), criteria=criteria_shares(report))


@csrf_exempt
@public
@unlisted
def validator_data(request: HttpRequest) -> HttpResponse:
    """The same for programs, from every website: the body is the file, unless `?address=` says where data lie.

    Nothing is stored, so no token is asked for. Whoever reads instead of sending is told how to send.
    """
    response = _answer_for_programs(request)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answer_for_programs(request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)
    if request.method in answers.READING:
        return _data({"usage": USAGE}, HTTPStatus.OK)
    if request.method != "POST":
        refused = answers.problem(HTTPStatus.METHOD_NOT_ALLOWED, USAGE)
        refused.headers["Allow"] = _METHODS
        return refused
    with override("en"):
        try:
            return _data(report_data(_checked(request, _sent(request))), HTTPStatus.OK)
        except Unreadable as unreadable:
            return _data(refusal_data(unreadable), HTTPStatus.UNPROCESSABLE_ENTITY)
        except TooMuch as much:
            return _waiting(answers.problem(HTTPStatus.TOO_MANY_REQUESTS, _too_much()), much)


def _checked(request: HttpRequest, read: Read) -> Report:
    """One check at a time in the whole instance. Raises Unreadable and TooMuch."""
    now = timezone.now()
    if wait := _METER.seconds_to_wait(network_address(request), MOST_A_MINUTE, now.timestamp()):
        raise TooMuch(wait)
    try:
        with named_lock("check"):
            return check(read(), vocabulary(), timezone.localdate(now))
    except LockHeld as held:
        raise TooMuch(WAIT) from held


def _sent(request: HttpRequest) -> Read:
    """What a program sent, by itself or in a form. Raises Unreadable where it did not even arrive."""
    if "address" in request.GET:
        return _reading(None, request.GET["address"])
    if request.content_type == "multipart/form-data":
        file = request.FILES.get("file")
        if file is None and _sent_bytes(request) > LARGEST:
            raise _too_large()
        return _reading(file, request.POST.get("address", ""))
    content = request.read(LARGEST + 1)
    return lambda: read_file(request.GET.get("name", ""), content, vocabulary())


def _reading(file: "UploadedFile[bytes] | None", address: str) -> Read:
    if file is not None:
        return lambda: read_file(file.name or "", _content(file), vocabulary())
    if address:
        return lambda: read_address(address, vocabulary(), Conversation(whole=PATIENCE))
    return lambda: read_file("", b"", vocabulary())


def _content(file: "UploadedFile[bytes]") -> bytes:
    if (file.size or 0) > LARGEST:
        raise _too_large()
    content: bytes = file.read()
    return content


def _too_large() -> Unreadable:
    return Unreadable(Refusal.TOO_LARGE, megabytes=LARGEST // 1_000_000)


def _sent_bytes(request: HttpRequest) -> int:
    return int(request.META.get("CONTENT_LENGTH") or 0)


def _wants_data(request: HttpRequest) -> bool:
    return request.GET.get("format") == "json" or request.headers.get("Accept", "") == "application/json"


def _data(data: dict[str, Any], status: HTTPStatus) -> HttpResponse:
    response = answers.as_json(data)
    response.status_code = status
    return response


def _waiting(response: HttpResponse, much: TooMuch) -> HttpResponse:
    response.headers["Retry-After"] = str(much.wait)
    return response


def _too_much() -> str:
    return _("Many people are checking right now. Please try again in a moment.")


def _page(
    request: HttpRequest, form: ValidatorForm, *, status: HTTPStatus = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    shown = {"form": form, "portal": None, "megabytes": LARGEST // 1_000_000} | context
    return render(request, "api/validator.html", shown, status=status)
