"""Somebody about whom every context keeps something, in two centres."""

from datetime import UTC, datetime

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.upkeep.models import Suggestion

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ADDRESS = "mitmachen@verein.example"


def account(centre: Centre, role: Role = Role.CENTRE_EDITOR, email: str = ADDRESS) -> Person:
    """An account with one role in the centre."""
    person, _ = Person.objects.get_or_create(email=email, defaults={"display_name": "Redaktion am Morgen"})
    Seat.objects.create(person=person, role=role, centre=centre)
    return person


def traces(centre: Centre, email: str = ADDRESS) -> None:
    """A message about a barrier, a suggestion and a letter, all with this address."""
    AccessibilityFeedback.objects.create(
        centre=centre,
        reference=f"B{centre.key}",
        message="Zu kleine Schrift",
        reply_email=email,
        received_at=NOW,
    )
    Suggestion.objects.create(
        centre=centre,
        reference=f"S{centre.key}",
        kind=Suggestion.Kind.MISTAKE,
        origin=Suggestion.Origin.PUBLIC,
        message="Die Nummer ist falsch",
        sender_email=email,
        created_at=NOW,
    )
    letter = Letter(to=email, subject="Danke", text="Danke für Ihren Hinweis.")
    post_letter(letter, centre=centre, actor=OPERATOR, now=NOW)
