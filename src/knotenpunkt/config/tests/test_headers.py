"""What every answer tells the browser: pages, errors, files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from knotenpunkt.access.declarations import public
from knotenpunkt.config import urls
from knotenpunkt.config.kept_pages import KeptPages

pytestmark = pytest.mark.django_db
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500
urlpatterns = [path("broken/", broken), path("", include("knotenpunkt.config.urls"))]


@pytest.fixture
def visitor() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def chosen(response: Any) -> dict[str, str]:
    return {name: response.headers.get(name) for name in EXPECTED}


@pytest.mark.parametrize(
    ("address", "status"), [("/de/", 200), ("/healthz", 200), ("/nowhere/", 404), ("/broken/", 500)]
)
def test_every_page_carries_them(visitor: Client, address: str, status: int) -> None:
    response = visitor.get(address)

    assert (response.status_code, chosen(response)) == (status, EXPECTED)


def test_a_kept_page_carries_them_again(visitor: Client) -> None:
    visitor.get("/de/")

    assert chosen(visitor.get("/de/")) == EXPECTED


def test_a_host_that_is_not_ours_gets_a_friendly_page(visitor: Client) -> None:
    response = visitor.get("/ar/", headers={"host": "evil.example"})

    assert (response.status_code, chosen(response)) == (400, EXPECTED)
    assert '<html lang="ar" dir="rtl">' in response.content.decode()
    assert "evil.example" not in response.content.decode()


def test_https_is_promised_by_the_proxy_alone(visitor: Client) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/de/").headers


def test_the_outermost_of_all_is_what_keeps_pages() -> None:
    assert settings.MIDDLEWARE[0] == f"{KeptPages.__module__}.{KeptPages.__qualname__}"


def test_a_static_file_may_load_and_run_nothing(tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    with override_settings(STATIC_ROOT=tmp_path):
        response = Client().get("/static/drawing.svg")
        response.close()

    headers = response.headers
    assert response.status_code == 200
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_what_other_sites_load_is_theirs_to_read_and_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    for name in ("angebote.js", "embedded_list.css"):
        (tmp_path / "api" / name).write_text("", encoding="utf-8")
    with override_settings(STATIC_ROOT=tmp_path):
        answers = [Client().get(f"/static/api/{name}") for name in ("angebote.js", "embedded_list.css")]

    for answer in answers:
        answer.close()
    assert [
        tuple(
            answer.headers.get(name)
            for name in ("Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy")
        )
        for answer in answers
    ] == [("*", "cross-origin"), (None, "same-origin")]
