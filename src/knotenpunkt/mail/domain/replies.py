"""What a mail server's answer means for a letter and for its address."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\d)")
_ABOUT_THE_ADDRESS = re.compile(r"[45]\.[0124]\.")  # RFC 3463: address, mailbox, network and routing
_ABOUT_THE_SENDER = {"5.1.7", "5.1.8"}
_FULL = {"5.2.2", "5.2.3"}
_NOBODY_THERE = {"550", "551", "553"}  # RFC 5321, of servers that know no enhanced status
_OURS_TO_REPAIR = re.compile(r"[45]\.[37]\.")  # RFC 3463: their system, and policy, as "relaying denied"

# How long a letter rests after each failed attempt; after the last one it is given up.
PAUSES = (
    *(timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4)),
    *(timedelta(hours=12), timedelta(hours=24), timedelta(hours=24)),
)


class Outcome(Enum):
    """What became of one attempt. `GONE`: nobody reads letters at this address."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and the status that tells why, as "5.1.1" or "550"; never a server's words."""

    outcome: Outcome
    status: str = ""


TAKEN = Verdict(Outcome.TAKEN)
CONNECTION_LOST = Verdict(Outcome.LATER, "connection")


def judged_recipient(code: int, text: str) -> Verdict:
    """The answer to the address of the recipient.

    A permanent refusal means that nobody is there, unless its status speaks of something else: a full mailbox or what
    an operator can repair is tried again.
    """
    status = _status(code, text)
    if code < 400:
        return TAKEN
    if code < 500 or status in _FULL or _OURS_TO_REPAIR.match(status):
        return Verdict(Outcome.LATER, status)
    is_gone = status in _NOBODY_THERE or concerns_the_address(status)
    return Verdict(Outcome.GONE if is_gone else Outcome.REFUSED, status)


def judged_content(code: int, text: str) -> Verdict:
    """The answer to the letter itself: only a status that speaks of the address makes it a dead one."""
    verdict = judged_recipient(code, text)
    if verdict.outcome is Outcome.GONE and verdict.status in _NOBODY_THERE:
        return Verdict(Outcome.REFUSED, verdict.status)
    return verdict


def judged_after(verdict: Verdict, attempts: int) -> Verdict:
    """The same after so many attempts: what failed too often is given up, and with it an address that is at fault."""
    if verdict.outcome is not Outcome.LATER or attempts <= len(PAUSES):
        return verdict
    is_gone = concerns_the_address(verdict.status)
    return Verdict(Outcome.GONE if is_gone else Outcome.REFUSED, verdict.status)


def concerns_the_address(status: str) -> bool:
    """Whether an enhanced status (RFC 3463) speaks of the recipient's address, mailbox or the way there."""
    return _ABOUT_THE_ADDRESS.match(status) is not None and status not in _ABOUT_THE_SENDER


def _status(code: int, text: str) -> str:
    enhanced = _ENHANCED.match(text.strip())
    return enhanced.group() if enhanced and enhanced.group()[0] == str(code)[0] else str(code)
