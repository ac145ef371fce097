"""An HSDS API for tests: one server on this machine that answers for every host, and a directory that says so."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from knotenpunkt.hsds.actions.asking import Conversation
from tests.harness.serving import serving

OUTSIDE, INSIDE = "93.184.215.14", "10.0.0.7"


@dataclass
class Api:
    """`pages`: by "host/path" a document, bytes, a status, or the address of a redirect; `inside`: hosts at home."""

    pages: dict[str, Any] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def resolve(self, host: str, port: int) -> list[str]:
        return [INSIDE if host in self.inside else OUTSIDE]

    def dial(self, address: str, port: int) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=5)

    def conversation(self, whole: float = 20.0) -> Conversation:
        """One that sees this API alone."""
        return Conversation(whole=whole, resolve=self.resolve, dial=self.dial)


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        api = cast(_Server, self.server).api
        address = f"{self.headers['Host']}{self.path}"
        api.asked.append(address)
        page = api.pages.get(address, 404)
        is_bare = isinstance(page, int | str)
        content = b"" if is_bare else page if isinstance(page, bytes) else json.dumps(page).encode()
        self.send_response(page if isinstance(page, int) else 302 if isinstance(page, str) else 200)
        if isinstance(page, str):
            self.send_header("Location", page)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: Any) -> None:
        """Nothing is written down."""


class _Server(ThreadingHTTPServer):
    def __init__(self, api: Api) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.api = api


@contextmanager
def answering(pages: dict[str, Any], inside: set[str] | None = None) -> Iterator[Api]:
    """The API answers until the block ends."""
    api = Api(pages, inside or set())
    server = _Server(api)
    api.port = server.server_address[1]
    with serving(server):
        yield api
