"""What allauth asks us about accounts: letters, where to go, sentences."""

import time
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext_lazy

from knotenpunkt.access.policy import NOBODY
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.landing import landing_address
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.shared.web.addresses import screen_address

# What a letter says was changed, by allauth's name of the letter.
CHANGES = {
    "account/email/password_changed": gettext_lazy("The password was changed."),
    "account/email/password_set": gettext_lazy("A password was set."),
    "account/email/password_reset": gettext_lazy("The password was replaced by a new one."),
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was added."),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by herself; letters go into the outbox; a sign-in a moment ago need not be repeated."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "E-mail address and password do not fit together. Please check both."
        ),
        "incorrect_code": gettext_lazy(
            "This code is not right, or it is too old. Please type the newest one."
        ),
        "incorrect_password": gettext_lazy("This is not your password. Please type it once more."),
        "enter_current_password": gettext_lazy("This is not your password. Please type it once more."),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts did not succeed. Please wait five minutes, then try again."
        ),
        "rate_limited": gettext_lazy(
            "Too many attempts did not succeed. Please wait five minutes, then try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing_address(cast(Person, request.user), get_language() or settings.LANGUAGE_CODE)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the letter; the installation's public address wins over the request's host."""
        host = settings.PUBLIC_ADDRESS or self.request.build_absolute_uri("/").rstrip("/")
        language = get_language() or settings.LANGUAGE_CODE
        person, _, token = key.partition("-")
        arguments = {"language": language, "uidb36": person, "key": token}
        return f"{host}{screen_address('account_reset_password_from_key', arguments)}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A second factor can be set up right after signing in, without typing the password again."""
        from allauth.account import app_settings

        records = get_authentication_records(self.request, self.request.user)
        return not any(
            time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter of the instance and of no centre: whoever reads a centre's outbox must not find a key in it."""
        person = cast(Person, context["user"])
        with translation.override(person.language):
            subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
            text = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
        purpose = f"accounts.{template_prefix.rpartition('/')[2]}"
        letter = Letter(to=email, subject=subject, text=text, language=person.language, purpose=purpose)
        with transaction.atomic():
            post_letter(letter, centre=None, actor=NOBODY, now=timezone.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """One letter for whatever changed about an account."""
        person = cast(Person, user)
        if template_prefix in CHANGES and not person.is_demonstration:
            values = {"user": person, "change": CHANGES[template_prefix]}
            self.send_mail("account/email/account_changed", person.email, values)
