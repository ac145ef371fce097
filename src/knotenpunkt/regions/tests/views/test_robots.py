"""Screen: rules for search engines."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_robots_may_read_pages_and_not_filtered_lists_and_what_tells_them_to_leave_it_out(
    client: Client,
) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\n"
        "Disallow: /*?*\n"
        "Allow: /*/anmelden/\n"
        "Allow: /*/antwort/\n"
        "Allow: /*/meldung/\n"
        "Allow: /*/postfach/\n"
        "\n"
        "Sitemap: http://testserver/sitemap.xml\n"
    )
