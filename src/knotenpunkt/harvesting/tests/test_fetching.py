"""Asking somebody else's machine: patience, size and redirects have an end, and this house is never asked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from knotenpunkt.harvesting.actions.fetching import Caller
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from tests.harness.serving import serving

type Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def other_machine(**answers: Answer) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(ConnectionError):
                answers[self.path.strip("/").partition("?")[0]](self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in ({"Content_Length": str(len(body))} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def list_of_one(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"[]")


def caller() -> Caller:
    return Caller(may_stay_inside=True, whole=0.5, largest=1_000)


def test_answer_is_read_also_behind_a_redirect() -> None:
    with other_machine(there=lambda one: send(one, b"", 302, Location="/here"), here=list_of_one) as address:
        assert [caller().get(f"{address}{place}") for place in ("here?a=1", "there")] == [b"[]", b"[]"]


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda one: send(one, b"no", 500), Problem.BAD_STATUS),
        (lambda one: send(one, b"", 302, Location="/fault"), Problem.REDIRECTED),
        (lambda one: send(one, b"", 302, Location="file:///etc/passwd"), Problem.FORBIDDEN),
        (lambda one: send(one, b"x" * 1_001), Problem.TOO_LARGE),
        (lambda one: send(one, b"{", Content_Length="900"), Problem.UNREACHABLE),
        (dripping, Problem.TOO_SLOW),
    ],
)
def test_faults_are_told_apart(answer: Answer, problem: Problem) -> None:
    with other_machine(fault=answer) as address, pytest.raises(NotTakenUp) as refused:
        caller().get(f"{address}fault")
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "http://example.org/",
        "file:///etc/passwd",
        "x",
    ],
)
def test_machines_of_this_house_are_never_asked(address: str) -> None:
    asking = Caller(
        resolve=lambda host, port: [host if host[0].isdigit() or ":" in host else "93.184.216.34"]
    )
    with pytest.raises(NotTakenUp) as refused:
        asking.get(address)
    assert refused.value.problem is Problem.FORBIDDEN


def test_visit_has_an_end() -> None:
    moments = iter([0.0, 10.0, 1_000.0])
    asking = Caller(may_stay_inside=True, visit=900.0, clock=lambda: next(moments))
    with other_machine(here=list_of_one) as address:
        assert asking.get(f"{address}here") == b"[]"
        with pytest.raises(NotTakenUp) as refused:
            asking.get(f"{address}here")
    assert refused.value.problem is Problem.TOO_SLOW
