"""What is stored of an entry, in one line each: section, text, origin, whether released."""

from typing import Any

from django.http import HttpResponse

from knotenpunkt.directory.models import Service, Translation
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.domain.entries import Kind, Reference
from knotenpunkt.translating.queries.target import Target


def stored(service: Service, language: str) -> list[tuple[str, str, str, bool]]:
    """Everything of an offer in a language, by section, released texts first."""
    rows = Translation.objects.within(Scope.of(service.centre)).filter(service=service, language=language)
    found = [(row.section, row.text, row.origin, row.released_at is not None) for row in rows]
    return sorted(found, key=lambda row: (row[0], not row[3]))


def target_of(service: Service, language: str = "ar") -> Target:
    """An offer in a language."""
    return Target(service.centre, Reference(Kind.SERVICE, service.pk), language)


def markup(response: HttpResponse | Any) -> str:
    """The page as it was sent."""
    return str(response.content.decode())
