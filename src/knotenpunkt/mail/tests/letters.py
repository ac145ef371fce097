"""Letters for tests: posted as an action would post them."""

from datetime import UTC, datetime

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LETTER = Letter(
    to="post@verein.example",
    subject="Stimmt noch alles?",
    text="Guten Tag,\n\nstimmt der Sprachtreff noch?\n",
    purpose="upkeep.confirmation",
)


def posted(
    centre: Centre | None, letter: Letter = LETTER, *, key: str = "", now: datetime = NOW
) -> OutgoingMail:
    """The letter in the outbox."""
    return post_letter(letter, centre=centre, actor=OPERATOR, now=now, key=key)


def outbox() -> list[OutgoingMail]:
    """All letters, the oldest first."""
    return list(OutgoingMail.objects.unscoped(reason="what a test looks at").order_by("created_at", "pk"))
