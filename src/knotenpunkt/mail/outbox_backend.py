"""What `django.core.mail` sends, as a link for a new password, goes into the outbox like every other letter."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from knotenpunkt.access.policy import Actor
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter

PURPOSE_HEADER = "X-Knotenpunkt-Purpose"
_PROGRAM = Actor("program")


class OutboxBackend(BaseEmailBackend):
    """Posts each message once to every recipient, as a letter of the instance."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many messages were posted."""
        with transaction.atomic():
            for message in email_messages:
                for recipient in message.recipients():
                    post_letter(_letter(message, recipient), centre=None, actor=_PROGRAM, now=timezone.now())
        return len(email_messages)


def _letter(message: EmailMessage, recipient: str) -> Letter:
    """The subject in one line: Django breaks off its subjects with a template's last line end."""
    return Letter(
        to=recipient,
        subject=" ".join(str(message.subject).split()),
        text=str(message.body),
        html=_html_of(message),
        language=get_language() or "de",
        purpose=str(message.extra_headers.get(PURPOSE_HEADER, "")),
        reply_to=next(iter(message.reply_to), ""),
    )


def _html_of(message: EmailMessage) -> str:
    alternatives = getattr(message, "alternatives", ())
    return next((str(content) for content, kind in alternatives if kind == "text/html"), "")
