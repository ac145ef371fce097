"""Clerks at work, many at once: each looks at what is to do, leafs through the list, opens offers and changes them.

All of them also count up one number in one and the same offer. Whoever comes too late is told so by the form, reads
again and repeats; in the end the number is how often saving was acknowledged, or an update was lost.
"""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from statistics import quantiles
from typing import override
from urllib.parse import urlencode, urlsplit

from knotenpunkt.config.bench.servers import running_server

_AS_IN_PRODUCTION = {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
LEAD_IN = 20.0  # seconds
_COUNTED = re.compile(r"Zähler (\d+)")
_HTTP_OK, _HTTP_FOUND, _HTTP_CONFLICT = 200, 302, 409


@dataclass(frozen=True, slots=True)
class Work:
    """What the clerks are given: their cookies, the centre's workspace, offers to change, and the one shared by all."""

    cookies: tuple[str, ...]
    workspace: str
    offers: tuple[str, ...]
    shared_offer: str


@dataclass(frozen=True, slots=True)
class WorkspaceResult:
    """Latencies in milliseconds; `counted`: how often counting up was acknowledged; there should be no errors."""

    clerks: int
    seconds: float
    requests: int
    p50: float
    p95: float
    p99: float
    p95_by_kind: dict[str, float]
    saved: int
    conflicts: int
    counted: int
    errors: dict[str, int]


@dataclass(slots=True)
class _Tally:
    """What all clerks together have seen."""

    counts_from: float
    latencies: dict[str, list[float]] = field(default_factory=dict)
    saved: int = 0
    counted: int = 0
    conflicts: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, seconds: float) -> None:
        if time.monotonic() < self.counts_from:
            return
        with self.lock:
            self.latencies.setdefault(kind, []).append(seconds * 1000)


class _Form(HTMLParser):
    """The fields of the form that has a field `note`, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: list[tuple[str, str]] = []
        self._found: list[tuple[str, str]] = []
        self._open: tuple[str, str] | None = None
        self._text = ""
        self._target = ""
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "form":
            self._target, self._found = told.get("action") or "", []
        elif tag == "textarea":
            self._open, self._text = (tag, name), ""
        elif tag == "select":
            self._open = (tag, name)
        elif tag == "option" and self._open and "selected" in told:
            self._found.append((self._open[1], value))
        elif tag == "input" and name and (told.get("type") not in {"checkbox", "radio"} or "checked" in told):
            self._found.append((name, value or ("on" if told.get("type") == "checkbox" else "")))

    @override
    def handle_data(self, data: str) -> None:
        if self._open and self._open[0] == "textarea":
            self._text += data

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[0]:
            if tag == "textarea":
                self._found.append((self._open[1], self._text.removeprefix("\n")))
            self._open = None
        elif tag == "form" and any(name == "note" for name, _ in self._found):
            self.action, self.fields = self._target, self._found

    def with_note(self, note: str) -> str:
        """The form as it is sent with another note."""
        return urlencode([(name, note if name == "note" else value) for name, value in self.fields])

    @property
    def note(self) -> str:
        return dict(self.fields).get("note", "")


class _Clerk(threading.Thread):
    """One person at work until the time is over, with a pause after each step."""

    def __init__(self, number: int, port: int, work: Work, tally: _Tally, until: float, pause: float) -> None:
        super().__init__(daemon=True)
        self._chance = random.Random(number)  # noqa: S311 - no secret
        self._port, self._work, self._tally, self._until, self._pause = port, work, tally, until, pause
        self._cookie = work.cookies[number]
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)

    @override
    def run(self) -> None:
        self._rest()
        while time.monotonic() < self._until:
            step = self._chance.choices(
                (self._look, self._leaf, self._change, self._count), weights=(2, 4, 3, 1)
            )[0]
            try:
                step()
            except OSError as error:
                self._fail(type(error).__name__)
                self._connection.close()
            self._rest()

    def _rest(self) -> None:
        time.sleep(self._chance.uniform(0.5, 1.5) * self._pause)

    def _look(self) -> None:
        self._ask("start", "GET", self._work.workspace)

    def _leaf(self) -> None:
        page = self._chance.randint(1, 3)
        self._ask("list", "GET", f"{self._work.workspace}angebote/?seite={page}")

    def _change(self) -> None:
        """One clerk in five hundred meets another at the same offer; then the second one tries again later."""
        self._save(self._chance.choice(self._work.offers), lambda note: f"{note[:200]} {self.name}".strip())

    def _count(self) -> None:
        """Until it is acknowledged, as somebody would who is told that another was quicker."""
        for _ in range(20):
            if self._save(self._work.shared_offer, self._counted_up):
                with self._tally.lock:
                    self._tally.counted += 1
                return
            self._rest()

    def _counted_up(self, note: str) -> str:
        """With the clerk's name: two who write the very same agree, and are not told of one another."""
        return f"Zähler {counted(note) + 1}, {self.name}"

    def _save(self, address: str, change: Callable[[str], str]) -> bool:
        status, page = self._ask("form", "GET", address)
        if status != _HTTP_OK:
            return False
        form = _Form(page)
        if not form.fields:
            self._fail("no form")
            return False
        status, _ = self._ask("save", "POST", form.action or address, form.with_note(change(form.note)))
        with self._tally.lock:
            self._tally.saved += status == _HTTP_FOUND
            self._tally.conflicts += status == _HTTP_CONFLICT
        return status == _HTTP_FOUND

    def _ask(self, kind: str, method: str, address: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": self._cookie, "Host": f"127.0.0.1:{self._port}"}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self._port}",
            }
        begun = time.perf_counter()
        self._connection.request(method, _path(address), body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode()
        self._tally.add(kind, time.perf_counter() - begun)
        if answer.status not in {_HTTP_OK, _HTTP_FOUND, _HTTP_CONFLICT}:
            self._fail(f"{kind} {answer.status}")
        return answer.status, page

    def _fail(self, what: str) -> None:
        with self._tally.lock:
            self._tally.errors[what] += 1


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def counted(note: str) -> int:
    """The number that the clerks count up in a note."""
    found = _COUNTED.search(note)
    return int(found[1]) if found else 0


def bench_workspace(work: Work, *, seconds: float, pause: float, workers: int = 2) -> WorkspaceResult:
    """All clerks at once for so many seconds, each with `pause` seconds (half as much to half more) between steps.

    They begin `LEAD_IN` seconds earlier: a server that has just started reads its word lists first.
    An update was lost where the shared offer's note counts less than `counted` of the result.
    """
    with running_server("/", _AS_IN_PRODUCTION, workers=workers) as server:
        tally = _Tally(time.monotonic() + LEAD_IN)
        until = tally.counts_from + seconds
        clerks = [
            _Clerk(number, server.port, work, tally, until, pause) for number in range(len(work.cookies))
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
    return _result(tally, len(clerks), seconds)


def _result(tally: _Tally, clerks: int, seconds: float) -> WorkspaceResult:
    together = [latency for latencies in tally.latencies.values() for latency in latencies]
    percentiles = quantiles(together, n=100)
    return WorkspaceResult(
        clerks=clerks,
        seconds=seconds,
        requests=len(together),
        p50=percentiles[49],
        p95=percentiles[94],
        p99=percentiles[98],
        p95_by_kind={
            kind: quantiles(latencies, n=100)[94] if len(latencies) > 1 else latencies[0]
            for kind, latencies in sorted(tally.latencies.items())
        },
        saved=tally.saved,
        conflicts=tally.conflicts,
        counted=tally.counted,
        errors=dict(tally.errors),
    )
