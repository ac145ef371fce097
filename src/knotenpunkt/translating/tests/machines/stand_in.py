"""A machine on this computer that speaks the real protocols, and fails as real ones do when it is told to."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, override
from urllib.parse import urlsplit

from tests.harness.serving import serving

KEY = "key-of-the-centre"
LANGUAGES = ("de", "en", "ar", "tr")


def upside(markup: str) -> str:
    """What the stand-in makes of a text: marks stay, everything else is called translated."""
    return re.sub(r"(^|/>)([^<]*\w[^<]*)", r"\1[\2]", markup)


@dataclass
class StandIn:
    """The running machine. `status` other than 200 refuses; `raw` is answered instead; `slow` in seconds."""

    url: str = ""
    status: int = 200
    raw: bytes | None = None
    slow: float = 0.0
    location: str = ""
    change: Callable[[str], str] = upside
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every text that reached the machine."""
        return [text for _, body in self.asked for text in body.get("q", body.get("text", []))]


def answered(machine: StandIn, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    """Status and body of the answer, as the documentation of each service says."""
    if path == "/translate":
        if body["target"] not in LANGUAGES:
            return 400, {"error": f"{body['target']} is not supported"}
        assert (body["format"], body["source"], isinstance(body["q"], list)) == ("html", "de", True)
        return 200, {"translatedText": [machine.change(text) for text in body["q"]]}
    if path == "/languages":
        targets = [code for code in LANGUAGES if code != "fr"]
        return 200, [{"code": code, "name": code, "targets": targets} for code in LANGUAGES]
    if path == "/v2/translate":
        if body["target_lang"] not in {"EN-GB", "AR", "TR"}:
            return 400, {"message": "Value for 'target_lang' not supported."}
        assert (body["source_lang"], body["tag_handling"]) == ("DE", "xml")
        found = [{"detected_source_language": "DE", "text": machine.change(text)} for text in body["text"]]
        return 200, {"translations": found}
    if path == "/v2/languages":
        codes = ("EN-GB", "EN-US", "AR", "TR", "DE")
        return 200, [{"language": code, "name": code, "supports_formality": False} for code in codes]
    return 404, {"message": "not found"}


def handler_of(machine: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply({})

        def do_POST(self) -> None:
            self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def reply(self, body: dict[str, Any]) -> None:
            path = urlsplit(self.path).path
            machine.asked.append((path, body))
            machine.keys.append(self.headers.get("Authorization", "") or body.get("api_key", ""))
            time.sleep(machine.slow)
            status, content = (machine.status, {"message": "no"}) if machine.status != 200 else (200, None)
            if content is None:
                status, content = answered(machine, path, body)
            written = json.dumps(content).encode() if machine.raw is None else machine.raw
            self.send_response(status)
            if machine.location:
                self.send_header("Location", machine.location)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    return Handler


class _Quiet(ThreadingHTTPServer):
    """Says nothing about whoever hung up before the answer."""

    daemon_threads = True

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Quiet."""


@contextmanager
def running() -> Iterator[StandIn]:
    """The machine as long as the block lasts."""
    machine = StandIn()
    server = _Quiet(("127.0.0.1", 0), handler_of(machine))
    machine.url = f"http://127.0.0.1:{server.server_port}"
    with serving(server):
        yield machine
