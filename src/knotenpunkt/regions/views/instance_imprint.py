"""Who runs the instance."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public


@public
@require_safe
def instance_imprint(request: HttpRequest, language: str) -> HttpResponse:
    """The imprint of the pages that belong to no centre, from the installation's settings."""
    return render(
        request, "regions/instance_imprint.html", {"portal": None, "operator": settings.INSTANCE_OPERATOR}
    )
