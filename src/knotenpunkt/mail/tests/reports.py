"""Reports as mail servers write them."""

from email.message import EmailMessage

_FRAME = """From: MAILER-DAEMON@relay.example
To: knotenpunkt@kreis.example
Subject: Undelivered Mail Returned to Sender
{headers}MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="x"

--x
Content-Type: text/plain; charset=us-ascii

This is the mail system. post@verein.example could not be reached.

--x
Content-Type: message/{kind}

{fields}

{enclosed}--x--
"""
_LETTER = """--x
Content-Type: {kind}

From: knotenpunkt@kreis.example
To: post@verein.example
Subject: Stimmt noch alles?
Message-ID: <{message_id}>
{text}
"""


def came_back(
    message_id: str, *, status: str = "5.1.1", action: str = "failed", enclosed: str = "message/rfc822"
) -> bytes:
    """A delivery status notification (RFC 3464); without anything `enclosed` it is an answer to the letter."""
    fields = (
        "Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; post@verein.example\n"
        f"Action: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 unknown"
    )
    headers = "" if enclosed else f"In-Reply-To: <{message_id}>\n"
    return _framed("delivery-status", fields, message_id, enclosed, headers)


def complained(message_id: str, kind: str = "abuse") -> bytes:
    """A feedback report (RFC 5965)."""
    fields = f"Feedback-Type: {kind}\nUser-Agent: Feedback/1.0\nVersion: 1"
    return _framed("feedback-report", fields, message_id, "message/rfc822", "")


def answered(message_id: str) -> bytes:
    """Somebody is on holiday."""
    message = EmailMessage()
    message["Subject"], message["In-Reply-To"] = "Nicht im Haus", f"<{message_id}>"
    message.set_content("Ich bin am 1. wieder da. Status: 5.1.1")
    return message.as_bytes()


def _framed(kind: str, fields: str, message_id: str, enclosed: str, headers: str) -> bytes:
    text = "" if enclosed.endswith("headers") else "\nGuten Tag"
    letter = _LETTER.format(kind=enclosed, message_id=message_id, text=text) if enclosed else ""
    return _FRAME.format(kind=kind, fields=fields, enclosed=letter, headers=headers).encode()
