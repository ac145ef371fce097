"""A mail server for tests: speaks SMTP on this machine, keeps what it takes, refuses whom it is told to refuse."""

import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from tests.harness.serving import serving


@dataclass
class Received:
    """One letter as it came over the wire."""

    sender: str
    recipient: str
    message: EmailMessage
    raw: bytes


@dataclass
class MailServer:
    """What the stand-in took and how it answers: `replies` by address, to RCPT; `content_reply` after the letter.

    `hangs_up` ends the connection instead of answering a letter that it has kept, as a server that dies there would.
    """

    port: int = 0
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    replies: dict[str, str] = field(default_factory=dict)
    sender_reply: str = "250 ok"
    content_reply: str = "250 ok"
    hangs_up: bool = False
    signed_in: list[str] = field(default_factory=list)

    @property
    def address(self) -> SmtpServer:
        """The server as a setting."""
        return SmtpServer("127.0.0.1", self.port, Encryption.NONE)

    def recipients(self) -> list[str]:
        """To whom letters came, in their order."""
        return [letter.recipient for letter in self.received]


class _Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        self.kept = cast(_Server, self.server).kept
        self.kept.connections += 1
        self.sender = self.recipient = ""
        self.say("220 stand-in")
        while line := self.rfile.readline():
            verb, _, rest = line.decode("ascii").strip().partition(" ")
            if verb.upper() == "QUIT":
                self.say("221 bye")
                return
            if not self.answer(verb.upper(), rest):
                return

    def answer(self, verb: str, rest: str) -> bool:
        """Say the reply; whether the conversation goes on."""
        answers: dict[str, Callable[[str], str]] = {
            "MAIL": self.from_whom,
            "RCPT": self.to_whom,
            "AUTH": self.who_is_there,
        }
        if verb == "DATA":
            return self.take()
        self.say(answers[verb](rest) if verb in answers else "250-stand-in\r\n250 AUTH PLAIN")
        return True

    def from_whom(self, rest: str) -> str:
        self.sender = rest.partition("<")[2].partition(">")[0]
        return self.kept.sender_reply

    def to_whom(self, rest: str) -> str:
        self.recipient = rest.partition("<")[2].partition(">")[0]
        return self.kept.replies.get(self.recipient, "250 ok")

    def who_is_there(self, rest: str) -> str:
        self.kept.signed_in.append(rest)
        return "235 welcome"

    def take(self) -> bool:
        self.say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        raw = b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)
        if self.kept.content_reply.startswith("250"):
            message = message_from_bytes(raw, policy=default)
            self.kept.received.append(Received(self.sender, self.recipient, message, raw))
        if self.kept.hangs_up:
            return False
        self.say(self.kept.content_reply)
        return True

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, kept: MailServer) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.kept = kept
        kept.port = self.server_address[1]


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    """A server that answers on a free port until the block ends."""
    kept = MailServer()
    with serving(_Server(kept)):
        yield kept
