"""Whether somebody who asks has an answer already (RFC 9110, 13)."""

from django.http import HttpRequest
from django.utils.http import parse_etags, parse_http_date_safe


def is_known(request: HttpRequest, etag: str, changed: int | None) -> bool:
    """By the mark of an answer; by the second of its last change only where no mark is sent (13.2.2).

    Marks are compared weakly (13.1.2): a proxy that repacked the answer may have made a weak one strong. Without a
    time (None) no time is known.
    """
    if marks := request.headers.get("If-None-Match"):
        return etag.removeprefix("W/") in {mark.removeprefix("W/") for mark in parse_etags(marks)}
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and changed is not None and changed <= since
