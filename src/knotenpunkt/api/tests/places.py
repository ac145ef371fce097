"""What several tests of feeds share: the feeds, and places with and without a point of their own."""

from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord
from knotenpunkt.directory.models import Location
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

FEEDS = ("orte.geojson", "kalender.ics", "neues.atom")
MARKET = PlaceRecord("Rathaus", "Markt 7", "41812", "Erkelenz", scenario.ERKELENZ)


def with_a_point(centre: Centre) -> None:
    """An offer at a place of which the point is known."""
    scenario.publish(centre, (), (ServiceRecord(title="Sprechstunde", topics=("meeting",), place=MARKET),))
    Location.objects.within(Scope.of(centre)).filter(name="Rathaus").update(
        latitude=51.0789, longitude=6.3157
    )
