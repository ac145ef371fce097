"""Reading messages about barriers."""

from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.tenancy import Scope


def is_feedback_reference(centre: Centre, reference: str) -> bool:
    """Whether the centre received a message with this reference; says nothing else about it."""
    return AccessibilityFeedback.objects.within(Scope.of(centre)).filter(reference=reference).exists()
