"""What a centre has decided about machines."""

from dataclasses import dataclass

from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.models import MachineWish


@dataclass(frozen=True, slots=True)
class MachineDecision:
    """`is_shown`: readers see what a machine wrote, marked; `languages`: into these it translates at night."""

    is_shown: bool = False
    languages: frozenset[str] = frozenset()


def machine_decision(centre: Centre) -> MachineDecision:
    """The decision of a centre; one that decided nothing shows nothing and asks for nothing."""
    scope = Scope.of(centre)
    shown = CatalogueSettings.objects.within(scope).filter(shows_machine_translations=True).exists()
    wish: MachineWish | None = MachineWish.objects.within(scope).first()
    return MachineDecision(shown, frozenset(wish.languages) if wish else frozenset())
