"""The mailbox of a demonstration: every letter of its centre, as its recipient would read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone

from knotenpunkt.mail.domain.addresses_in_text import Piece, pieces_of
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter to be read: its text in pieces, some of which lead somewhere; `html` is shown as it was written."""

    key: str
    recipient: str
    subject: str
    language: str
    state: str
    posted_at: datetime
    pieces: tuple[Piece, ...]
    html: str


def has_mailbox(centre: Centre) -> bool:
    """Whether there is such a page: only where all data are examples; from there no letter leaves the house."""
    return centre.is_demonstration


def mailbox_page(centre: Centre, number: str, origins: Collection[str]) -> "Page[ReadLetter]":
    """One page of the letters that still have their words, the newest first."""
    letters = OutgoingMail.objects.within(Scope.of(centre)).exclude(text="")
    page = Paginator(letters, ON_A_PAGE).get_page(number)
    page.object_list = [_read(mail, origins) for mail in page.object_list]
    return page


def _read(mail: OutgoingMail, origins: Collection[str]) -> ReadLetter:
    return ReadLetter(
        key=str(mail.pk),
        recipient=mail.recipient,
        subject=mail.subject,
        language=mail.language,
        state=mail.state,
        posted_at=timezone.localtime(mail.created_at),
        pieces=tuple(pieces_of(mail.text, origins)),
        html=mail.html,
    )
