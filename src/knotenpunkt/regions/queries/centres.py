"""Finding centres."""

from knotenpunkt.regions.models import Centre


class UnknownCentre(LookupError):
    """No centre has this key or short name; the text names those that come close."""


def centre_by_slug(slug: str) -> Centre:
    """The centre with this short name or key; raises UnknownCentre."""
    centre = Centre.objects.filter(slug=slug).first() or Centre.objects.filter(key=slug).first()
    if centre is None:
        known = ", ".join(Centre.objects.filter(slug__startswith=slug[:2]).values_list("slug", flat=True)[:5])
        raise UnknownCentre(slug if not known else f"{slug} ({known}?)")
    return centre
