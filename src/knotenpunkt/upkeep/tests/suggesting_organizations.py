"""Building blocks for tests of suggestions about organizations: a club, its editor, and what she suggests."""

from dataclasses import replace

from knotenpunkt.access.policy import OPERATOR, Actor, Grant, Role
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import Sender, suggest_organization
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.suggesting import NOW

CLUB = OrganizationRecord("Verein", website="alt.example", note="intern")
CLUB_WANTED = replace(CLUB, website="neu.example", note="", source="x")
ACCOUNT = Sender(Suggestion.Origin.ACCOUNT)


def made(centre: Centre, record: OrganizationRecord = CLUB) -> Organization:
    """The organization as it is stored then."""
    changes = CatalogueChanges(organizations=[Change(None, record)])
    key = save_catalogue(centre, changes, actor=OPERATOR, now=NOW).organizations[0]
    found: Organization = Organization.objects.within(Scope.of(centre)).get(pk=key)
    return found


def editor_of(organization: Organization) -> Actor:
    """Somebody who edits for the organization."""
    return Actor("provider", (Grant(Role.PROVIDER_EDITOR, organization.centre_id, organization.pk),))


def suggested_by(club: Organization, record: OrganizationRecord = CLUB_WANTED) -> Suggestion:
    """What its editor suggests, made from the first revision."""
    return suggest_organization(club, record, based_on=1, sender=ACCOUNT, actor=editor_of(club), now=NOW)


def changed(club: Organization, record: OrganizationRecord) -> None:
    """Somebody of the centre changes it."""
    changes = CatalogueChanges(organizations=[Change(club.pk, record)])
    save_catalogue(club.centre, changes, actor=OPERATOR, now=NOW)


def today(club: Organization) -> OrganizationRecord:
    """How it is stored."""
    return stored_entries(club.centre, organizations=[club.pk]).organizations[club.pk]
