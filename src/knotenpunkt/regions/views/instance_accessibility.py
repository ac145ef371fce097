"""The accessibility statement of the instance's own pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public


@public
@require_safe
def instance_accessibility(request: HttpRequest, language: str) -> HttpResponse:
    """The statement; barriers are reported to whoever runs the instance."""
    context = {
        "portal": None,
        "operator": settings.INSTANCE_OPERATOR,
        "checked_on": settings.ACCESSIBILITY_CHECKED_ON,
    }
    return render(request, "regions/instance_accessibility.html", context)
