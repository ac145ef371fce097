"""Numbers and names that change places between entries, and the versions that remember them."""

from dataclasses import replace
from datetime import UTC, datetime

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryVersion
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ORGANIZATIONS = [OrganizationRecord("Verein", number=1), OrganizationRecord("Kirche", number=2)]
SERVICES = [ServiceRecord("Café", number=1), ServiceRecord("Teestube", number=2)]


def test_numbers_and_names_may_change_places(centre: Centre) -> None:
    new = CatalogueChanges(
        [Change(None, each) for each in ORGANIZATIONS], [Change(None, each) for each in SERVICES]
    )
    keys = save_catalogue(centre, new, actor=OPERATOR, now=NOW)
    first, second = ORGANIZATIONS
    swapped = [replace(first, name="Kirche", number=2), replace(second, name="Verein", number=1)]
    numbers = [replace(SERVICES[0], number=2), replace(SERVICES[1], number=1)]
    save_catalogue(
        centre,
        CatalogueChanges(
            [Change(key, record) for key, record in zip(keys.organizations, swapped, strict=True)],
            [Change(key, record) for key, record in zip(keys.services, numbers, strict=True)],
        ),
        actor=OPERATOR,
        now=NOW,
    )
    stored = stored_catalogue(centre)

    assert [stored.organizations[key] for key in keys.organizations] == swapped
    assert [stored.services[key] for key in keys.services] == numbers
    versions = EntryVersion.objects.within(Scope.of(centre))
    assert {
        (each.content.get("name"), each.content["number"]) for each in versions.filter(kind="organization")
    } == {
        ("Verein", 1),
        ("Kirche", 2),
    }
    assert {each.content["number"] for each in versions.filter(kind="service")} == {1, 2}
