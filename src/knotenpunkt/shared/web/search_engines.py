"""Public pages that search engines leave out: forms, doors, and what is meant for whoever has a link."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponseBase

HEADER, WORD = "X-Robots-Tag", "noindex"


def unlisted[**P, Response: HttpResponseBase](view: Callable[P, Response]) -> Callable[P, Response]:
    """The answer of the view says of itself that no search engine lists it, whatever the answer is."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
        response = view(*args, **kwargs)
        response.headers[HEADER] = WORD
        return response

    return answer
