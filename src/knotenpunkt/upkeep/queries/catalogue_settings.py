"""What a centre decided about keeping its catalogue fresh."""

from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def settings_of(centre: Centre) -> CatalogueSettings:
    """The centre's decisions; the usual ones, not stored, where it has made none."""
    stored: CatalogueSettings | None = CatalogueSettings.objects.within(Scope.of(centre)).first()
    return stored or CatalogueSettings(centre=centre)


def patience_of(centre: Centre) -> Patience:
    """How long the centre bears silence."""
    return settings_of(centre).patience
