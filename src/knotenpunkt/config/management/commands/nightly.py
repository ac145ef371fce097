"""`knotenpunkt nightly`: everything that time brings. Running it twice, late or again after a failure is harmless."""

import sys
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Permission, require
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.named_lock import LockHeld
from knotenpunkt.shared.nightly import JobOutcome, run_night
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_FAILED = 1
_AT_NIGHT = time(2, 30)


class Command(InstanceCommand):
    """Does all jobs of the night, each with one line; exit status 1 where one of them failed."""

    help = "Erledigt alles, was die Zeit bringt: einmal jede Nacht aufzurufen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--date", metavar="JJJJ-MM-TT", help="als wäre es dieser Tag; nur zum Ausprobieren in einer Demo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require(OPERATOR, Permission.NIGHT_RUN)
        now = _tried_out(options["date"]) if options["date"] else timezone.now()
        try:
            outcomes = run_night(now, clock=timezone.now)
        except LockHeld:
            self.stdout.write("Ein nächtlicher Lauf ist gerade unterwegs; dieser hier wird nicht gebraucht.")
            return
        for outcome in outcomes:
            self.stdout.write(_line(outcome))
        if any(outcome.error for outcome in outcomes):
            sys.exit(_FAILED)


def _line(outcome: JobOutcome) -> str:
    return f"{outcome.name}: {f'FEHLER ({outcome.error})' if outcome.error else outcome.line}"


def _tried_out(written: str) -> datetime:
    """The night of a day; only where no letter can leave and nobody's real data age by it."""
    if settings.MAIL_SERVER is not None or not Centre.objects.filter(is_demonstration=True).exists():
        raise Unusable("--date gibt es nur in einer Demo ohne Mailserver.")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise Unusable(f"„{written}“ ist kein Tag. Bitte so schreiben: 2027-03-01.") from None
    return timezone.make_aware(datetime.combine(day, _AT_NIGHT))
