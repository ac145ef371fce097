"""A letter as it goes over the wire: headers, plain text, and the same as HTML where there is one."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from knotenpunkt.mail.domain.letter import Letter, wire_address


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes: `sender` is the address of the instance, `name` whose letter it is.

    `message_id` stays the same however often the letter is tried, so that receivers know it again.
    """

    sender: str
    name: str
    message_id: str
    written_at: datetime


def as_message(letter: Letter, envelope: Envelope) -> EmailMessage:
    """The message; programs that answer automatically (RFC 3834) leave it alone."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(envelope.name, addr_spec=envelope.sender)
    message["To"] = wire_address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = envelope.written_at
    message["Message-ID"] = f"<{envelope.message_id}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.reply_to:
        message["Reply-To"] = wire_address(letter.reply_to)
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = letter.language  # at the end, or it would go down into the first part
    return message
