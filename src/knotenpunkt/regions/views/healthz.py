"""For whoever watches over the server: does the program answer, and does its database?"""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.revisions import instance_version


@public
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`ok`, or 503 while the tables of the instance cannot be read."""
    try:
        instance_version()
    except DatabaseError:
        return _line("database does not answer", status=503)
    return _line("ok", status=200)


def _line(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)
