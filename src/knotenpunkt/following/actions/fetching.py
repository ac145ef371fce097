"""Asking another instance: with patience that ends, up to so many bytes, and nobody but the machine that is meant.

Nobody is followed to another address.
"""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from knotenpunkt.following.domain.problems import Disbelieved, Problem
from knotenpunkt.shared.web.outside import Forbidden, Host, Resolve, answer_of, connected, host_of, resolve

WHOLE = 20.0  # seconds until the whole answer is there, however slowly it drips
LARGEST = 4_000_000  # bytes
_HEADERS = {"User-Agent": "Knotenpunkt (follow)", "Accept": "application/json", "Connection": "close"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `is_unchanged`: the other side says that the reader has it already."""

    is_unchanged: bool
    body: bytes
    signature: str
    etag: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Asks other instances. `may_stay_inside`: machines of the own network may be asked, and without https.

    `whole` is the time in seconds that an answer may take; tests have less of it, and a directory of their own.
    """

    may_stay_inside: bool = False
    whole: float = WHOLE
    resolve: Resolve = resolve

    def get(self, address: str, path: str, *, signature_header: str, etag: str = "") -> Answer:
        """What lies at the path. Raises Disbelieved."""
        try:
            with self._asked(address, path, etag) as response:
                return _read(response, signature_header)
        except Forbidden as error:
            raise Disbelieved(Problem.FORBIDDEN_ADDRESS) from error
        except TimeoutError as error:
            raise Disbelieved(Problem.TOO_SLOW) from error
        except (http.client.IncompleteRead, ConnectionResetError) as error:
            raise Disbelieved(Problem.CUT_OFF) from error
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            raise Disbelieved(Problem.UNREACHABLE) from error

    @contextmanager
    def _asked(self, address: str, path: str, etag: str) -> Iterator[http.client.HTTPResponse]:
        """The answer while it comes in."""
        host = self._host(address)
        connection = connected(host, resolve=self.resolve, may_be_inside=self.may_stay_inside)
        known = {"If-None-Match": etag} if etag else {}
        headers = {"Host": host.header, **_HEADERS, **known}
        with answer_of(connection, path, headers, seconds=self.whole) as response:
            yield response

    def _host(self, address: str) -> Host:
        """What is read in passing could be changed in passing: only inside the own network without https."""
        host = host_of(address)
        if host.scheme != "https" and not self.may_stay_inside:
            raise Forbidden(address)
        return host


def _read(response: http.client.HTTPResponse, signature_header: str) -> Answer:
    etag, signature = response.headers.get("ETag", ""), response.headers.get(signature_header, "")
    if response.status == http.client.NOT_MODIFIED:
        return Answer(is_unchanged=True, body=b"", signature=signature, etag=etag)
    if 300 <= response.status < 400:
        raise Disbelieved(Problem.REDIRECTED)
    if response.status != http.client.OK:
        raise Disbelieved(Problem.BAD_STATUS)
    announced = response.length
    body = response.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise Disbelieved(Problem.TOO_LARGE)
    if announced is not None and len(body) < announced:
        raise Disbelieved(Problem.CUT_OFF)
    return Answer(is_unchanged=False, body=body, signature=signature, etag=etag)
