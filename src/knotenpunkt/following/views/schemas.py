"""Data: the schemas of what instances tell each other, each at an address that never changes what it says."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.following.domain.schemas import schema_text
from knotenpunkt.shared.web.search_engines import unlisted


@public
@unlisted
@require_safe
def schemas(request: HttpRequest, name: str) -> HttpResponse:
    """The schema of this name (JSON Schema, draft 2020-12)."""
    return HttpResponse(schema_text(name), content_type="application/schema+json")
