"""Offers of providers with addresses, for tests of how they are kept fresh."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, ServiceRecord, Status
from knotenpunkt.directory.models import CatalogueSettings, Confirmation, Organization, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import ConfirmationRound

NOW = scenario.NOW
CLUB = OrganizationRecord(
    name="Sportverein", email="post@verein.example", phones=(PhoneRecord("+4924311234"),)
)
CAFE_FACTS: dict[str, Any] = {
    "title": "Sprachcafé",
    "organization": "Sportverein",
    "schedule_text": "mittwochs 9 bis 11 Uhr",
    "cost_text": "kostenlos",
}
CAFE = ServiceRecord(**CAFE_FACTS)
FOOTBALL = ServiceRecord(title="Fußball", organization="Sportverein")
SEWING = ServiceRecord(title="Nähkurs", email="naehen@kurs.example", provider_text="Nähstube")
SILENT = ServiceRecord(title="Chor", provider_text="Singkreis", phones=(PhoneRecord("+4924315678"),))
DRAFT = ServiceRecord(title="Entwurf", organization="Sportverein", status=Status.DRAFT)
ARCHIVED = ServiceRecord(title="Altes", organization="Sportverein", status=Status.ARCHIVED)


def catalogue(centre: Centre, *, asks: bool = True) -> None:
    """Two offers of a club at one address, one with its own, one without any, a draft and an archived one."""
    scenario.publish(centre, (CLUB,), (CAFE, FOOTBALL, SEWING, SILENT, DRAFT, ARCHIVED))
    CatalogueSettings.objects.create(centre=centre, asks_providers=asks)


def service(centre: Centre, title: str) -> Service:
    """The service with this title as it is stored now."""
    found: Service = Service.objects.within(Scope.of(centre)).get(title=title)
    return found


def keys(centre: Centre, *titles: str) -> list[uuid.UUID]:
    """The keys of the services with these titles, of all where none is named."""
    rows = Service.objects.within(Scope.of(centre)).order_by("title")
    return [row.pk for row in rows if not titles or row.title in titles]


def rounds(centre: Centre) -> list[ConfirmationRound]:
    """All questions, by the title of their service."""
    return list(
        ConfirmationRound.objects.within(Scope.of(centre))
        .select_related("service")
        .order_by("service__title", "asked_at")
    )


def letters(centre: Centre) -> list[OutgoingMail]:
    """All letters of the centre, the oldest first."""
    return list(OutgoingMail.objects.within(Scope.of(centre)).order_by("created_at", "recipient"))


def confirmations(centre: Centre) -> list[tuple[str, str, str]]:
    """Title, origin and name of everything that was confirmed."""
    rows = Confirmation.objects.within(Scope.of(centre)).order_by("service__title", "confirmed_on", "origin")
    return list(rows.values_list("service__title", "origin", "confirmed_by"))


def recorded(action: str) -> int:
    """How many audit events of this kind there are."""
    return AuditEvent.objects.filter(action=action).count()


def trust(centre: Centre) -> None:
    """The centre trusts the club."""
    Organization.objects.within(Scope.of(centre)).filter(name=CLUB.name).update(is_trusted=True)


def day(number: int) -> datetime:
    """Nine o'clock so many days after the catalogue was written."""
    return NOW + timedelta(days=number)
