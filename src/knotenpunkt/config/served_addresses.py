"""Where a started instance is found."""

from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre


def served_addresses(address: str, port: int) -> list[str]:
    """Lines that name the addresses of the instance and of every centre that has published offers."""
    root = f"http://{address}:{port}/"
    with_offers = Service.objects.public().values("centre_id")
    return [f"Knotenpunkt: {root}"] + [
        f"  {centre.territory}: {root}de/{centre.slug}/ · العربية: {root}ar/{centre.slug}/"
        for centre in Centre.objects.filter(pk__in=with_offers)
    ]
