"""The same page in another language."""

from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve

from knotenpunkt.shared.web.addresses import absolute_address, address_in, screen_address


def request_for(address: str) -> HttpRequest:
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path_info)
    return request


def test_address_in_keeps_the_page_and_its_filters() -> None:
    request = request_for("/de/heinsberg/barrierefreiheit/?page=%2Fde%2F&a=1")

    assert address_in(request, "ar") == "/ar/heinsberg/barrierefreiheit/?page=%2Fde%2F&a=1"


def test_address_in_leads_to_the_start_where_the_page_has_no_language() -> None:
    assert address_in(request_for("/robots.txt"), "tr") == "/tr/"


def test_address_in_works_where_no_view_answered() -> None:
    assert address_in(RequestFactory().get("/de/nowhere/at/all/"), "uk") == "/uk/"


def test_screen_address_is_the_same_whatever_the_order_of_arguments() -> None:
    arguments = {"language": "de", "centre": "heinsberg"}

    assert screen_address("imprint", arguments) == "/de/heinsberg/impressum/"
    assert screen_address("imprint", dict(reversed(arguments.items()))) == "/de/heinsberg/impressum/"


def test_absolute_address_prefers_the_public_address_of_the_installation() -> None:
    request = request_for("/de/heinsberg/impressum/?a=1")

    assert absolute_address(request, "") == "http://testserver/de/heinsberg/impressum/?a=1"
    assert absolute_address(request, "https://example.org") == (
        "https://example.org/de/heinsberg/impressum/?a=1"
    )
