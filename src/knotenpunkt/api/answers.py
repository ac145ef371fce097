"""How data are sent to machines: as JSON or lines of it, for every origin; and what was wrong with a question."""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from knotenpunkt.access.declarations import public
from knotenpunkt.api.domain.questions import BadQuestion
from knotenpunkt.api.domain.records import Record
from knotenpunkt.shared.web.search_engines import unlisted

METHODS = "GET, HEAD, OPTIONS"

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class NoRecord(LookupError):
    """There is no such record among what is published; the text says which one was asked for."""


def open_data[**P](view: View[P]) -> View[P]:
    """Declare a view that anyone may read by machine, from every page of the web; what is wrong is said as JSON."""

    @public
    @unlisted
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = _answered(view, request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def _answered[**P](
    view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_preflight())
    if request.method not in {"GET", "HEAD"}:
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, f"Only {METHODS} are answered here.")
        refused.headers["Allow"] = METHODS
        return refused
    try:
        return view(request, *args, **kwargs)
    except BadQuestion as bad:
        return problem(HTTPStatus.BAD_REQUEST, str(bad))
    except NoRecord as missing:
        return problem(HTTPStatus.NOT_FOUND, str(missing))


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


def as_lines(records: Iterable[Record]) -> StreamingHttpResponse:
    """A record a line, sent as they are read."""
    return StreamingHttpResponse(
        (written(record) + b"\n" for record in records), content_type="application/x-ndjson"
    )


def written(data: Any) -> bytes:
    """The same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
