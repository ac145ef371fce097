"""An instance of its own for measuring open data: many offers of all centres.

Run as a program in an environment that names the instance's folder: it fills the instance and writes the key of one
of its services, of an organization and of a topic as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import batched
from typing import TYPE_CHECKING

import django

from knotenpunkt.config.bench.search_offers import field, topics
from knotenpunkt.directory.domain.generated_offers import invented_records
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord

if TYPE_CHECKING:
    from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges

ORGANIZATIONS = 20  # of each centre


def _fill(number: int) -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from knotenpunkt.access.policy import OPERATOR
    from knotenpunkt.directory.actions.save_catalogue import save_catalogue
    from knotenpunkt.regions.models import Centre
    from knotenpunkt.search.sources import search_index

    call_command("init", stdout=sys.stderr)
    centres = list(Centre.objects.order_by("key"))
    records = invented_records(field(), number)
    for centre, some in zip(centres, batched(records, -(-number // len(centres))), strict=False):
        save_catalogue(centre, _changes(centre.territory, some), actor=OPERATOR, now=timezone.now())
    search_index().ready()


def _changes(territory: str, records: Iterable[ServiceRecord]) -> CatalogueChanges:
    """The records shared out among organizations of the centre."""
    from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change

    names = [f"Verein {number} {territory}" for number in range(ORGANIZATIONS)]
    services = [
        Change(None, replace(record, organization=names[position % ORGANIZATIONS], provider_text=""))
        for position, record in enumerate(records)
    ]
    return CatalogueChanges([Change(None, OrganizationRecord(name)) for name in names], services)


def _keys() -> dict[str, str]:
    """Something to ask for."""
    from knotenpunkt.api.domain.taxonomies import term_key
    from knotenpunkt.directory.models import Service

    service = Service.objects.public().order_by("pk")[100]
    return {
        "service": str(service.pk),
        "organization": str(service.organization_id),
        "term": term_key("topic", topics()[0].code),
    }


if __name__ == "__main__":
    django.setup()
    _fill(int(sys.argv[1]))
    sys.stdout.write(json.dumps(_keys()))
