"""Screen: rules for search engines."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_robots_may_read_pages_and_not_filtered_lists(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /*?*\n\nSitemap: http://testserver/sitemap.xml\n"
    )
