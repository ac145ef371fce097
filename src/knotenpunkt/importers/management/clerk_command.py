"""What the commands for clerks share: whatever goes wrong ends in one German sentence and exit status 2."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError

from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.prepared_instance import InstanceCommand

_INTERRUPTED = 130
_FULL = ("database or disk is full", "no space left on device", "could not extend file", "disk i/o error")
_LOCKED = ("database is locked", "database table is locked")
_READ_ONLY = ("readonly database", "read-only transaction", "unable to open database file")


class ClerkCommand(InstanceCommand):
    """A command that never ends in a traceback where the input or the machine is the reason."""

    requires_system_checks = ()

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            with told_in_a_sentence():
                return super().execute(*args, **options)
        except WorkbookProblem as problem:
            self.stderr.write(str(problem))
            sys.exit(2)
        except KeyboardInterrupt:
            self.stderr.write("Abgebrochen. Was noch nicht fertig war, ist nicht gespeichert.")
            sys.exit(_INTERRUPTED)

    def add_centre(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--centre", required=True, metavar="ZENTRUM", help="Kurzname des Zentrums, etwa heinsberg"
        )


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turn what the machine complains about into a WorkbookProblem; errors of the program itself stay errors."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _full() from error
        raise WorkbookProblem(
            f"{error.filename or 'Eine Datei'}: {error.strerror or error}. Nichts wurde geändert."
        ) from error
    except DatabaseError as error:
        raise _about_database(error) from error


def _full() -> WorkbookProblem:
    return WorkbookProblem(
        "Der Speicherplatz reicht nicht; es wurde nichts geändert. Bitte Platz schaffen und wiederholen."
    )


def _about_database(error: DatabaseError) -> Exception:
    text = str(error).lower()
    if any(words in text for words in _FULL):
        return _full()
    if any(words in text for words in _LOCKED):
        return WorkbookProblem(
            "Die Datenbank ist gerade durch einen anderen Vorgang belegt; es wurde nichts geändert. "
            "Bitte gleich wiederholen."
        )
    if any(words in text for words in _READ_ONLY):
        return WorkbookProblem(
            "Die Datenbank lässt sich nicht beschreiben. Bitte die Rechte am Datenordner prüfen."
        )
    if "no such table" in text or ("relation" in text and "does not exist" in text):
        return WorkbookProblem(
            "Die Instanz ist noch nicht eingerichtet. Bitte zuerst `knotenpunkt init` ausführen."
        )
    return error


def wanted_centre(slug: str) -> Centre:
    """The centre; raises WorkbookProblem with names that come close."""
    try:
        return centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise WorkbookProblem(
            f"Ein Zentrum „{slug}“ gibt es nicht{_suggested(str(unknown), slug)}. "
            "Gemeint ist der Kurzname, etwa heinsberg."
        ) from unknown


def _suggested(text: str, slug: str) -> str:
    hint = text.removeprefix(slug).strip(" ()?")
    return f"; ähnlich heißen: {hint}" if hint else ""
