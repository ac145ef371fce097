"""What every public page of a centre knows: the centre, the reader's language, and how often the centre's data changed."""

from dataclasses import dataclass

from django.http import Http404

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE, InterfaceLanguage


@dataclass(frozen=True, slots=True)
class Portal:
    """A centre's public pages in one language, at one state of its data."""

    centre: Centre
    language: InterfaceLanguage
    revision: int


def portal_for(language: str, slug: str) -> Portal:
    """The portal of a centre in one SQL statement; an unknown centre is a page that does not exist."""
    centre = Centre.objects.filter(slug=slug).select_related("revision").first()
    if centre is None:
        raise Http404(slug)
    revision = getattr(centre, "revision", None)
    return Portal(centre, LANGUAGE_BY_CODE[language], revision.number if revision else 0)
