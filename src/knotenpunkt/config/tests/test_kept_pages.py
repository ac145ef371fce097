"""Public answers kept until the data change."""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from knotenpunkt.access.declarations import public, requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.config.kept_pages import AnswerStore, KeptAnswer, Packing
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import DataVersion

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
rendered: list[str] = []


@public
def page(request: HttpRequest, **where: str) -> HttpResponse:
    rendered.append(request.get_full_path())
    return HttpResponse("x" * 1000)


@public
def page_with_rule(request: HttpRequest) -> HttpResponse:
    rendered.append(request.get_full_path())
    return HttpResponse("x", headers={"Cache-Control": "no-store"})


@public
def page_with_cookie(request: HttpRequest) -> HttpResponse:
    response = page(request)
    response.set_cookie("a", "b")
    return response


@public
def lines(request: HttpRequest) -> StreamingHttpResponse:
    kind = request.GET.get("kind", "application/x-ndjson")
    return StreamingHttpResponse((b"{}\n" for _ in range(1000)), content_type=kind)


@requires(Permission.CATALOGUE_EDIT)
def staff_page(request: HttpRequest) -> HttpResponse:
    return page(request)


urlpatterns = [
    path("de/<slug:centre>/", page),
    path("rule/", page_with_rule),
    path("cookie/", page_with_cookie),
    path("staff/", staff_page),
    path("lines/", lines),
]


@pytest.fixture(autouse=True)
def only_these_pages(db: None) -> Iterator[None]:
    rendered.clear()
    with override_settings(ROOT_URLCONF=__name__, KEPT_PAGES_BYTES=1_000_000):
        yield


@pytest.fixture
def heinsberg() -> Centre:
    return Centre.objects.create(key="05370", slug="heinsberg", name="Heinsberg", territory="Kreis Heinsberg")


def test_a_public_page_is_rendered_once(client: Client, heinsberg: Centre) -> None:
    first, second = client.get("/de/heinsberg/"), client.get("/de/heinsberg/")
    assert (first.content, second.content) == (b"x" * 1000, b"x" * 1000)
    assert rendered == ["/de/heinsberg/"]


def test_a_page_is_rendered_anew_after_its_centre_changed(client: Client, heinsberg: Centre) -> None:
    client.get("/de/heinsberg/")
    count_change(heinsberg, now=NOW)
    client.get("/de/heinsberg/")
    assert len(rendered) == 2


def test_a_page_stays_when_another_centre_changed(client: Client, heinsberg: Centre) -> None:
    other = Centre.objects.create(key="05358", slug="dueren", name="Düren", territory="Kreis Düren")
    client.get("/de/heinsberg/")
    count_change(other, now=NOW)
    client.get("/de/heinsberg/")
    assert len(rendered) == 1


def test_a_page_is_rendered_anew_after_the_instance_changed(client: Client, heinsberg: Centre) -> None:
    client.get("/de/heinsberg/")
    count_change(None, now=NOW)
    client.get("/de/heinsberg/")
    assert len(rendered) == 2


def test_the_query_is_a_part_of_the_address(client: Client, heinsberg: Centre) -> None:
    client.get("/de/heinsberg/?topic=language")
    client.get("/de/heinsberg/")
    assert rendered == ["/de/heinsberg/?topic=language", "/de/heinsberg/"]


def test_an_unchanged_page_is_answered_without_a_body(client: Client, heinsberg: Centre) -> None:
    etag = client.get("/de/heinsberg/").headers["ETag"]
    again = client.get("/de/heinsberg/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_is_compressed_for_those_who_can_read_it(client: Client, heinsberg: Centre) -> None:
    answer = client.get("/de/heinsberg/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.content) == b"x" * 1000
    assert answer.headers["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize("address", ["/rule/", "/cookie/", "/staff/"])
def test_a_page_that_is_not_the_same_for_all_is_never_kept(client: Client, address: str) -> None:
    client.get(address)
    client.get(address)
    assert len(rendered) == 2


@pytest.mark.parametrize(
    ("accepted", "packing", "unpacked"),
    [("gzip", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress), ("", None, bytes)],
)
def test_lines_are_packed_on_the_way_for_those_who_can_read_it(
    client: Client, accepted: str, packing: str | None, unpacked: Callable[[bytes], bytes]
) -> None:
    answer = client.get("/lines/", headers={"Accept-Encoding": accepted})

    assert (answer.headers.get("Content-Encoding"), answer.headers["Vary"]) == (packing, "Accept-Encoding")
    assert unpacked(b"".join(answer.streaming_content)) == b"{}\n" * 1000  # type: ignore[attr-defined]


def test_head_of_lines_reads_none_of_them(client: Client) -> None:
    assert b"".join(client.head("/lines/").streaming_content) == b""  # type: ignore[attr-defined]


def test_other_streams_are_sent_as_they_are(client: Client) -> None:
    answer = client.get("/lines/?kind=text/plain", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in answer.headers


def test_the_store_drops_what_was_used_least_recently() -> None:
    version = (date(2026, 11, 23), DataVersion("", 1))
    store = AnswerStore(largest=2 * KeptAnswer(version, (), "e", Packing.GZIP, b"0123456789").size)
    addresses = [("http", "host", f"/{number}/", "gzip") for number in range(3)]
    for address in addresses[:2]:
        store.put(address, KeptAnswer(version, (), "e", Packing.GZIP, b"0123456789"))
    store.get(addresses[0], version)
    store.put(addresses[2], KeptAnswer(version, (), "e", Packing.GZIP, b"0123456789"))
    assert [store.get(address, version) is None for address in addresses] == [False, True, False]
