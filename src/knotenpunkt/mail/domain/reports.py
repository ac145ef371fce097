"""Reports about letters: those that came back (RFC 3464) and those of which somebody complained (RFC 5965)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import Enum

from knotenpunkt.mail.domain.replies import concerns_the_address

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\d)")
_IDENTITY = re.compile(r"<([^<>\s]+)>")
_NO_COMPLAINT = {"not-spam"}
LONGEST_STATUS = 60


class ReportKind(Enum):
    """What a report says. `DELAYED`: the other side still tries."""

    DEAD_ADDRESS = "dead address"
    REFUSED_LETTER = "refused letter"
    COMPLAINT = "complaint"
    DELAYED = "delayed"


@dataclass(frozen=True, slots=True)
class Report:
    """What happened to the letters with these Message-IDs; `status` as "5.1.1", of a complaint its kind as "abuse"."""

    kind: ReportKind
    status: str
    message_ids: tuple[str, ...]


def read_report(raw: bytes) -> Report | None:
    """The report in a mail; None where the mail is none, as an answer out of the office."""
    mail = message_from_bytes(raw)
    if mail.get_content_type() != "multipart/report":
        return None
    parts = _blocks(mail)
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            return _delivery(part, _identities(mail, parts))
        if part.get_content_type() == "message/feedback-report":
            return _complaint(part, _identities(mail, parts))
    return None


def _delivery(part: Message, message_ids: tuple[str, ...]) -> Report | None:
    """Of several recipients, which a letter of ours never has, the one that failed."""
    told = [fields for fields in _blocks(part) if fields.get("Action")]
    failed = [fields for fields in told if _word(fields, "Action") == "failed"]
    if not failed:
        return Report(ReportKind.DELAYED, "", message_ids) if told else None
    found = _STATUS.search(str(failed[0].get("Status", "")))
    status = found.group() if found else "5.0.0"
    kind = ReportKind.DEAD_ADDRESS if concerns_the_address(status) else ReportKind.REFUSED_LETTER
    return Report(kind, status, message_ids)


def _complaint(part: Message, message_ids: tuple[str, ...]) -> Report | None:
    kinds = [_word(fields, "Feedback-Type") for fields in _blocks(part) if fields.get("Feedback-Type")]
    if not kinds or kinds[0] in _NO_COMPLAINT:
        return None
    return Report(ReportKind.COMPLAINT, re.sub(r"[^a-z-]", "", kinds[0])[:LONGEST_STATUS], message_ids)


def _identities(mail: Message, parts: list[Message]) -> tuple[str, ...]:
    """The Message-ID of the letter that comes with the report, or its headers; where neither does, what it answers."""
    enclosed = [headers for part in parts for headers in _enclosed(part)]
    written = [str(headers.get("Message-ID", "")) for headers in enclosed]
    written += [str(mail.get(name, "")) for name in ("In-Reply-To", "References")]
    return tuple(dict.fromkeys(identity for text in written for identity in _IDENTITY.findall(text)))


def _enclosed(part: Message) -> Iterator[Message]:
    if part.get_content_type() in {"message/rfc822", "message/global"}:
        yield from _blocks(part)
    elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield message_from_bytes(content)


def _blocks(part: Message) -> list[Message]:
    """The parts of a mail, or the blocks of fields of which such a part consists."""
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _word(fields: Message, name: str) -> str:
    return str(fields.get(name, "")).strip().lower()
