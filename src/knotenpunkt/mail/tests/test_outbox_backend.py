"""What Django sends goes into the outbox."""

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings

from knotenpunkt.mail.outbox_backend import PURPOSE_HEADER
from knotenpunkt.mail.tests.letters import outbox


@pytest.mark.django_db
@override_settings(MAILERS={"default": {"BACKEND": "knotenpunkt.mail.outbox_backend.OutboxBackend"}})
def test_a_message_of_django_is_posted_to_each_recipient() -> None:
    message = EmailMultiAlternatives(
        subject="Neues\nKennwort",
        body="Hier ist der Link.",
        to=["a@verein.example"],
        bcc=["b@verein.example"],
        reply_to=["zentrum@kreis.example"],
        headers={PURPOSE_HEADER: "accounts.password_reset"},
    )
    message.attach_alternative("<p>Hier ist der Link.</p>", "text/html")

    assert message.send() == 1
    assert [(mail.recipient, mail.centre_id) for mail in outbox()] == [
        ("a@verein.example", None),
        ("b@verein.example", None),
    ]
    assert {
        (mail.subject, mail.text, mail.html, mail.language, mail.purpose, mail.reply_to) for mail in outbox()
    } == {
        (
            "Neues Kennwort",
            "Hier ist der Link.",
            "<p>Hier ist der Link.</p>",
            settings.LANGUAGE_CODE,
            "accounts.password_reset",
            "zentrum@kreis.example",
        )
    }
