"""What the next night will do if nothing changes: said before somebody switches the questions on."""

from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.queries.due_services import due_services
from knotenpunkt.upkeep.queries.providers import asked_services

# Nobody's telephone shall ring all day, and no centre has two hundred calls to make at once: a large catalogue that was
# never confirmed is asked about over some weeks.
MOST_NEW_ADDRESSES = 25
MOST_NEW_WITHOUT_ADDRESS = 25


@dataclass(frozen=True, slots=True)
class NextNight:
    """How many addresses wait for a question and how many of them get it in the next night; offers without any."""

    addresses: int
    letters: int
    without_address: int


def next_night(centre: Centre, patience: Patience, now: datetime) -> NextNight:
    """The letters of the next night, whether or not the centre asks its providers already."""
    due = [service.key for service in due_services(centre, patience, now) if service.is_due]
    addresses = [service.address for service in asked_services(centre, due).values()]
    written_to = len({address for address in addresses if address})
    return NextNight(written_to, min(written_to, MOST_NEW_ADDRESSES), addresses.count(""))
