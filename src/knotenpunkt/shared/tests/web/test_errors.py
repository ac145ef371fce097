"""Friendly error pages."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from knotenpunkt.shared.web.errors import (
    SignInNeeded,
    bad_request,
    forbidden,
    form_not_ours,
    language_of_address,
    server_error,
)


def page_of(response: Any) -> str:
    return str(response.content.decode())


def html_tag(response: Any) -> str:
    match = re.search(r"<html[^>]*>", page_of(response))
    return match[0] if match else ""


def links(response: Any) -> list[str]:
    main = page_of(response).partition("<main")[2]
    return re.findall(r'href="([^"]+)"', main)


@pytest.mark.parametrize(
    ("path", "language"),
    [("/ar/heinsberg/x/", "ar"), ("/xx/heinsberg/", "de"), ("/", "de"), ("/fr", "fr")],
)
def test_language_of_address(path: str, language: str) -> None:
    assert language_of_address(path) == language


@pytest.mark.django_db
def test_not_found_speaks_the_language_of_the_address(client: Client) -> None:
    response = client.get("/ar/heinsberg/nothing/here/")

    assert (response.status_code, html_tag(response)) == (404, '<html lang="ar" dir="rtl">')


@pytest.mark.django_db
def test_not_found_leads_back_into_the_centre(client: Client) -> None:
    response = client.get("/ar/heinsberg/nothing/here/")

    assert links(response) == ["/ar/heinsberg/angebote/", "/ar/heinsberg/", "/ar/"]


@pytest.mark.django_db
def test_not_found_outside_a_centre_leads_to_the_instance(client: Client) -> None:
    response = client.get("/nowhere")

    assert (response.status_code, links(response)) == (404, ["/de/"])


def request_for(path: str) -> HttpRequest:
    return RequestFactory().get(path)


def test_the_other_errors_have_their_status_and_a_way_back() -> None:
    answers = [
        bad_request(request_for("/en/"), ValueError()),
        forbidden(request_for("/en/heinsberg/x/"), PermissionError()),
        server_error(request_for("/en/heinsberg/x/")),
    ]

    assert [(answer.status_code, links(answer)[0]) for answer in answers] == [
        (400, "/en/"),
        (403, "/en/heinsberg/"),
        (500, "/en/heinsberg/"),
    ]


def test_only_whoever_has_not_signed_in_is_told_how_to_get_in() -> None:
    told = [
        "Please sign in; you stay signed in for eight hours."
        in page_of(forbidden(request_for("/en/a/b/"), error))
        for error in (SignInNeeded(), PermissionError())
    ]

    assert told == [True, False]


def test_a_form_that_is_not_ours_is_refused_with_a_way_out() -> None:
    answer = form_not_ours(request_for("/en/heinsberg/x/"), "no token")

    assert (answer.status_code, "no token" in page_of(answer)) == (403, False)
    assert "Please go back, load the page again and try once more." in page_of(answer)


def test_server_error_needs_no_database() -> None:
    assert html_tag(server_error(request_for("/fa/heinsberg/"))) == '<html lang="fa" dir="rtl">'
