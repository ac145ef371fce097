"""What the mail keeps about people: letters that were sent to them, and addresses that take none."""

import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.shared.personal_data import Activity, Found, PersonalField
from knotenpunkt.shared.tenancy import Scope

LETTERS = Activity(
    code="letters",
    title=later("Letters by e-mail"),
    purpose=later("Asking providers whether their offers are still right, and answering people who wrote"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW"),
    people=later("Staff of providers, team of the centre, people who wrote to the centre"),
    recipients=later("The mail server of the Kreis"),
    retention=later("What a letter said: 30 days after it was sent"),
    night_job="mail.clean_up",
    fields=(
        PersonalField("mail.OutgoingMail.recipient", later("address of the recipient")),
        PersonalField("mail.OutgoingMail.reply_to", later("address to which an answer goes")),
        PersonalField("mail.OutgoingMail.text", later("what the letter said")),
        PersonalField("mail.BlockedAddress.address", later("address to which nothing more is sent")),
    ),
)


class Letters:
    """Letters are found by the address of their recipient, and with them that nothing more is sent there."""

    def find(self, email: str, *, centre: uuid.UUID) -> list[Found]:
        letters = [
            Found(
                LETTERS.code,
                {
                    _("When"): f"{letter.created_at:%Y-%m-%d %H:%M}",
                    _("E-mail address"): letter.recipient,
                    _("Subject"): letter.subject,
                    _("Text"): letter.text,
                },
            )
            for letter in _to(email, centre).order_by("created_at", "pk")
        ]
        blocked = [
            Found(
                LETTERS.code,
                {
                    _("When"): f"{block.blocked_at:%Y-%m-%d %H:%M}",
                    _("Nothing more is sent to"): block.address,
                },
            )
            for block in _blocked(email, centre)
        ]
        return letters + blocked

    def erase(self, email: str, *, centre: uuid.UUID, now: datetime) -> int:
        """What waits is not sent any more either. A blocked address is kept: without it, letters would go there."""
        return _to(email, centre).delete()[0]


def _blocked(email: str, centre: uuid.UUID) -> QuerySet[BlockedAddress]:
    """The block is a fact about a mailbox for all centres; only one that wrote there has anything to do with it."""
    return BlockedAddress.objects.filter(address=email, address__in=_to(email, centre).values("recipient"))


def _to(email: str, centre: uuid.UUID) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.within(Scope(frozenset({centre}))).filter(recipient__iexact=email)
