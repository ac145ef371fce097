"""What is answered at an address where nothing lies: a sentence in JSON where machines read, a page everywhere else."""

from django.http import HttpRequest, HttpResponse

from knotenpunkt.api.answers import nothing_there
from knotenpunkt.shared.web import errors

FOR_MACHINES = ("/hsds/", "/daten/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing lies at this address."""
    if request.path_info.startswith(FOR_MACHINES):
        return nothing_there()
    return errors.not_found(request, exception)
