"""Links in letters to providers: signed, good for 21 days; they name a question and nobody."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer

from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.web.addresses import HERE, screen_address

LASTS = timedelta(days=21)
KEY = "schluessel"

_signer = Signer(salt="knotenpunkt.upkeep.answer_link")


class LinkForged(Exception):
    """A key that was not made here."""


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """What a key says: the question it answers, and until when it does."""

    round: uuid.UUID
    until: datetime

    def is_expired(self, now: datetime) -> bool:
        """Whether it answers nothing any more."""
        return now >= self.until


def make_key(question: uuid.UUID, *, now: datetime) -> str:
    """The key of a link that answers this question."""
    return _signer.sign_object({"round": question.hex, "until": int((now + LASTS).timestamp())})


def read_key(key: str) -> AnswerLink:
    """What a key says, expired or not; raises LinkForged."""
    try:
        told = _signer.unsign_object(key)
        return AnswerLink(uuid.UUID(told["round"]), datetime.fromtimestamp(told["until"], tz=UTC))
    except (BadSignature, KeyError, TypeError, ValueError):
        raise LinkForged from None


def link_address(centre: Centre, screen: str, key: str) -> str:
    """The full address of a screen of the centre with a key, as it stands in a letter."""
    return f"{settings.PUBLIC_ADDRESS or HERE}{_path(screen, 'de', centre, key)}"


def address_here(screen: str, portal: Portal, key: str) -> str:
    """The address of the same screen in the language in which somebody reads."""
    return _path(screen, portal.language.code, portal.centre, key)


def _path(screen: str, language: str, centre: Centre, key: str) -> str:
    path = screen_address(screen, {"language": language, "centre": centre.slug})
    return f"{path}?{urlencode({KEY: key})}"
