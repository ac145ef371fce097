"""Public answers, kept in the process until the data they show change or the day ends.

A public page is a function of its address, the day and the data version of its centre. Nothing personal is ever kept:
only answers of views declared public are, without a cookie and without a cache rule of their own.
"""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.regions.queries.revisions import DataVersion, centre_version, instance_version
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE

CACHE_RULE = "public, max-age=0, must-revalidate"

type Version = tuple[date, DataVersion]
type Address = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One whole answer, compressed once."""

    version: Version
    headers: tuple[tuple[str, str], ...]
    etag: str
    compressed: bytes

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The answer as this request may have it: unchanged, compressed or plain."""
        if self.etag in parse_etags(request.headers.get("If-None-Match", "")):
            response: HttpResponse = HttpResponseNotModified()
        elif "gzip" in request.headers.get("Accept-Encoding", ""):
            response = HttpResponse(self.compressed)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = HttpResponse(gzip.decompress(self.compressed))
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = self.etag
        if response.status_code == 200:
            response.headers["Content-Length"] = str(len(response.content))
        return response


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
        """Keep an answer in place of whatever was kept for its address."""
        with self._lock:
            old = self._answers.pop(address, None)
            self._bytes += len(answer.compressed) - (len(old.compressed) if old else 0)
            self._answers[address] = answer
            while self._bytes > self._largest:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= len(dropped.compressed)


class KeptPages:
    """The outermost middleware: answers from memory where it can."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._store = AnswerStore(settings.KEPT_PAGES_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(settings.STATIC_URL):
            return self._get_response(request)
        address = (request.get_host(), request.get_full_path(), "HX-Request" in request.headers)
        version = (timezone.localdate(), _data_version(request.path))
        kept = self._store.get(address, version)
        if kept is None:
            response = self._get_response(request)
            if not isinstance(response, HttpResponse) or not _may_be_kept(request, response):
                return response
            kept = _keep(response, version)
            self._store.put(address, kept)
        return kept.answer(request)


def _data_version(path: str) -> DataVersion:
    """The version of the centre in `/<language>/<centre>/…`, of the whole instance on every other page."""
    parts = path.split("/", 3)
    slug = parts[2] if len(parts) > 2 and parts[1] in LANGUAGE_BY_CODE else ""
    return (centre_version(slug) if slug else None) or instance_version()


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    return (
        settings.KEPT_PAGES_BYTES > 0
        and request.method == "GET"
        and response.status_code == 200
        and match is not None
        and declaration(match.func) == PUBLIC
        and not response.cookies
        and not response.has_header("Cache-Control")
    )


def _keep(response: HttpResponse, version: Version) -> KeptAnswer:
    patch_vary_headers(response, ["Accept-Encoding"])
    response.headers["Cache-Control"] = CACHE_RULE
    etag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    headers = tuple((name, value) for name, value in response.headers.items() if name != "Content-Length")
    return KeptAnswer(version, headers, etag, gzip.compress(response.content, 6, mtime=0))
