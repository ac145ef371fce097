"""Receiving what somebody tells a centre about a barrier on its pages."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

MOST_MESSAGES_A_DAY = 200
SAME_MESSAGE_WITHIN = timedelta(minutes=10)

# Crockford's digits and letters: none can be taken for another when read out on the phone.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SIGNS_IN_REFERENCE = 6


class TooManyMessages(Exception):
    """A centre received more messages in a day than people write; the rest is refused, and told to call."""


def receive_feedback(
    centre: Centre, *, message: str, page: str, reply_email: str, now: datetime
) -> AccessibilityFeedback:
    """Keep one message, which anybody may send, and give it a reference number.

    The same message sent twice within ten minutes (a second tap, a reload) is one message. The audit trail says that
    a message came, not what it says.
    """
    with transaction.atomic():
        received = AccessibilityFeedback.objects.within(Scope.of(centre))
        again: AccessibilityFeedback | None = received.filter(
            message=message, page=page, reply_email=reply_email, received_at__gt=now - SAME_MESSAGE_WITHIN
        ).first()
        if again is not None:
            return again
        if received.filter(received_at__gt=now - timedelta(days=1)).count() >= MOST_MESSAGES_A_DAY:
            raise TooManyMessages
        feedback: AccessibilityFeedback = AccessibilityFeedback.objects.create(
            centre=centre,
            reference=_new_reference(),
            message=message,
            page=page,
            reply_email=reply_email,
            received_at=now,
        )
        audit.record(
            "regions.receive_feedback",
            actor="public",
            now=now,
            centre_key=centre.key,
            subject_type="regions.AccessibilityFeedback",
            subject_id=feedback.pk,
        )
    return feedback


def _new_reference() -> str:
    """A reference such as "B-7K3F9Q"; two are the same by chance once in a thousand million."""
    return "B-" + "".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_IN_REFERENCE))
