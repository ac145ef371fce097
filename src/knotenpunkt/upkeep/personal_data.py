"""What the upkeep keeps about people: who suggested something, and who decided."""

import uuid
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.shared.personal_data import Activity, Found, PersonalField
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Suggestion

SUGGESTIONS = Activity(
    code="suggestions",
    title=later("Suggestions from outside"),
    purpose=later("Correcting the catalogue, and telling senders what became of their hint"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW; the address is voluntary"),
    people=later("Whoever suggests something, with or without an account"),
    recipients=later("The team of the centre"),
    retention=later("The address: 90 days after the decision"),
    night_job="upkeep.suggestions",
    fields=(
        PersonalField("upkeep.Suggestion.sender_email", later("address for the answer, voluntary")),
        PersonalField("upkeep.Suggestion.sender", later("who sent it, where she was signed in")),
        PersonalField("upkeep.Suggestion.message", later("the message, in words of the sender")),
        PersonalField("upkeep.Suggestion.decided_by", later("who decided")),
    ),
)
REPORT_LIMITS = Activity(
    code="report-limits",
    title=later("Limits of public forms"),
    purpose=later("Keeping out programs that send advertising or try out numbers of messages"),
    legal_basis=later("Art. 6 (1) (e) GDPR"),
    people=later("Whoever sends a message from a public page or looks up its number"),
    recipients=later("Nobody"),
    retention=later("A day; the key with which the address was hashed goes with the day"),
    night_job="upkeep.suggestions",
    fields=(
        PersonalField(
            "upkeep.SenderCount.sender", later("the network address, hashed with a key drawn each day")
        ),
    ),
)
EDITING = Activity(
    code="editing",
    title=later("Work that is not finished"),
    purpose=later("Losing nothing of what somebody types; knowing who decided"),
    legal_basis=later("Art. 6 (1) (e) GDPR, § 18 DSG NRW"),
    people=later("Team of the centre, editors of providers"),
    recipients=later("Drafts: only who wrote them. Decisions: the team of the centre"),
    retention=later("A draft until it is saved or discarded; a name until the account is erased"),
    fields=(
        PersonalField("upkeep.Draft.person", later("whose draft it is")),
        PersonalField(
            "upkeep.DuplicatePair.decided_by", later("who decided whether two entries are the same")
        ),
    ),
)


class Suggestions:
    """Suggestions are found by the address for the answer, or by the account of their sender."""

    def find(self, email: str, *, centre: uuid.UUID) -> list[Found]:
        return [
            Found(
                SUGGESTIONS.code,
                {
                    _("Reference number"): suggestion.reference,
                    _("Received"): f"{suggestion.created_at:%Y-%m-%d}",
                    _("E-mail address"): suggestion.sender_email,
                    _("Message"): suggestion.message,
                },
            )
            for suggestion in _of(email, centre).order_by("created_at", "pk")
        ]

    def erase(self, email: str, *, centre: uuid.UUID, now: datetime) -> int:
        """Whose it was and what she wrote are erased; what was suggested for the catalogue stays."""
        return _of(email, centre).update(sender_email="", sender=None, message="")


def _of(email: str, centre: uuid.UUID) -> QuerySet[Suggestion]:
    rows = Suggestion.objects.within(Scope(frozenset({centre})))
    return rows.filter(Q(sender_email__iexact=email) | Q(sender__email__iexact=email))
