"""The public forms „something is wrong" and „suggest an offer": few fields, no account, no cookie."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord, Status
from knotenpunkt.mail.domain.letter import LetterUnusable, check_address
from knotenpunkt.upkeep.domain.challenge import Challenge, Reply, reply_to
from knotenpunkt.upkeep.domain.proof_of_work import bits_for

LONGEST_MESSAGE = 4_000
_signer = signing.Signer(salt="knotenpunkt.upkeep.report")
_TOO_LONG = _("Please shorten this to %(limit_value)d characters. It has %(show_value)d.")


def fresh_challenge(reports_last_hour: int, *, now: datetime) -> Challenge:
    """A challenge as hard as what comes in makes it."""
    return Challenge(
        mark=secrets.token_urlsafe(18),
        bits=bits_for(reports_last_hour),
        issued_at=int(now.timestamp()),
        first=secrets.randbelow(8) + 2,
        second=secrets.randbelow(8) + 2,
    )


def sealed(challenge: Challenge) -> str:
    """The challenge as the form carries it: readable by everybody, changeable by nobody."""
    return _signer.sign_object(asdict(challenge))


def opened(seal: str) -> Challenge | None:
    """The challenge that this instance handed out; None for any other text."""
    try:
        return Challenge(**_signer.unsign_object(seal))
    except (signing.BadSignature, ValueError, TypeError):
        return None


class ReportForm(forms.Form):
    """What both forms ask beside their own fields.

    `website` is a field that people do not see. `seal` carries the challenge, `solution` the work a device has done,
    `answer` the sum where it could not. Whoever fails gets everything written back, with a fresh challenge.
    """

    reply_email = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("An e-mail address looks like name@example.org."),
            "max_length": _TOO_LONG,
        },
    )
    website = forms.CharField(required=False)
    seal = forms.CharField(required=False)
    solution = forms.CharField(required=False)
    answer = forms.CharField(required=False)

    challenge: Challenge | None = None
    is_proven = False

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now

    def clean_reply_email(self) -> str:
        address: str = self.cleaned_data["reply_email"]
        try:
            if address:
                check_address(address)
        except LetterUnusable:
            raise forms.ValidationError(_("An e-mail address looks like name@example.org.")) from None
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website"):
            raise forms.ValidationError(
                _(
                    "A field that must stay empty was filled in, perhaps by your browser. Please send it once more."
                )
            )
        if not self.errors:
            self._check_challenge(cleaned)
        return cleaned

    def _check_challenge(self, cleaned: dict[str, Any]) -> None:
        self.challenge = opened(cleaned["seal"])
        reply = Reply.TOO_EARLY_OR_LATE
        if self.challenge is not None:
            at = int(self._now.timestamp())
            reply = reply_to(self.challenge, solution=cleaned["solution"], answer=cleaned["answer"], at=at)
        if reply is Reply.TOO_EARLY_OR_LATE:
            raise forms.ValidationError(
                _("The form had been open for too long or only for a moment. Please send it once more.")
            )
        if reply is Reply.UNANSWERED:
            self.add_error("answer", _("This is not the sum. Please write the number once more."))
        self.is_proven = reply is Reply.PROVEN


class MistakeForm(ReportForm):
    """What is wrong, in one's own words."""

    message = forms.CharField(
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Please write what is wrong."), "max_length": _TOO_LONG},
    )

    @property
    def record(self) -> ServiceRecord | None:
        """A mistake is told in words only."""
        return None


class NewOfferForm(ReportForm):
    """An offer that is missing: its name is enough, everything else helps."""

    title = forms.CharField(
        max_length=200,
        error_messages={"required": _("Please write what the offer is called."), "max_length": _TOO_LONG},
    )
    message = forms.CharField(
        max_length=LONGEST_MESSAGE, required=False, error_messages={"max_length": _TOO_LONG}
    )
    place = forms.CharField(max_length=200, required=False, error_messages={"max_length": _TOO_LONG})
    times = forms.CharField(max_length=500, required=False, error_messages={"max_length": _TOO_LONG})
    provider = forms.CharField(max_length=300, required=False, error_messages={"max_length": _TOO_LONG})
    contact = forms.CharField(max_length=300, required=False, error_messages={"max_length": _TOO_LONG})

    @property
    def record(self) -> ServiceRecord:
        """What was written as a draft, each answer in the field of its own in which somebody will read it again."""
        written = self.cleaned_data
        return ServiceRecord(
            title=written["title"],
            description=written["message"],
            place=PlaceRecord(name=written["place"]),
            schedule_text=written["times"],
            provider_text=written["provider"],
            registration_text=written["contact"],
            status=Status.DRAFT,
        )
