"""Pages whose address holds a secret, as a link from a letter: kept nowhere, found by nobody, told to no other page."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from knotenpunkt.shared.web.search_engines import HEADER, WORD


def secret_address[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The answer of the view is stored by no browser or proxy, and a link that leads away does not tell the address.

    The origin alone is still told: browsers compare it when a form is sent.
    """

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "strict-origin"
        response[HEADER] = WORD
        return response

    return answer
