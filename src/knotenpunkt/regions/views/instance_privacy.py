"""What is kept about visitors of the instance's own pages, and what is not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public


@public
@require_safe
def instance_privacy(request: HttpRequest, language: str) -> HttpResponse:
    """The privacy notice of the pages that belong to no centre."""
    return render(
        request, "regions/instance_privacy.html", {"portal": None, "operator": settings.INSTANCE_OPERATOR}
    )
