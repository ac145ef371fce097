"""Centres that have published something, and of which of them the examples are."""

from django.db.models import QuerySet

from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre


def centres_with_offers() -> QuerySet[Centre]:
    """The centres that have published something."""
    return Centre.objects.filter(pk__in=Service.objects.public().order_by().values("centre"))


def example_centre(slug: str) -> Centre | None:
    """The centre with this short name if it has published something, otherwise the first that has."""
    published = centres_with_offers()
    return published.filter(slug=slug).first() or published.first()
