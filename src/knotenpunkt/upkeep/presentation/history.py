"""The history of an entry in words: who did what, and what it said before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.presentation.field_texts import Difference, differences
from knotenpunkt.upkeep.queries.history import Said, Step, people_behind


@dataclass(frozen=True, slots=True)
class Chapter:
    """One day's deed: `revision` is what can be brought back, None where there is nothing to bring back."""

    day: date
    at: datetime | None
    who: str
    what: str
    differences: tuple[Difference, ...] = ()
    revision: int | None = None


def chapters_of[Record: ServiceRecord | OrganizationRecord](
    steps: Iterable[Step[Record]], said: Iterable[Said], around: Surroundings, *, names_are_shown: bool
) -> list[Chapter]:
    """Changes and confirmations, newest first. Outside the team the people of the centre are „the centre's team"."""
    steps = list(steps)
    people = people_behind(step.actor for step in steps)
    changes = [
        Chapter(
            timezone.localdate(step.at),
            step.at,
            _who(step.actor, people.get(step.actor), names_are_shown=names_are_shown),
            _("made") if step.before is None else _("changed"),
            () if step.before is None else differences(step.before, step.after, around),
            step.revision or None,
        )
        for step in steps
    ]
    confirmations = [
        Chapter(
            one.on,
            None,
            one.by,
            _("confirmed by the provider") if one.origin == "provider" else _("confirmed by the centre"),
        )
        for one in said
    ]
    return sorted([*changes, *confirmations], key=_order, reverse=True)


def _order(chapter: Chapter) -> tuple[date, datetime]:
    start_of_day = timezone.make_aware(datetime.combine(chapter.day, datetime.min.time()))
    return chapter.day, chapter.at or start_of_day


def _who(identifier: str, name: str | None, *, names_are_shown: bool) -> str:
    if name == "":
        return _("deleted account")
    if name is None:
        return _("by machine") if identifier == "console" else _("by a link in a mail")
    return name if names_are_shown else _("the centre's team")
