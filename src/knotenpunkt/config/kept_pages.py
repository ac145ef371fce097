"""Public answers, kept in the process until the data they show change or the day ends.

A public page is a function of its address, the day and the data version of its centre. Nothing personal is ever kept:
only answers of views declared public are, without a cookie, a cache rule or a Vary rule of their own. Where the version
cannot be read, nothing is kept and Django answers.

A view that wants to know how often its answer was given sets `response.when_answered`, which is called each time
that somebody asks; programs that say what they are do not count.
"""

import gzip
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

import brotli
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_http_date_safe

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.regions.queries.revisions import DataVersion, asked_once, centre_version, instance_version
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from knotenpunkt.shared.web.conditional import is_known
from knotenpunkt.shared.web.robots import is_robot

CACHE_RULE = "public, max-age=0, must-revalidate"
LONGEST_ADDRESS = 2_000  # characters; longer ones are answered and not kept
MOST_OF_A_STORE = 2  # an answer larger than this part of the store is not kept
KEEPING_COSTS = 2_000  # bytes of Python's own objects around one answer

LINES = "application/x-ndjson"
GZIP_FRAME = 31  # what zlib calls a gzip header around its largest window
BROTLI_QUALITY = 5  # smaller than gzip at its usual level, in as much time

type Version = tuple[date, DataVersion]
type Address = tuple[str, str, str, str]  # scheme, host, path with query, how the answer is packed


class Packing(StrEnum):
    """How an answer is packed while it is kept; whoever takes neither gets it unpacked."""

    BROTLI = "br"
    GZIP = "gzip"

    def packed(self, content: bytes) -> bytes:
        if self is Packing.BROTLI:
            return bytes(brotli.compress(content, quality=BROTLI_QUALITY))
        return gzip.compress(content, 6, mtime=0)

    def streamed(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Packed bytes, as soon as they are enough to be sent."""
        if self is Packing.BROTLI:
            brotli_packer = brotli.Compressor(quality=BROTLI_QUALITY)
            pack, finish = brotli_packer.process, brotli_packer.finish
        else:
            gzip_packer = zlib.compressobj(6, wbits=GZIP_FRAME)
            pack, finish = gzip_packer.compress, gzip_packer.flush
        for part in parts:
            if packed := pack(part):
                yield packed
        yield finish()

    def unpacked(self, content: bytes) -> bytes:
        return bytes(brotli.decompress(content)) if self is Packing.BROTLI else gzip.decompress(content)


def _nobody() -> None:
    """Whom to tell where nobody wants to know."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One whole answer, packed once."""

    version: Version
    headers: tuple[tuple[str, str], ...]
    etag: str
    packing: Packing
    compressed: bytes
    when_answered: Callable[[], None] = _nobody

    @property
    def size(self) -> int:
        """How many bytes it takes to keep this answer."""
        return (
            KEEPING_COSTS + len(self.compressed) + sum(len(name) + len(value) for name, value in self.headers)
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The answer as this request may have it: unchanged, compressed or plain; HEAD gets the head alone."""
        if self._is_known_to(request):
            response: HttpResponse = HttpResponseNotModified()
        elif self.packing in _taken(request.headers.get("Accept-Encoding", "")):
            response = HttpResponse(self.compressed)
            response.headers["Content-Encoding"] = self.packing
        else:
            response = HttpResponse(self.packing.unpacked(self.compressed))
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = self.etag
        if response.status_code == 200:
            response.headers["Content-Length"] = str(len(response.content))
        if request.method == "HEAD":
            response.content = b""
        return response

    def _is_known_to(self, request: HttpRequest) -> bool:
        changed = parse_http_date_safe(dict(self.headers).get("Last-Modified", ""))
        return request.headers.get("If-None-Match") == "*" or is_known(request, self.etag, changed)


@lru_cache(maxsize=64)
def _taken(accepted: str) -> frozenset[Packing]:
    """The packings that are named, or everything is, and not with a weight of nought (RFC 9110, 12.5.3)."""
    weights: dict[str, bool] = {}
    for entry in accepted.lower().split(","):
        coding, _, weight = entry.partition(";")
        number = weight.replace(" ", "").removeprefix("q=")
        weights[coding.strip()] = number.strip("0.") != "" or number == ""
    return frozenset(one for one in Packing if weights.get(one, weights.get("*", False)))


def _packing_for(request: HttpRequest) -> Packing:
    """Brotli for whoever takes it; everything else is made of gzip."""
    taken = _taken(request.headers.get("Accept-Encoding", ""))
    return Packing.BROTLI if Packing.BROTLI in taken else Packing.GZIP


class AnswerStore:
    """Answers by address, the least recently used leaving first once they are too many bytes together."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._bytes = 0
        self._answers: OrderedDict[Address, KeptAnswer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, address: Address, version: Version) -> KeptAnswer | None:
        """The answer kept for this address, if it is of this version."""
        with self._lock:
            kept = self._answers.get(address)
            if kept is None or kept.version != version:
                return None
            self._answers.move_to_end(address)
            return kept

    def put(self, address: Address, answer: KeptAnswer) -> None:
        """Keep an answer in place of whatever was kept for its address; one that would drive out most others is not."""
        if answer.size > self._largest // MOST_OF_A_STORE:
            return
        with self._lock:
            old = self._answers.pop(address, None)
            self._bytes += answer.size - (old.size if old else 0)
            self._answers[address] = answer
            while self._bytes > self._largest:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= dropped.size


class KeptPages:
    """The outermost middleware: answers from memory where it can."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._store = AnswerStore(settings.KEPT_PAGES_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(settings.STATIC_URL):
            return self._get_response(request)
        with asked_once():
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        place = _place(request)
        if place is None:
            return self._get_response(request)
        address, version = place
        kept = self._store.get(address, version)
        if kept is None:
            response = self._get_response(request)
            if isinstance(response, StreamingHttpResponse):
                return _packed_on_the_way(request, response)
            if not isinstance(response, HttpResponse) or not _may_be_kept(request, response):
                _tell(request, _teller(response))
                return response
            kept = _keep(response, version, Packing(address[3]))
            if len(address[2]) <= LONGEST_ADDRESS:
                self._store.put(address, kept)
        _tell(request, kept.when_answered)
        return kept.answer(request)


def _packed_on_the_way(request: HttpRequest, response: StreamingHttpResponse) -> StreamingHttpResponse:
    """Lines of data are sent as they are read, packed for whoever takes that; HEAD gets the head alone."""
    if response.headers["Content-Type"] != LINES or response.is_async:
        return response
    packing = _packing_for(request)
    patch_vary_headers(response, ["Accept-Encoding"])
    if packing in _taken(request.headers.get("Accept-Encoding", "")):
        response.headers["Content-Encoding"] = packing
        response.streaming_content = packing.streamed(iter(response))
    if request.method == "HEAD":
        response.streaming_content = ()
    return response


def _teller(response: HttpResponseBase) -> Callable[[], None]:
    return getattr(response, "when_answered", _nobody)


def _tell(request: HttpRequest, when_answered: Callable[[], None]) -> None:
    if request.method == "GET" and not is_robot(request):
        when_answered()


def _place(request: HttpRequest) -> tuple[Address, Version] | None:
    """Where the answer would be kept and for how long; None for a foreign host or while the database is silent."""
    try:
        address = (request.scheme or "", request.get_host(), request.get_full_path(), _packing_for(request))
        return address, (timezone.localdate(), _data_version(request.path))
    except (DisallowedHost, DatabaseError):
        return None


def _data_version(path: str) -> DataVersion:
    """The version of the centre that the address names, of the whole instance on every other page."""
    slug = _centre_in(path)
    return (centre_version(slug) if slug else None) or instance_version()


def _centre_in(path: str) -> str:
    """The centre in `/<language>/<centre>/…` and in the addresses of open data; empty where there is none."""
    match path.split("/")[1:]:
        case [language, slug, *_] if language in LANGUAGE_BY_CODE:
            return slug
        case ["hsds", "v3", slug, _, *_] | ["daten", slug, _, *_] | ["einbetten", _, slug, *_]:
            return slug
    return ""


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    return (
        settings.KEPT_PAGES_BYTES > 0
        and response.status_code == 200
        and match is not None
        and declaration(match.func) == PUBLIC
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Vary")
    )


def _keep(response: HttpResponse, version: Version, packing: Packing) -> KeptAnswer:
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = CACHE_RULE
    etag = response.headers.get("ETag") or f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    headers = tuple((name, value) for name, value in response.headers.items() if name != "Content-Length")
    return KeptAnswer(version, headers, etag, packing, packing.packed(response.content), _teller(response))
