"""Where a simulated year begins: the catalogue of the demonstration, never confirmed, each provider with an address."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from knotenpunkt.directory.models import CatalogueSettings, Contact, Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def prepare_ground(centre: Centre, first: date) -> None:
    """Give every organization, and every service without one, an address of its own; the centre asks from now on.

    The real addresses are taken out: nobody outside is part of a simulation.
    """
    scope = Scope.of(centre)
    began = timezone.make_aware(datetime.combine(first, time(0)))
    with transaction.atomic():
        Contact.objects.within(scope).update(email="")
        _address(centre, "organization", Organization.objects.within(scope).order_by("name", "number"))
        alone = Service.objects.within(scope).filter(organization=None)
        _address(centre, "service", alone.order_by("title", "number"))
        Service.objects.within(scope).update(created_at=began, unconfirmed_since=None, hidden_on=None)
        CatalogueSettings.objects.within(scope).delete()
        CatalogueSettings.objects.create(centre=centre, asks_providers=True)


def _address(centre: Centre, kind: str, owners: QuerySet[Any]) -> None:
    for number, owner in enumerate(owners, start=1):
        Contact.objects.within(Scope.of(centre)).update_or_create(
            **{kind: owner},
            defaults={"email": f"{kind}-{number}@anbieter.example"},
            create_defaults={"centre": centre, "email": f"{kind}-{number}@anbieter.example"},
        )
