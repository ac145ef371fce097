"""An instance of its own for measuring the overview: many plans and figures, and how many statements a page takes.

Run as a program in an environment that names the instance's folder: it fills the instance and writes the statements of
each page as JSON.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import batched

import django

PERIODS, FOCUS_AREAS = 10, 8
INDICATORS, YEARS = 40, 15
_BATCH = 5000


def overview_pages() -> dict[str, str]:
    """Every page of the overview by name."""
    root = "/de/ueberblick/"
    return {
        "map, inhabitants": root,
        "map, share of foreign residents": f"{root}?zahl=auslaenderanteil",
        "map, posts": f"{root}?zahl=stellen",
        "map, focus areas": f"{root}?zahl=schwerpunkte",
        "map, offers": f"{root}?zahl=angebote",
        "themes": f"{root}themen/",
        "periods": f"{root}zeitraeume/",
        "posts": f"{root}stellen/",
        "search": f"{root}suche/?q=kurse",
        "comparison": f"{root}vergleich/?zentrum=heinsberg&zentrum=dueren&zentrum=koeln&zentrum=kleve",
        "centres alike": f"{root}aehnlich/heinsberg/",
        "fact sheet": "/de/heinsberg/steckbrief/",
        "themes as CSV": f"{root}themen/daten.csv",
    }


def _fill() -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from knotenpunkt.access.policy import OPERATOR
    from knotenpunkt.planning.actions.make_examples import make_examples

    now = timezone.now()
    call_command("init", stdout=sys.stderr)
    make_examples(actor=OPERATOR, now=now, periods=PERIODS, areas=FOCUS_AREAS)
    _write_figures(now)


def _write_figures(now: datetime) -> None:
    from knotenpunkt.monitoring.models import Figure, FigureImport, Indicator
    from knotenpunkt.regions.models import Municipality

    delivery = FigureImport.objects.create(title="Invented figures for a measurement", imported_at=now)
    missing = INDICATORS - Indicator.objects.filter(numerator=None).count()
    Indicator.objects.bulk_create(
        Indicator(code=f"invented_{number}", unit="persons", level="municipality", adds_up=True)
        for number in range(missing)
    )
    keys = list(Municipality.objects.values_list("pk", flat=True))
    codes = Indicator.objects.filter(numerator=None).values_list("pk", flat=True)
    known = set(Figure.objects.values_list("indicator_id", "region", "reference_on"))
    rows = (
        Figure(
            indicator_id=code, region=key, reference_on=day, value=Decimal(100 + number), delivery=delivery
        )
        for code in codes
        for day in _days(now.date())
        for number, key in enumerate(keys)
        if (code, key, day) not in known
    )
    for some in batched(rows, _BATCH):
        Figure.objects.bulk_create(some)


def _days(today: date) -> Iterator[date]:
    """The last days of the last years."""
    for back in range(1, YEARS + 1):
        yield date(today.year - back, 12, 31)


def _statements() -> dict[str, int]:
    """How many statements each page takes, once it has been asked before."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser = Client(HTTP_HOST="127.0.0.1")
    found = {}
    for name, path in overview_pages().items():
        browser.get(path)
        with CaptureQueriesContext(connection) as sent:
            answer = browser.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        found[name] = len(sent)
    return found


if __name__ == "__main__":
    django.setup()
    _fill()
    sys.stdout.write(json.dumps(_statements()))
