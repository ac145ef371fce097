"""The form for barriers: works without script and cookie, and keeps machines out without a riddle."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

LONGEST_MESSAGE = 4000
LONGEST_PAGE = 300
FASTEST_SECONDS = 3
STAMP_LASTS_SECONDS = 24 * 60 * 60

_signer = signing.TimestampSigner(salt="knotenpunkt.accessibility_feedback")


class AccessibilityFeedbackForm(forms.Form):
    """A message about a barrier, the page it is about, and an address for the answer if one is wanted.

    `stamp` says when the form was handed out: a person takes some seconds to write. `website` is a field that people
    do not see. Whoever fails either gets the form back with everything written, and a fresh stamp.
    """

    message = forms.CharField(
        max_length=LONGEST_MESSAGE,
        error_messages={
            "required": _("Please write what does not work."),
            "max_length": _(
                "Please shorten your message to %(limit_value)d characters. It has %(show_value)d."
            ),
        },
    )
    page = forms.CharField(
        max_length=LONGEST_PAGE,
        required=False,
        error_messages={"max_length": _("Please shorten the address to %(limit_value)d characters.")},
    )
    reply_email = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("An e-mail address looks like name@example.org."),
            "max_length": _("Please shorten the e-mail address to %(limit_value)d characters."),
        },
    )
    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get("website"):
            raise forms.ValidationError(
                _(
                    "A field that must stay empty was filled in, perhaps by your browser. Please send it once more."
                )
            )
        if not self.errors and not is_human_pace(self.data.get("stamp", "")):
            raise forms.ValidationError(
                _("The form had been open for too long or only for a moment. Please send it once more.")
            )
        return cleaned


def fresh_stamp() -> str:
    """A signed mark of the moment at which a form is handed out."""
    return _signer.sign(secrets.token_urlsafe(6))


def is_human_pace(stamp: str) -> bool:
    """Whether a form with this stamp was out for at least three seconds and at most a day."""
    try:
        _signer.unsign(stamp, max_age=STAMP_LASTS_SECONDS)
    except signing.BadSignature:
        return False
    try:
        _signer.unsign(stamp, max_age=FASTEST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False
