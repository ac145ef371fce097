"""A letter as whoever writes it hands it over: finished texts for one recipient."""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST_ADDRESS = 254  # RFC 5321: a path of 256 octets with its angle brackets
LONGEST_SUBJECT = 200
_ADDRESS = re.compile(r"[\x21-\x7e]+@[^\s@]+")
_NOT_IN_AN_ADDRESS = set('@,;:<>()[]\\"')


class LetterUnusable(ValueError):
    """A letter that cannot be sent as it is; the text names no person."""


class LetterState(StrEnum):
    """What became of a letter. `WITHHELD`: its address was blocked; `REFUSED`: nobody took it."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one address; `purpose` says which kind it is, as "upkeep.confirmation", and is no text for readers.

    `html` is the same letter for programs that show it; `reply_to` is where an answer goes, the centre's address
    unless told otherwise. Raises LetterUnusable.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    language: str = "de"
    purpose: str = ""
    reply_to: str = ""

    def __post_init__(self) -> None:
        check_address(self.to)
        if self.reply_to:
            check_address(self.reply_to)
        if not self.subject.strip() or len(self.subject) > LONGEST_SUBJECT or not self.subject.isprintable():
            raise LetterUnusable(f"a subject is one line of 1 to {LONGEST_SUBJECT} characters")
        if not self.text.strip():
            raise LetterUnusable("a letter has a text")


def normal_address(address: str) -> str:
    """The address by which a mailbox is known here: without blanks around it, in small letters."""
    return address.strip().lower()


def check_address(address: str) -> None:
    """Raise LetterUnusable unless it is one plain address: no name, no list, nothing that continues a header."""
    local, _, domain = address.rpartition("@")
    if (
        len(address) > LONGEST_ADDRESS
        or not _ADDRESS.fullmatch(address)
        or not address.isprintable()
        or _NOT_IN_AN_ADDRESS & {*local, *domain}
    ):
        raise LetterUnusable("a letter goes to one plain address")
    try:
        wire_address(address)
    except UnicodeError:
        raise LetterUnusable("a letter goes to a domain that can exist") from None


def wire_address(address: str) -> str:
    """The address with its domain in ASCII, as every server understands it (IDNA)."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"
