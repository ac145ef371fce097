"""`knotenpunkt read-bounces /var/mail/knotenpunkt`: reads what came back to the address from which letters come."""

import mailbox
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.mail.actions.apply_report import Effect, apply_report
from knotenpunkt.mail.domain.reports import read_report
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_STANDARD_INPUT = "-"
type Incoming = tuple[bytes, Callable[[], None]]


class Command(InstanceCommand):
    """Reads reports of letters that came back and of complaints; any other mail is left alone."""

    help = "Liest Rückläufer und Beschwerden und sperrt die betroffenen Adressen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "QUELLE",
            help="ein Maildir-Ordner, eine mbox-Datei oder „-“ für eine Mail von der Standardeingabe",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        effects: Counter[Effect | None] = Counter()
        for raw, is_read in _incoming(options["QUELLE"]):
            report = read_report(raw)
            effect = apply_report(report, actor=OPERATOR, now=timezone.now()) if report else None
            effects[effect] += 1
            is_read()
        self.stdout.write(
            f"{effects.total()} Mails gelesen: {effects[Effect.BLOCKED]} sperren eine Adresse, "
            f"{effects[Effect.REFUSED]} melden eine abgelehnte E-Mail, {effects[Effect.KNOWN]} bringen nichts Neues, "
            f"{effects[Effect.FOREIGN]} gehören zu keiner unserer E-Mails, {effects[None]} sind kein Bericht."
        )


def _incoming(source: str) -> Iterator[Incoming]:
    """Each mail as it came, and how to note that it was read; an interrupted one is read again, which is harmless."""
    if source == _STANDARD_INPUT:
        yield sys.stdin.buffer.read(), _nothing
        return
    path = Path(source)
    if path.is_dir() and (path / "new").is_dir() and (path / "cur").is_dir():
        yield from _unread(mailbox.Maildir(path, create=False))
    elif path.is_file():
        mails = mailbox.mbox(path, create=False)
        try:
            yield from ((mails.get_bytes(key), _nothing) for key in mails.iterkeys())
        finally:
            mails.close()
    else:
        raise Unusable(
            f"„{source}“ ist weder ein Maildir-Ordner noch eine mbox-Datei. Bitte den Pfad prüfen."
        )


def _unread(mails: mailbox.Maildir) -> Iterator[Incoming]:
    """Mails without the mark of having been read (S), which they get."""
    for key in sorted(mails.iterkeys()):
        message = mails.get_message(key)
        if "S" in message.get_flags():
            continue

        def mark(key: str = key, message: mailbox.MaildirMessage = message) -> None:
            message.set_subdir("cur")
            message.add_flag("S")
            mails[key] = message

        yield mails.get_bytes(key), mark


def _nothing() -> None:
    """Standard input and mbox files bear no marks."""
