"""Asking an address that somebody typed: redirects, bytes and time end somewhere; nobody inside the house is asked."""

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from knotenpunkt.hsds.domain.documents import LARGEST, Refusal, Unreadable
from knotenpunkt.shared.web.outside import (
    Dial,
    Forbidden,
    Resolve,
    answer_of,
    connected,
    dial,
    host_of,
    path_of,
    resolve,
)

MOST_REDIRECTS = 5
WHOLE = 30.0  # seconds for everything that is asked of one API
_HEADERS = {
    "User-Agent": "Knotenpunkt (check)",
    "Accept": "application/json, */*;q=0.5",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from the address where the redirects ended."""

    address: str
    status: int
    content: bytes

    @property
    def name(self) -> str:
        """The last part of its path, which often says what the records are."""
        return urlsplit(self.address).path.rstrip("/").rpartition("/")[2]


@dataclass(slots=True)
class Conversation:
    """All requests of one check share their time and bytes. `may_be_inside`: machines of the own network may be asked.

    Tests give it a directory and a telephone of their own.
    """

    may_be_inside: bool = False
    whole: float = WHOLE
    resolve: Resolve = resolve
    dial: Dial = dial
    _bytes_left: int = field(default=LARGEST)
    _begun: float = field(default_factory=time.monotonic)

    def get(self, address: str) -> Answer:
        """What lies at the address. Raises Unreadable."""
        try:
            return self._followed(address)
        except Forbidden as error:
            raise Unreadable(Refusal.FORBIDDEN_ADDRESS) from error
        except TimeoutError as error:
            raise Unreadable(Refusal.TOO_SLOW) from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Unreadable(Refusal.UNREACHABLE) from error

    def _followed(self, address: str) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            with self._asked(address) as response:
                location = response.getheader("Location")
                if not (300 <= response.status < 400 and location):
                    return Answer(address, response.status, self._read(response))
            address = urljoin(address, location)
        raise Unreadable(Refusal.TOO_MANY_REDIRECTS)

    @contextmanager
    def _asked(self, address: str) -> Iterator[http.client.HTTPResponse]:
        """The answer while it comes in, in what is left of the time."""
        host = host_of(address)
        left = self._begun + self.whole - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection = connected(host, resolve=self.resolve, dial=self.dial, may_be_inside=self.may_be_inside)
        headers = {"Host": host.header, **_HEADERS}
        with answer_of(connection, path_of(address), headers, seconds=left) as response:
            yield response

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        """The content of a good answer; of others nobody reads it."""
        if response.status != HTTPStatus.OK:
            return b""
        content = response.read(self._bytes_left + 1)
        self._bytes_left -= len(content)
        if self._bytes_left < 0:
            raise Unreadable(Refusal.TOO_LARGE, megabytes=LARGEST // 1_000_000)
        if response.length:
            raise http.client.IncompleteRead(content, response.length)
        return content
