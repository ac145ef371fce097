"""What allauth asks us about second factors."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FactorAdapter(DefaultMFAAdapter):
    """Secrets are stored encrypted; the last factor stays; sentences are our own."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "This is your only second factor. Please add another one first, then you can remove this one."
        ),
        "incorrect_code": gettext_lazy(
            "This code is not right, or it is too old. Please type the newest one."
        ),
    }

    def get_totp_issuer(self) -> str:
        return "Knotenpunkt"

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """A factor can go while another one is there; recovery codes alone are none."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}


def _cipher() -> Fernet:
    """A key of its own, derived from the instance's secret; whoever changes that has to set up all factors anew."""
    secret = hashlib.sha256(b"knotenpunkt.second_factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(secret))
