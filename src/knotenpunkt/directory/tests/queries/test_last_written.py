"""When anything that is said of a service was last written."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from knotenpunkt.directory.models import CatalogueSettings, Confirmation, Organization, Service, Translation
from knotenpunkt.directory.queries.last_written import last_written
from knotenpunkt.directory.queries.published_entries import offers_by_key
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    found: Service = Service.objects.public().get(title="Sprachkurs für Mütter")
    return found


def moment(course: Service) -> datetime:
    rows = Service.objects.public().filter(pk=course.pk).annotate(written=last_written())
    (written,) = rows.values_list("written", flat=True)
    assert offers_by_key([course.pk]).offers[course.pk].changed_at == written
    return datetime.fromisoformat(str(written))


def test_entry_alone_counts_where_nothing_else_is_known(centre: Centre) -> None:
    choir = Service.objects.public().get(title__startswith="Chor")

    assert moment(choir) == scenario.NOW


def confirmed(course: Service, written_at: datetime | None) -> None:
    Confirmation.objects.create(
        service=course,
        confirmed_on=date(2026, 12, 1),
        origin="centre",
        confirmed_by="-",
        written_at=written_at,
    )


def translated(course: Service, owner: str = "service", **facts: Any) -> None:
    owned = {"service": course} if owner == "service" else {"organization": course.organization}
    Translation.objects.create(
        centre=course.centre,
        section="description",
        language="en",
        text="Text",
        source="Text",
        source_hash="-",
        made_at=scenario.NOW,
        **owned,
        **facts,
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda course: confirmed(course, LATER),
        lambda course: translated(course, origin="person", released_at=LATER),
        lambda course: translated(course, "organization", origin="person", released_at=LATER),
        lambda course: (
            Organization.objects.public().filter(pk=course.organization_id).update(changed_at=LATER)
        ),
    ],
)
def test_everything_that_is_said_counts(course: Service, write: Callable[[Service], Any]) -> None:
    before = moment(course)
    write(course)

    assert (before < LATER, moment(course)) == (True, LATER)


def test_confirmation_of_a_day_counts_from_its_beginning(course: Service) -> None:
    confirmed(course, None)

    assert moment(course) == datetime(2026, 12, 1, tzinfo=UTC)


def test_partner_counts(course: Service) -> None:
    refuge = Organization.objects.public().get(name=scenario.REFUGE.name)
    course.partner_links.create(organization=refuge)
    Organization.objects.within(Scope.of(course.centre)).filter(pk=refuge.pk).update(changed_at=LATER)

    assert moment(course) == LATER


def test_translation_that_nobody_sees_does_not_count(course: Service) -> None:
    translated(course, origin="machine", released_at=None)
    Translation.objects.within(Scope.of(course.centre)).update(made_at=LATER)
    hidden = moment(course)
    CatalogueSettings.objects.create(centre=course.centre, shows_machine_translations=True)

    assert (hidden < LATER, moment(course)) == (True, LATER)
