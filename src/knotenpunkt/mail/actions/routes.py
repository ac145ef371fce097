"""The ways on which letters leave: a mail server, or in a demonstration only the mailbox page."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from django.conf import settings
from django.db.models import Q

from knotenpunkt.mail.domain.letter import Letter, wire_address
from knotenpunkt.mail.domain.message import Envelope, as_message
from knotenpunkt.mail.domain.replies import (
    CONNECTION_LOST,
    TAKEN,
    Outcome,
    Verdict,
    judged_content,
    judged_recipient,
)
from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.mail.models import OutgoingMail

PATIENCE = 20  # seconds for each answer of the server


class RouteClosed(Exception):
    """No letter can leave on this way now, whoever it is for; the text names no person."""


class Route(Protocol):
    """A way out."""

    @property
    def carries(self) -> Q:
        """Which letters may take it."""

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        """Try once; raises RouteClosed where the fault is not the letter's."""


class MailboxRoute:
    """Nothing leaves: letters of a demonstration are read on its mailbox page."""

    carries = Q(centre__is_demonstration=True)

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        """On the page the letter is as soon as it is said to be sent."""
        return TAKEN


class SmtpRoute:
    """One connection to a mail server, opened for the first letter and again where it was lost."""

    carries = Q()

    def __init__(self, server: SmtpServer, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._client: smtplib.SMTP | None = None

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        """Envelope and letter, in two steps that can fail for reasons of their own.

        What a demonstration writes stays on its mailbox page: the addresses of its examples are real.
        """
        if mail.centre and mail.centre.is_demonstration:
            return TAKEN
        client = self._client = self._client or _connected(self._server)
        try:
            return self._spoken(client, mail)
        except (smtplib.SMTPServerDisconnected, OSError):
            self.close()
            return CONNECTION_LOST

    def _spoken(self, client: smtplib.SMTP, mail: OutgoingMail) -> Verdict:
        code, _ = client.mail(wire_address(self._sender))
        if code != 250:
            self.close()
            raise RouteClosed(f"the server refuses the sender ({code})")
        verdict = judged_recipient(*_read(client.rcpt(wire_address(mail.recipient))))
        if verdict.outcome is Outcome.TAKEN:
            verdict = _handed(client, _message(mail, self._sender))
        if verdict.outcome is not Outcome.TAKEN:
            client.rset()
        return verdict

    def close(self) -> None:
        """Take leave, if anybody is still there."""
        client, self._client = self._client, None
        if client:
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            client.close()


@contextmanager
def way_out() -> Iterator[Route]:
    """The way of this installation: its mail server; without one the mailbox page."""
    if settings.MAIL_SERVER is None:
        yield MailboxRoute()
        return
    route = SmtpRoute(settings.MAIL_SERVER, settings.MAIL_FROM)
    try:
        yield route
    finally:
        route.close()


def _connected(server: SmtpServer) -> smtplib.SMTP:
    """A connection that is as encrypted as wanted, and signed in; RouteClosed tells why there is none."""
    try:
        client = _opened(server)
        try:
            _introduce(client, server)
        except BaseException:
            client.close()
            raise
    except (smtplib.SMTPException, OSError) as error:
        raise RouteClosed(f"the server cannot be used ({type(error).__name__})") from error
    return client


def _opened(server: SmtpServer) -> smtplib.SMTP:
    if server.encryption is Encryption.IMPLICIT:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)


def _introduce(client: smtplib.SMTP, server: SmtpServer) -> None:
    if server.encryption is Encryption.STARTTLS:
        client.starttls(context=ssl.create_default_context())
    client.ehlo_or_helo_if_needed()
    if server.user:
        client.login(server.user, server.password)


def _handed(client: smtplib.SMTP, message: bytes) -> Verdict:
    try:
        return judged_content(*_read(client.data(message)))
    except smtplib.SMTPDataError as error:
        return judged_content(*_read((error.smtp_code, error.smtp_error)))


def _message(mail: OutgoingMail, sender: str) -> bytes:
    """The letter of a centre bears its name; answers go to it unless the letter says otherwise."""
    letter = Letter(
        to=mail.recipient,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=mail.language,
        purpose=mail.purpose,
        reply_to=mail.reply_to or (mail.centre.email if mail.centre else ""),
    )
    name = mail.centre.name if mail.centre else ""
    return as_message(letter, Envelope(sender, name, mail.message_id, mail.created_at)).as_bytes()


def _read(reply: tuple[int, bytes | str]) -> tuple[int, str]:
    code, text = reply
    return code, text.decode(errors="replace") if isinstance(text, bytes) else text
