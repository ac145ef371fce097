"""Another instance as a stand-in on this machine: it tells what a test says, honestly or with a fault."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from knotenpunkt.following.actions.fetching import LARGEST, Caller
from knotenpunkt.following.domain.schemas import INSTANCE, PROFILE
from knotenpunkt.following.domain.signatures import HEADER, new_private_key, public_key_of, signature_of
from tests.harness.serving import serving

WHOLE = 1.0  # seconds for a whole answer in tests
CALLER = Caller(may_stay_inside=True, whole=WHOLE)

type Fault = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class OtherInstance:
    """What it would say: by the key of a centre how many focus areas it has. `faults` by path come first."""

    now: datetime
    areas: dict[str, int] = field(default_factory=dict)
    private_key: str = field(default_factory=new_private_key)
    faults: dict[str, Fault] = field(default_factory=dict)
    overrides: dict[str, Any] = field(default_factory=dict)
    profile_of: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""

    def documents(self) -> dict[str, bytes]:
        """The whole of it, by path."""
        found = {"/.well-known/knotenpunkt.json": self._index()}
        for key, number in self.areas.items():
            found[f"/c{key}/profile.json"] = self._profile(self.profile_of.get(key, key), number)
        return found

    def _index(self) -> bytes:
        centres = [
            {"key": key, "slug": f"c{key}", "name": f"Zentrum {key}", "profile": f"/c{key}/profile.json"}
            for key in self.areas
        ]
        key = {"algorithm": "Ed25519", "public": public_key_of(self.private_key)}
        return self._written({"schema": INSTANCE, "key": key, "centres": centres})

    def _profile(self, key: str, number: int) -> bytes:
        return self._written(
            {
                "schema": PROFILE,
                "is_example": True,
                "centre": _centre(key),
                "posts": [],
                "focus_areas": [_area(f"Schwerpunkt {place}") for place in range(number)],
                "programmes": [],
                "counts": {"offers": 7, "organizations": 3, "share_within_rhythm": 0.5},
            }
        )

    def _written(self, document: dict[str, Any]) -> bytes:
        said = {"address": self.address, "name": "Kreis Beispiel"}
        whole = {"instance": said, "generated_at": self.now.isoformat(), **document, **self.overrides}
        return json.dumps(whole).encode()

    def signed(self, body: bytes) -> dict[str, str]:
        return {HEADER: signature_of(body, self.private_key), "ETag": f'"{hash(body)}"'}


@contextmanager
def other_instance(now: datetime, **areas: int) -> Iterator[OtherInstance]:
    """An instance that is served: `c05366=2` is a centre with two focus areas."""
    told = OtherInstance(now, {name.removeprefix("c"): number for name, number in areas.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, self.headers.get("If-None-Match", "")))
            with suppress(ConnectionError):
                fault = told.faults.get(self.path)
                fault(self) if fault else _answer(told, self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    with serving(server):
        yield told


def _answer(told: OtherInstance, handler: BaseHTTPRequestHandler) -> None:
    body = told.documents().get(handler.path)
    if body is None:
        send(handler, 404, b"")
        return
    headers = told.signed(body)
    if handler.headers.get("If-None-Match") == headers["ETag"]:
        send(handler, 304, b"", headers)
    else:
        send(handler, 200, body, headers)


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    headers: dict[str, str] | None = None,
    *,
    announced: int | None = None,
) -> None:
    """One whole answer; with another length announced it breaks off."""
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    if status != 304:
        handler.send_header("Content-Length", str(len(body) if announced is None else announced))
    handler.end_headers()
    handler.wfile.write(body)


def without_end(handler: BaseHTTPRequestHandler) -> None:
    """More bytes than any profile has, and no word of how many."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(LARGEST // 65_536 + 2):
        handler.wfile.write(b" " * 65_536)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, each early enough not to be missed."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(WHOLE / 10)


def cut_in_the_middle(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 200, b'{"schema"', announced=5_000)


def an_error(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 500, b"{}")


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"})


def _centre(key: str) -> dict[str, Any]:
    return {
        "key": key,
        "slug": f"c{key}",
        "name": f"Zentrum {key}",
        "territory": "Kreis Beispiel",
        "website": "",
        "host": "",
        "placement": "",
        "opened_on": None,
        "further_tasks": "",
        "wishes": "",
        "source": "",
        "resolution": {"body": "", "on": None, "paper": "", "website": ""},
        "concepts": [],
    }


def _area(title: str) -> dict[str, Any]:
    return {
        "line": "0190f0c0-0000-7000-8000-000000000000",
        "period": {
            "begins_on": "2026-01-01",
            "ends_on": "2028-01-01",
            "state": "published",
            "version": 1,
            "situation": "",
        },
        "is_example": True,
        "field": "education",
        "title": title,
        "themes": [{"code": "school", "name": "Schule"}],
        "target_groups": [],
        "municipalities": [],
        "need": "",
        "goal": "",
        "partners": [],
        "measures": [],
        "targets": [],
        "progress": None,
        "result": "",
        "result_text": "",
    }
