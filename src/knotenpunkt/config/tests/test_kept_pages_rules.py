"""What is kept, under which address, for how long, and what the answer says about itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from knotenpunkt.access.declarations import public
from knotenpunkt.config.kept_pages import AnswerStore, KeptAnswer, Packing
from knotenpunkt.regions.queries.revisions import DataVersion

pytestmark = pytest.mark.django_db
VERSION = (date(2026, 11, 23), DataVersion("", 1))
rendered: list[str] = []


@public
def page(request: HttpRequest) -> HttpResponse:
    rendered.append(request.method or "")
    return HttpResponse("x" * 1000)


@public
def missing(request: HttpRequest) -> HttpResponse:
    rendered.append(request.method or "")
    return HttpResponse("not here", status=404)


@public
def elsewhere(request: HttpRequest) -> HttpResponse:
    rendered.append(request.method or "")
    return HttpResponse(status=302, headers={"Location": "/page/"})


@public
def differing(request: HttpRequest) -> HttpResponse:
    rendered.append(request.method or "")
    return HttpResponse("x", headers={"Vary": "HX-Request"})


urlpatterns = [
    path("page/", page),
    path("missing/", missing),
    path("elsewhere/", elsewhere),
    path("differing/", differing),
]


@pytest.fixture(autouse=True)
def only_these_pages() -> Iterator[None]:
    rendered.clear()
    with override_settings(ROOT_URLCONF=__name__, KEPT_PAGES_BYTES=1_000_000):
        yield


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("br, gzip;q=0.5", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip", "gzip"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("gzip;q=0", None),
        ("gzip; q=0.000, *", "br"),
        ("identity", None),
        ("x-gzipped", None),
        ("", None),
    ],
)
def test_a_page_is_compressed_only_for_those_who_take_it(
    client: Client, accepted: str, encoding: str | None
) -> None:
    answer = client.get("/page/", headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding
    unpacked = Packing(encoding).unpacked(answer.content) if encoding else answer.content
    assert unpacked == b"x" * 1000
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_head_is_that_of_the_page_without_its_body(client: Client) -> None:
    head, whole = client.head("/page/"), client.get("/page/")

    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)
    assert rendered == ["HEAD"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [("{etag}", 304), ("{strong}", 304), ('"other", {etag}', 304), ("*", 304), ('"other"', 200), ("", 200)],
)
def test_a_known_page_is_answered_without_a_body(client: Client, sent: str, status: int) -> None:
    etag = client.get("/page/").headers["ETag"]
    answer = client.get(
        "/page/", headers={"If-None-Match": sent.format(etag=etag, strong=etag.removeprefix("W/"))}
    )

    assert (answer.status_code, answer.headers["ETag"]) == (status, etag)


@pytest.mark.parametrize("address", ["/missing/", "/elsewhere/", "/differing/"])
def test_errors_redirects_and_pages_that_differ_by_a_header_are_not_kept(
    client: Client, address: str
) -> None:
    client.get(address)
    client.get(address)

    assert rendered == ["GET", "GET"]


def test_what_is_sent_to_a_page_is_never_answered_from_memory(client: Client) -> None:
    client.get("/page/")
    answers = [client.post("/page/"), client.post("/page/")]

    assert rendered == ["GET", "POST", "POST"]
    assert ["ETag" in answer.headers for answer in answers] == [False, False]


@override_settings(ALLOWED_HOSTS=["a.example", "b.example"])
def test_hosts_are_kept_apart(client: Client) -> None:
    for host in ("a.example", "b.example", "a.example"):
        client.get("/page/", headers={"host": host})

    assert len(rendered) == 2


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_http_and_https_are_kept_apart(client: Client) -> None:
    for scheme in ("http", "https", "http"):
        client.get("/page/", headers={"X-Forwarded-Proto": scheme})

    assert len(rendered) == 2


@pytest.mark.parametrize(
    ("moments", "times"),
    [
        ([datetime(2026, 11, 23, 22, 59, tzinfo=UTC), datetime(2026, 11, 23, 23, 1, tzinfo=UTC)], 2),
        ([datetime(2026, 7, 1, 21, 59, tzinfo=UTC), datetime(2026, 7, 1, 22, 1, tzinfo=UTC)], 2),
        ([datetime(2026, 11, 23, 23, 59, tzinfo=UTC), datetime(2026, 11, 24, 0, 1, tzinfo=UTC)], 1),
    ],
)
def test_a_page_lasts_until_midnight_in_germany(
    client: Client, monkeypatch: pytest.MonkeyPatch, moments: list[datetime], times: int
) -> None:
    for moment in moments:
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        client.get("/page/")

    assert len(rendered) == times


def test_a_page_without_a_readable_version_is_answered_and_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_database() -> None:
        raise DatabaseError

    monkeypatch.setattr("knotenpunkt.config.kept_pages.instance_version", no_database)
    answers = [client.get("/page/"), client.get("/page/")]

    assert [(answer.status_code, "ETag" in answer.headers) for answer in answers] == [(200, False)] * 2
    assert len(rendered) == 2


def test_an_endless_address_is_answered_and_not_kept(client: Client) -> None:
    address = f"/page/?a={'b' * 3000}"

    assert [client.get(address).status_code for _ in range(2)] == [200, 200]
    assert len(rendered) == 2


def test_the_store_counts_heads_and_its_own_costs() -> None:
    answer = KeptAnswer(VERSION, (("Name", "v" * 96),), "e", Packing.GZIP, b"z" * 900)
    store = AnswerStore(largest=10 * answer.size)

    for number in range(1000):
        store.put(("http", "host", f"/?{number}", "gzip"), answer)
        store.put(("http", "host", f"/?{number}", "gzip"), answer)

    kept = [number for number in range(1000) if store.get(("http", "host", f"/?{number}", "gzip"), VERSION)]
    assert (answer.size, kept) == (3000, list(range(990, 1000)))


def test_an_answer_as_large_as_most_of_the_store_drives_nothing_out() -> None:
    small, large = (KeptAnswer(VERSION, (), "e", Packing.GZIP, b"z" * number) for number in (1, 4000))
    store = AnswerStore(largest=small.size + large.size)
    store.put(("http", "host", "/small", "gzip"), small)
    store.put(("http", "host", "/large", "gzip"), large)

    assert store.get(("http", "host", "/small", "gzip"), VERSION) == small
    assert store.get(("http", "host", "/large", "gzip"), VERSION) is None
