"""Reading messages about barriers."""

from django.db.models import QuerySet

from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.tenancy import Scope


def is_feedback_reference(centre: Centre, reference: str) -> bool:
    """Whether the centre received a message with this reference; says nothing else about it."""
    return AccessibilityFeedback.objects.within(Scope.of(centre)).filter(reference=reference).exists()


def feedback_for(centre: Centre) -> QuerySet[AccessibilityFeedback]:
    """The messages that wait for the centre, the oldest first."""
    return AccessibilityFeedback.objects.within(Scope.of(centre)).order_by("received_at", "pk")
