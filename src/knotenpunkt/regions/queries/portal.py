"""What every public page of a centre knows: the centre, the reader's language, how often the centre's data changed."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import DataVersion, centre_version
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE, InterfaceLanguage
from knotenpunkt.shared.web.addresses import screen_address


@dataclass(frozen=True, slots=True)
class Portal:
    """A centre's public pages in one language, at one state of its data."""

    centre: Centre
    language: InterfaceLanguage
    revision: int

    def address(self, screen: str, **arguments: object) -> str:
        """The address of a screen of this centre in the reader's language."""
        place = {"language": self.language.code, "centre": self.centre.slug}
        return screen_address(screen, place | arguments)


def portal_for(language: str, slug: str) -> Portal:
    """The portal of a centre, in one SQL statement while nothing changes; an unknown centre is a page not found."""
    version = centre_version(slug)
    if version is None:
        raise Http404(slug)
    return _portal(language, version)


@lru_cache(maxsize=256)
def _portal(language: str, version: DataVersion) -> Portal:
    """Kept by version: the centre with its opening hours is read again after a change only."""
    centre = Centre.objects.prefetch_related("opening_hours").get(pk=version.centre)
    return Portal(centre, LANGUAGE_BY_CODE[language], version.number)
