"""The web for tests: one server on this machine that answers for every host, and a directory that says so."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from knotenpunkt.upkeep.actions.web_visitor import HostUnknown, WebVisitor
from tests.harness.serving import serving

OUTSIDE, INSIDE = "93.184.215.14", "10.0.0.7"


@dataclass
class Web:
    """`pages`: by "host/path" a status or the address of a redirect; `without_head`: hosts that know only GET."""

    pages: dict[str, int | str] = field(default_factory=dict)
    without_head: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    port: int = 0

    def resolve(self, host: str, port: int) -> list[str]:
        if host.replace(".", "").isdigit():
            return [host]
        if not any(page.startswith(f"{host}/") for page in self.pages) and host not in self.inside:
            raise HostUnknown
        return [OUTSIDE, INSIDE] if host in self.inside else [OUTSIDE]

    def dial(self, address: str, port: int) -> socket.socket:
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=5)

    def visitor(self) -> WebVisitor:
        """A visitor that sees this web alone."""
        return WebVisitor(resolve=self.resolve, dial=self.dial)


class _Page(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        web = cast(_Server, self.server).web
        host = self.headers["Host"]
        web.asked.append(f"{self.command} {host}{self.path}")
        page = web.pages.get(f"{host}{self.path}", 404)
        if self.command == "HEAD" and host in web.without_head:
            page = 405
        if isinstance(page, str):
            self.send_response(302)
            self.send_header("Location", page)
        else:
            self.send_response(page)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Nothing is written down."""


class _Server(ThreadingHTTPServer):
    def __init__(self, web: Web) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.web = web
        web.port = self.server_address[1]


@contextmanager
def small_web() -> Iterator[Web]:
    """A web that is there until the block ends."""
    web = Web()
    with serving(_Server(web)):
        yield web
