"""Looking up a message by its number, not so often that somebody could find numbers by trying."""

from datetime import datetime

from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.hour_limits import Doing, is_within_the_hour, next_hour
from knotenpunkt.upkeep.queries.report_states import ReportState, report_state_of

MOST_LOOKED_UP = (
    60  # an hour from one address: more than people do, and next to nothing among 900 million numbers
)


class TooManyLookedUp(Exception):
    """More numbers than people look up; `again_at` is when the next one is answered."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("too many numbers were looked up")
        self.again_at = again_at


def look_up_report(centre: Centre, written: str, address: str, *, now: datetime) -> ReportState | None:
    """The state of the message with this number; every question of the network address counts.

    Raises TooManyLookedUp, for a number that exists as well: otherwise the limit would tell which do.
    """
    if not is_within_the_hour(Doing.LOOK_UP, address, MOST_LOOKED_UP, now=now):
        raise TooManyLookedUp(next_hour(now))
    return report_state_of(centre, written)
