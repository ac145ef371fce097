"""Codes of an authenticator app, as a phone would show them."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from knotenpunkt.accounts.models import Person

STEP = 30  # seconds


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    """What the app shows now; one step ahead is still taken, and is not the code used a moment ago."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP + steps_ahead)))


def with_app(person: Person) -> str:
    """Give the person an app; the secret that it keeps."""
    secret = str(generate_totp_secret())
    TOTP.activate(person, secret)
    assert Authenticator.objects.filter(user=person).count() == 1
    return secret
