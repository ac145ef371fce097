"""How many offers each centre has published, and that the start of the instance asks for it."""

from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.queries.published_counts import published_counts
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.offer_counts import offer_counts

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_published_counts_leave_out_drafts_and_archived_offers() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    heinsberg, unna = Centre.objects.get(slug="heinsberg"), Centre.objects.get(slug="unna")
    wanted = [
        (heinsberg, "published"),
        (heinsberg, "published"),
        (heinsberg, "draft"),
        (unna, "archived"),
    ]
    Service.objects.bulk_create(
        Service(
            centre=centre,
            title=f"Angebot {place}",
            slug=f"angebot-{place}",
            status=status,
            created_at=NOW,
            changed_at=NOW,
        )
        for place, (centre, status) in enumerate(wanted)
    )
    assert published_counts() == {heinsberg.pk: 2}
    assert offer_counts() == {heinsberg.pk: 2}
