"""What went wrong with a centre's letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


@dataclass(frozen=True, slots=True)
class BlockedHere:
    """A blocked address to which a centre wrote; `subject` is of the latest letter, `withheld` counts those kept."""

    key: UUID
    address: str
    reason: str
    evidence: str
    blocked_on: date
    subject: str
    withheld: int


def blocked_addresses(centre: Centre) -> QuerySet[BlockedAddress]:
    """The blocked addresses to which this centre wrote, the latest first; it learns of no other."""
    written_to = OutgoingMail.objects.within(Scope.of(centre)).values("recipient")
    return BlockedAddress.objects.filter(address__in=written_to).order_by("-blocked_at", "-pk")


def blocked_here(centre: Centre) -> list[BlockedHere]:
    """The same with what the letters were about."""
    blocked = list(blocked_addresses(centre))
    letters = _letters_to([row.address for row in blocked], centre)
    return [_told(row, letters[row.address]) for row in blocked]


def letters_given_up(centre: Centre) -> TenantQuerySet[OutgoingMail]:
    """Letters that nobody took although their address may be right, the latest first."""
    return (
        OutgoingMail.objects.within(Scope.of(centre))
        .filter(state=LetterState.REFUSED)
        .exclude(recipient="")
        .exclude(recipient__in=BlockedAddress.objects.values("address"))
    )


def letters_without_way_out(centre: Centre) -> TenantQuerySet[OutgoingMail]:
    """Letters that wait because the installation has no mail server; of a demonstration none does."""
    waiting = OutgoingMail.objects.within(Scope.of(centre)).filter(state=LetterState.WAITING)
    is_open = settings.MAIL_SERVER is not None or centre.is_demonstration
    return waiting.filter(Q(pk__in=[])) if is_open else waiting


def _letters_to(addresses: Iterable[str], centre: Centre) -> dict[str, list[OutgoingMail]]:
    """By address, the latest first; without their texts."""
    found: dict[str, list[OutgoingMail]] = {address: [] for address in addresses}
    letters = OutgoingMail.objects.within(Scope.of(centre)).filter(recipient__in=found)
    for mail in letters.only("recipient", "subject", "state", "created_at"):
        found[mail.recipient].append(mail)
    return found


def _told(row: BlockedAddress, letters: list[OutgoingMail]) -> BlockedHere:
    return BlockedHere(
        key=row.pk,
        address=row.address,
        reason=row.reason,
        evidence=row.evidence,
        blocked_on=timezone.localdate(row.blocked_at),
        subject=letters[0].subject,
        withheld=sum(mail.state == LetterState.WITHHELD for mail in letters),
    )
