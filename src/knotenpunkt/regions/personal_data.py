"""What the regions keep about people: messages about barriers."""

import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.regions.models import AccessibilityFeedback
from knotenpunkt.shared.personal_data import Activity, Found, PersonalField
from knotenpunkt.shared.tenancy import Scope

BARRIERS = Activity(
    code="barriers",
    title=later("Messages about barriers"),
    purpose=later("Answering and removing barriers on the public pages"),
    legal_basis=later("Art. 6 (1) (c) GDPR with § 10e BGG NRW (electronic contact)"),
    people=later("Whoever reports a barrier"),
    recipients=later("The team of the centre"),
    retention=later("12 months after the message came"),
    night_job="regions.barriers",
    fields=(
        PersonalField(
            "regions.AccessibilityFeedback.reply_email", later("address for the answer, voluntary")
        ),
        PersonalField("regions.AccessibilityFeedback.message", later("the message, in words of the sender")),
    ),
)


class BarrierMessages:
    """Messages are found by the address for the answer; one without can be traced to nobody."""

    def find(self, email: str, *, centre: uuid.UUID) -> list[Found]:
        return [
            Found(
                BARRIERS.code,
                {
                    _("Reference number"): message.reference,
                    _("Received"): f"{message.received_at:%Y-%m-%d}",
                    _("E-mail address"): message.reply_email,
                    _("Message"): message.message,
                },
            )
            for message in _of(email, centre).order_by("received_at", "pk")
        ]

    def erase(self, email: str, *, centre: uuid.UUID, now: datetime) -> int:
        return _of(email, centre).delete()[0]


def _of(email: str, centre: uuid.UUID) -> QuerySet[AccessibilityFeedback]:
    rows = AccessibilityFeedback.objects.within(Scope(frozenset({centre})))
    return rows.filter(reply_email__iexact=email)
