"""Another instance that speaks for a centre, for tests of the overview."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.following.actions.follow import follow, visit
from knotenpunkt.following.models import Source
from knotenpunkt.following.tests.other_instance import CALLER, OtherInstance, an_error, other_instance

SILENCE = "The source answers with an error."


@contextmanager
def told_centre(key: str) -> Iterator[OtherInstance]:
    """An instance that is followed and told of one centre: posts, a plan in force and one that was closed."""
    today = timezone.localdate()
    with other_instance(timezone.now(), **{f"c{key}": 0}) as other:
        other.overrides = {
            "posts": [told_post("specialist", 2.5), told_post("captain", 1)],
            "focus_areas": [
                told_area("Sprachkurse", today.year),
                told_area("Elternarbeit", today.year),
                told_area("Übergang Schule", today.year - 2, "closed"),
            ],
            "programmes": [told_programme("Rucksack-KiTa", None), told_programme("Altes", "2020-01-01")],
        }
        follow(other.address, caller=CALLER, actor=OPERATOR, now=other.now)
        yield other


def fall_silent(other: OtherInstance) -> None:
    """Asked again, it answers with an error."""
    other.faults["/.well-known/knotenpunkt.json"] = an_error
    ask_again()


def ask_again() -> None:
    visit(Source.objects.get(), caller=CALLER, actor=OPERATOR, now=timezone.now())


def told_programme(name: str, ends_on: str | None) -> dict[str, Any]:
    return {"name": name, "begins_on": None, "ends_on": ends_on, "note": "16 Gruppen", "website": ""}


def told_post(kind: str, full_time: float, begins_on: str = "2020-01-01") -> dict[str, Any]:
    return {
        "kind": kind,
        "funding": "own",
        "label": "",
        "full_time": full_time,
        "begins_on": begins_on,
        "ends_on": None,
        "source": "",
        "is_example": False,
    }


def told_area(title: str, year: int, state: str = "published") -> dict[str, Any]:
    """A focus area of a plan of two years."""
    is_closed = state == "closed"
    return {
        "line": "0190f0c0-0000-7000-8000-000000000000",
        "period": told_period(date(year, 1, 1), date(year + 2, 1, 1), state),
        "is_example": True,
        "field": "education",
        "title": title,
        "themes": [{"code": "school", "name": "Schule"}],
        "target_groups": [],
        "municipalities": [],
        "need": "",
        "goal": f"{title} in jeder Kommune.",
        "partners": [],
        "measures": [],
        "targets": [],
        "progress": None if is_closed else {"state": "on_track", "sentence": "Läuft.", "on": f"{year}-01-02"},
        "result": "reached" if is_closed else "",
        "result_text": "Acht von zehn Schulen." if is_closed else "",
    }


def told_period(begins_on: date, ends_on: date, state: str = "published") -> dict[str, Any]:
    return {
        "begins_on": begins_on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "state": state,
        "version": 1,
        "situation": "",
    }
