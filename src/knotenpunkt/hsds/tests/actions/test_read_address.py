"""What is read at an address: from the front page on, or the one document; and who is not asked."""

import socket
from typing import Any

import pytest

from knotenpunkt.hsds.actions.read_address import read_address
from knotenpunkt.hsds.domain.checking import Report, check
from knotenpunkt.hsds.domain.documents import Refusal, Unreadable
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.hsds.tests.api_stand_in import Api, answering
from knotenpunkt.hsds.tests.checked import KEYS, TODAY, good_service, package, told

FRONT = {
    "version": "3.1",
    "profile": "https://a.example/profile",
    "openapi_url": "https://a.example/openapi.json",
}


def page(number: int, pages: int) -> dict[str, Any]:
    service = good_service(id=KEYS[number], name=f"Angebot {number}")
    return {"page_number": number, "total_pages": pages, "last_page": number == pages, "contents": [service]}


def services(pages: int, extent: str = "&full=true", host: str = "a.example/hsds") -> dict[str, Any]:
    return {
        f"{host}/services?per_page=100&page={number}{extent}": page(number, pages)
        for number in range(1, pages + 1)
    }


def report_on(address: str, api: Api) -> Report:
    return check(read_address(address, vocabulary(), api.conversation()), vocabulary(), TODAY)


def refusal_on(address: str, api: Api) -> Refusal:
    with pytest.raises(Unreadable) as refused:
        read_address(address, vocabulary(), api.conversation())
    return refused.value.refusal


@pytest.mark.parametrize(
    "address", ["http://a.example/hsds", "http://a.example/hsds/", " http://a.example/hsds?x=1 "]
)
def test_front_page_leads_to_all_pages_of_services(address: str) -> None:
    start = address.strip().partition("://")[2]
    with answering({start: FRONT, **services(3)}) as api:
        report = report_on(address, api)

    assert (report.records["service"], told(report)) == (3, [])
    assert len(api.asked) == 4


def test_five_pages_are_enough() -> None:
    with answering({"a.example/hsds": FRONT, **services(7)}) as api:
        report = report_on("http://a.example/hsds", api)

    assert (report.records["service"], told(report)) == (5, [". more_pages"])


def test_page_for_people_at_the_address_does_not_matter() -> None:
    with answering({"a.example/hsds": b"<!doctype html>", **services(1)}) as api:
        assert report_on("http://a.example/hsds", api).records["service"] == 1


def test_api_that_knows_no_whole_records_is_asked_again_without() -> None:
    with answering({"a.example/hsds": FRONT, **services(2, extent="")}) as api:
        assert report_on("http://a.example/hsds", api).records["service"] == 2


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("angebot.json", good_service()),
        ("services", [good_service()]),
        (
            "paket",
            package({"services.csv": f"id,name,status,organization_id\n{KEYS[0]},A,active,{KEYS[1]}\n"}),
        ),
        ("services.csv", f"id,name,status,organization_id\n{KEYS[0]},A,active,{KEYS[1]}\n".encode()),
    ],
)
def test_one_document_is_read_as_a_file_would_be(path: str, content: Any) -> None:
    with answering({f"a.example/{path}": content}) as api:
        report = report_on(f"http://a.example/{path}", api)

    assert (report.records["service"], report.is_valid) == (1, True)


def test_redirects_are_followed_but_not_in_circles() -> None:
    pages = {
        "a.example/alt": "http://b.example/neu",
        "b.example/neu": good_service(),
        "a.example/kreis": "/kreis",
    }
    with answering(pages) as api:
        assert report_on("http://a.example/alt", api).records["service"] == 1
        assert refusal_on("http://a.example/kreis", api) is Refusal.TOO_MANY_REDIRECTS


def test_nobody_at_home_is_asked_not_even_by_a_redirect() -> None:
    pages = {"a.example/": "http://drucker.example/", "drucker.example/": good_service()}
    with answering(pages, inside={"drucker.example"}) as api:
        assert refusal_on("http://drucker.example/", api) is Refusal.FORBIDDEN_ADDRESS
        assert refusal_on("http://a.example/", api) is Refusal.FORBIDDEN_ADDRESS

    assert api.asked == ["a.example/"]


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("file:///etc/passwd", Refusal.FORBIDDEN_ADDRESS),
        ("http://name:word@a.example/", Refusal.FORBIDDEN_ADDRESS),
        ("http://", Refusal.FORBIDDEN_ADDRESS),
        ("http://a.example:port/", Refusal.UNREACHABLE),
        ("http://fehlt.example/", Refusal.BAD_STATUS),
    ],
)
def test_what_is_no_address_is_refused(address: str, refusal: Refusal) -> None:
    with answering({}) as api:
        assert refusal_on(address, api) is refusal


def test_bytes_and_time_end() -> None:
    with answering({"a.example/": b"[" + b" " * 2_000 + b"]"}) as api:
        small = api.conversation()
        small._bytes_left = 1_000
        with pytest.raises(Unreadable) as large:
            small.get("http://a.example/")
        with pytest.raises(Unreadable) as slow:
            api.conversation(whole=0).get("http://a.example/")

    assert (large.value.refusal, slow.value.refusal) == (Refusal.TOO_LARGE, Refusal.TOO_SLOW)


def test_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api = Api(port=silent.getsockname()[1])
        with pytest.raises(Unreadable) as slow:
            api.conversation(whole=0.2).get("http://a.example/")

    assert slow.value.refusal is Refusal.TOO_SLOW
