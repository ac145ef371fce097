"""How data are sent to machines: as JSON or lines of it, for every origin; and what was wrong with a question."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import wraps
from hashlib import blake2b
from http import HTTPStatus
from importlib.metadata import version
from time import time as clock
from typing import Any, Concatenate
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from knotenpunkt.access.declarations import public
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.meter import Meter
from knotenpunkt.api.domain.questions import BadQuestion
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.regions.queries.last_change import last_change
from knotenpunkt.regions.queries.revisions import DataVersion, centre_version, instance_version
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.conditional import is_known
from knotenpunkt.shared.web.search_engines import unlisted
from knotenpunkt.shared.web.visitors import network_address

_METER = Meter()  # of this process; what is kept whole is answered before
READING = ("GET", "HEAD")
METHODS = "GET, HEAD, OPTIONS"
_FROM_EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class State:
    """The state of the data behind an answer: how often they changed, and the day, for the age of facts is told too.

    The program's version and what an operator says of all data are part of it.
    """

    version: DataVersion
    today: date

    @property
    def tag(self) -> str:
        """The ETag of every answer made of this state; weak, for it may be packed in several ways."""
        return f'W/"{self.version.centre[-8:]}-{self.version.number}-{self.today:%Y%m%d}-{_kind()}"'

    def is_known_to(self, request: HttpRequest) -> bool:
        """Whether somebody who asks has the answer of just this state; no table of the catalogue is asked for it."""
        return request.method in READING and is_known(request, self.tag, self._changed())

    def headers(self, now: float) -> dict[str, str]:
        """What tells this state from others.

        The time of the last change is told once its second is over: before, a further change could have the same.
        """
        changed = self._changed()
        return {"ETag": self.tag} | ({"Last-Modified": http_date(changed)} if changed + 1 <= now else {})

    def _changed(self) -> int:
        """The second in which it changed last, at the earliest with the day."""
        begun = timezone.make_aware(datetime.combine(self.today, time.min))
        return int(max(begun, last_change(self.version) or begun).timestamp())


def _kind() -> str:
    """What tells answers of this program and this operator from others."""
    said = f"{version('knotenpunkt')} {settings.DATA_LICENCE} {settings.PUBLIC_ADDRESS}"
    return blake2b(said.encode(), digest_size=4).hexdigest()


def state_of(centre: str, today: date) -> State:
    """The state of a centre's data, of the whole instance where no centre or an unknown one is named."""
    return State((centre_version(centre) if centre else None) or instance_version(), today)


class NoRecord(LookupError):
    """There is no such record among what is published; the text says which one was asked for."""


def asked_centre(slug: str) -> Centre:
    """The centre with this short name. Raises NoRecord for an unknown one."""
    try:
        return centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise NoRecord(f"There is no centre “{slug}” in this instance.") from unknown


def asked_area(request: HttpRequest, centre: Centre | None) -> Area:
    """The centre, or the whole instance, on the day and at the address at which it is asked for."""
    return Area(centre, address_of_instance(request, settings.PUBLIC_ADDRESS), timezone.localdate())


def open_data[**P](view: View[P]) -> View[P]:
    """Declare a view that anyone may read by machine, from every page of the web; what is wrong is said as JSON."""

    @public
    @unlisted
    @csrf_exempt  # nothing is ever written: another method gets its 405, not the page about foreign forms
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        state = state_of(str(kwargs.get("centre", "")), timezone.localdate())
        if state.is_known_to(request):
            response: HttpResponseBase = HttpResponseNotModified()
        elif seconds := _METER.seconds_to_wait(
            network_address(request), settings.API_REQUESTS_A_MINUTE, clock()
        ):
            response = _too_many(seconds)
        else:
            response = _answered(view, request, *args, **kwargs)
        may_be_kept = not response.has_header("Cache-Control")
        if may_be_kept and response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            for name, value in state.headers(clock()).items():
                response.headers[name] = value
        response.headers["Link"] = f'<{read_licence(settings.DATA_LICENCE).address}>; rel="license"'
        for name, value in _FROM_EVERYWHERE.items():
            response.headers[name] = value
        return response

    return answer


def nothing_there() -> HttpResponse:
    """What a machine is told at an address where nothing lies."""
    missing = problem(
        HTTPStatus.NOT_FOUND, "Nothing lies at this address; /hsds/v3/openapi.json says what there is."
    )
    for name, value in _FROM_EVERYWHERE.items():
        missing.headers[name] = value
    return missing


def _answered[**P](
    view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_preflight())
    if request.method not in READING:
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, f"Only {METHODS} are answered here.")
        refused.headers["Allow"] = METHODS
        return refused
    try:
        _refuse_unreadable(request)
        return view(request, *args, **kwargs)
    except BadQuestion as bad:
        return problem(HTTPStatus.BAD_REQUEST, str(bad))
    except TooManyFieldsSent:
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return problem(HTTPStatus.BAD_REQUEST, f"Up to {most} parameters are read.")
    except NoRecord as missing:
        return problem(HTTPStatus.NOT_FOUND, str(missing))


def _refuse_unreadable(request: HttpRequest) -> None:
    """Whatever is no UTF-8 would be asked for with other letters than were meant."""
    try:
        unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1", "replace")).decode()
    except UnicodeDecodeError:
        raise BadQuestion("The parameters are not written in UTF-8.") from None


def _too_many(seconds: int) -> HttpResponse:
    limit = settings.API_REQUESTS_A_MINUTE
    refused = problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        f"Up to {limit} questions a minute are answered; please ask again in {seconds} seconds.",
    )
    refused.headers["Retry-After"] = str(seconds)
    return refused


def _preflight() -> dict[str, str]:
    return {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
        "Access-Control-Max-Age": "86400",
    }


def problem(status: HTTPStatus, detail: str) -> HttpResponse:
    """What went wrong, in a sentence (RFC 9457)."""
    said = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail}
    return HttpResponse(written(said), status=int(status), content_type="application/problem+json")


def as_json(data: Any) -> HttpResponse:
    """One document."""
    return HttpResponse(written(data), content_type="application/json")


def as_document(content: bytes, kind: str, *, is_current: bool) -> HttpResponse:
    """A document of any kind; one that lacks what the search is about to know is not kept by anybody."""
    response = HttpResponse(content, content_type=kind)
    if not is_current:
        response.headers["Cache-Control"] = "no-store"
    return response


def as_lines(records: Iterable[Record]) -> StreamingHttpResponse:
    """A record a line, sent as they are read."""
    return StreamingHttpResponse(
        (written(record) + b"\n" for record in records), content_type="application/x-ndjson"
    )


def written(data: Any) -> bytes:
    """The same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
