"""Regular schedules of HSDS 1.x, a day a row, as schedules of 3.x, which are rules."""

from collections.abc import Iterator

from knotenpunkt.harvesting.domain.hsds.package import Row
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.tables.clock import Slot, clock_time, slots_in, weekday_code
from knotenpunkt.harvesting.domain.tables.rewriting import Rewriting

_OWNERS = ("service_id", "location_id", "service_at_location_id")

type Owner = tuple[str, ...]


def rewrite_schedules(work: Rewriting) -> None:
    """Days of an owner with the same hours are one rule; days without any are closed."""
    days: dict[tuple[Owner, str, str], dict[str, None]] = {}
    for row in work.take("regular_schedule"):
        owner = tuple(str(row.get(name, "")) for name in _OWNERS)
        for day, begin, end in _slots(row, work):
            days.setdefault((owner, begin, end), {})[day] = None
    for (owner, begin, end), weekdays in days.items():
        rule = {"freq": "WEEKLY", "byday": ",".join(weekdays), "opens_at": begin, "closes_at": end}
        work.add("schedule", {**dict(zip(_OWNERS, owner, strict=True)), **rule})
    work.hand_down("schedule")


def _slots(row: Row, work: Rewriting) -> Iterator[Slot]:
    hours = row.get("hours_of_operation")
    if hours:
        found = slots_in(hours)
        if found is None:
            work.say("regular_schedule.hours_of_operation", hours, Why.UNREADABLE)
        yield from found or ()
        return
    day = weekday_code(row.get("weekday", ""))
    begin, end = (clock_time(row.get(name, "")) for name in ("opens_at", "closes_at"))
    for name, read in (("weekday", day), ("opens_at", begin), ("closes_at", end)):
        if row.get(name) and not read:
            work.say(f"regular_schedule.{name}", row[name], Why.UNREADABLE)
    if day and begin:
        yield day, begin, end
