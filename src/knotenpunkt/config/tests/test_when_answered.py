"""A view that wants to know how often its answer was given is told each time, kept answers too."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from knotenpunkt.access.declarations import public

pytestmark = pytest.mark.django_db
rendered: list[str] = []
told: list[str] = []


def telling(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    rendered.append(request.path)
    response.when_answered = lambda: told.append(request.get_full_path())  # type: ignore[attr-defined]
    return response


@public
def kept(request: HttpRequest) -> HttpResponse:
    return telling(HttpResponse("x"), request)


@public
def not_kept(request: HttpRequest) -> HttpResponse:
    return telling(HttpResponse("x", headers={"Cache-Control": "no-store"}), request)


@public
def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x")


urlpatterns = [path("kept/", kept), path("not-kept/", not_kept), path("silent/", silent)]


@pytest.fixture(autouse=True)
def only_these_pages() -> Iterator[None]:
    rendered.clear()
    told.clear()
    with override_settings(ROOT_URLCONF=__name__, KEPT_PAGES_BYTES=1_000_000):
        yield


@pytest.mark.parametrize(("address", "times_rendered"), [("/kept/", 1), ("/not-kept/", 3)])
def test_every_answer_is_told_whether_it_was_kept_or_not(
    client: Client, address: str, times_rendered: int
) -> None:
    for _ in range(3):
        client.get(address)

    assert told == [address] * 3
    assert rendered == [address] * times_rendered


def test_an_answer_without_a_body_was_an_answer(client: Client) -> None:
    etag = client.get("/kept/").headers["ETag"]
    again = client.get("/kept/", headers={"If-None-Match": etag})

    assert (again.status_code, len(told)) == (304, 2)


@pytest.mark.parametrize("address", ["/kept/", "/not-kept/"])
def test_who_asks_for_the_head_alone_did_not_ask(client: Client, address: str) -> None:
    client.head(address)
    client.head(address)

    assert told == []


def test_each_address_tells_its_own_view(client: Client) -> None:
    for query in ("?q=a", "?q=b", "?q=a"):
        client.get(f"/kept/{query}")

    assert told == ["/kept/?q=a", "/kept/?q=b", "/kept/?q=a"]


def test_an_endless_address_is_told_too(client: Client) -> None:
    address = f"/kept/?q={'x' * 3000}"
    client.get(address)
    client.get(address)

    assert told == [address] * 2


@override_settings(KEPT_PAGES_BYTES=0)
def test_where_nothing_is_kept_every_answer_is_told(client: Client) -> None:
    client.get("/kept/")
    client.get("/kept/")

    assert told == ["/kept/"] * 2


def test_who_does_not_want_to_know_is_not_told(client: Client) -> None:
    assert [client.get("/silent/").status_code for _ in range(2)] == [200, 200]
    assert told == []
