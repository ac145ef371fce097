"""A centre with two entries that are one thing, for the tests of duplicates."""

import uuid
from datetime import UTC, datetime, time
from typing import Any

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre, CentreMunicipality
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates
from knotenpunkt.upkeep.models import DuplicatePair

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ARRIVE = OrganizationRecord("Ankommen e.V.", email="post@ankommen.example")
ARRIVED = OrganizationRecord("Ankommen", phones=(PhoneRecord("+492431777"),), note="Zweiter Eintrag")
WORKSHOP = ServiceRecord(
    title="Fahrradwerkstatt",
    organization=ARRIVE.name,
    description="Wir reparieren Räder.",
    topics=("meeting",),
    place=PlaceRecord("Haus Süd", "Ostpromenade 3", "41812", "Erkelenz", scenario.ERKELENZ),
    schedules=(ScheduleRecord(Frequency.WEEKLY, (2,), time(14), time(17)),),
    schedule_text="mittwochs 14 bis 17 Uhr",
    phones=(PhoneRecord("+492431555"),),
)
TWIN = ServiceRecord(
    title="Fahradwerkstatt",
    organization=ARRIVED.name,
    topics=("counselling",),
    place=PlaceRecord("", "Ostpromenade", "41812", "Erkelenz", scenario.ERKELENZ),
    cost_text="kostenlos",
    free_of_charge=True,
    phones=(PhoneRecord("+492431666"), PhoneRecord("+492431555", "abends")),
    email="rad@ankommen.example",
)


def with_twins(centre: Centre) -> Centre:
    """The centre with two organizations and two services that are each one, and their pairs found."""
    scenario.vocabularies()
    for ags, name in ((scenario.ERKELENZ, "Erkelenz"), (scenario.HEINSBERG, "Heinsberg")):
        CentreMunicipality.objects.create(centre=centre, municipality=factories.municipality(ags, name))
    scenario.publish(centre, (ARRIVE, ARRIVED), (WORKSHOP, TWIN))
    find_duplicates(centre, actor=OPERATOR, now=NOW)
    return centre


def pairs(centre: Centre) -> list[tuple[str, str]]:
    """Kind and verdict of every pair, in the order in which they are shown."""
    found = DuplicatePair.objects.within(Scope.of(centre)).order_by("kind")
    return list(found.values_list("kind", "verdict"))


def pair_of(centre: Centre, kind: str) -> DuplicatePair:
    """The only pair of that kind."""
    pair: DuplicatePair = DuplicatePair.objects.within(Scope.of(centre)).get(kind=kind)
    return pair


def key_of(centre: Centre, name: str) -> uuid.UUID:
    """The key of the service or organization of that name."""
    scope = Scope.of(centre)
    found: Any = Service.objects.within(scope).filter(title=name).first()
    key: uuid.UUID = (found or Organization.objects.within(scope).get(name=name)).pk
    return key


def service_now(centre: Centre, key: uuid.UUID) -> ServiceRecord:
    """A service as it is stored."""
    return stored_catalogue(centre).services[key]


def organization_now(centre: Centre, key: uuid.UUID) -> OrganizationRecord:
    """An organization as it is stored."""
    return stored_catalogue(centre).organizations[key]
