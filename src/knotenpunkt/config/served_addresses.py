"""Where a started instance is found."""

from knotenpunkt.regions.models import Centre


def served_addresses(address: str, port: int) -> list[str]:
    """Lines that name the addresses of the instance and of every centre whose data ever changed."""
    root = f"http://{address}:{port}/"
    lines = [f"Knotenpunkt: {root}"]
    for centre in Centre.objects.filter(revision__isnull=False):
        lines += [
            f"  {centre.territory}: {root}de/{centre.slug}/",
            f"  {centre.territory} (العربية): {root}ar/{centre.slug}/",
        ]
    return lines
