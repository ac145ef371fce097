"""Search engines list what is about offers, and nothing else: no form, no door, nothing behind a personal link."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from knotenpunkt.access.declarations import PUBLIC
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from tests.architecture.test_permission_matrix import Screen, screens
from tests.harness.example_arguments import arguments_of

LISTED = {
    "accessibility_statement",
    "centre_sitemap",
    "centre_start",
    "embed_code",
    "fact_sheet",
    "guide",
    "healthz",
    "hsds_profile",
    "hsds_reference",
    "imprint",
    "instance",
    "instance_accessibility",
    "instance_imprint",
    "instance_privacy",
    "interfaces",
    "organization_detail",
    "organization_list",
    "overview_comparison",
    "overview_map",
    "overview_periods",
    "overview_posts",
    "overview_search",
    "overview_themes",
    "privacy",
    "published_plan",
    "robots",
    "service_calendar",
    "service_detail",
    "service_list",
    "similar_centres",
    "sitemap",
}


@pytest.fixture
def centre(db: None) -> Centre:
    """A demonstration: only there is a mailbox."""
    centre = scenario.heinsberg()
    centre.is_demonstration = True
    centre.save()
    return centre


def is_listed(screen: Screen, centre: Centre) -> bool:
    address = reverse(screen.name, kwargs=arguments_of(screen.name, screen.arguments, centre))
    answer = Client().get(address)
    return answer.status_code == 200 and "noindex" not in answer.headers.get("X-Robots-Tag", "")


@override_settings(KEPT_PAGES_BYTES=0)
def test_what_search_engines_may_list(centre: Centre) -> None:
    public = [screen for screen in screens() if screen.declared == PUBLIC]

    assert {screen.name for screen in public if is_listed(screen, centre)} == LISTED
