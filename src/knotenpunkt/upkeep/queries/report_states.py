"""What became of a message from the public pages, for whoever has its number: no word of it, and nobody's name."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.reference import read_reference
from knotenpunkt.upkeep.models import Suggestion


@dataclass(frozen=True, slots=True)
class ReportState:
    """A message by its number: when it came, and what was decided."""

    reference: str
    came_on: date
    state: str


def report_state_of(centre: Centre, written: str) -> ReportState | None:
    """The state of the message with this number, however it is typed; None where the centre has none."""
    reference = read_reference(written)
    found = Suggestion.objects.within(Scope.of(centre)).filter(reference=reference or "").first()
    if found is None:
        return None
    return ReportState(found.reference, timezone.localdate(found.created_at), found.state)
