"""Of which centre the examples on the page of interfaces are."""

from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre


def example_centre(slug: str) -> Centre | None:
    """The centre with this short name if it has published something, otherwise the first that has."""
    published = Centre.objects.filter(pk__in=Service.objects.public().order_by().values("centre"))
    return published.filter(slug=slug).first() or published.first()
