"""One entry in one language: what is stored of it, and what a translator sees."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.directory.domain.translations import Section, normalised
from knotenpunkt.directory.models import Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.translating.domain.entries import Reference


@dataclass(frozen=True, slots=True)
class Target:
    """One entry in one language."""

    centre: Centre
    reference: Reference
    language: str

    def rows(self) -> TenantQuerySet[Translation]:
        """Its stored translations."""
        owner = f"{self.reference.kind}_id"
        rows: TenantQuerySet[Translation] = Translation.objects.within(Scope.of(self.centre))
        return rows.filter(**{owner: self.reference.key}, language=self.language)

    def shown(self) -> dict[Section, Translation]:
        """What a translator goes on with: of each text what waits, otherwise what is released."""
        released_first = sorted(self.rows().order_by("pk"), key=lambda row: row.released_at is None)
        return {Section(row.section): row for row in released_first}


def seen(sources: Mapping[Section, str], shown: Mapping[Section, Translation]) -> dict[Section, str]:
    """A mark of what stands beside each field, German and translated; another one tells that it changed."""
    return {
        section: _mark(normalised(source), shown[section].text if section in shown else "")
        for section, source in sources.items()
    }


def _mark(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
