"""Asking another instance: with patience that ends, up to so many bytes, and nobody but the machine that is meant.

Its address was given by a person, but whoever owns its name may point it anywhere. It is looked up once, every answer
must be out on the internet, and the connection goes to just that answer. Nobody is followed to another address.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from knotenpunkt.following.domain.problems import Disbelieved, Problem
from knotenpunkt.upkeep.domain.web_addresses import is_public

CONNECTING = 8.0  # seconds until the other side answers the call
WHOLE = 20.0  # seconds until the whole answer is there, however slowly it drips
LARGEST = 4_000_000  # bytes
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": "Knotenpunkt (follow)", "Accept": "application/json", "Connection": "close"}

type Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `is_unchanged`: the other side says that the reader has it already."""

    is_unchanged: bool
    body: bytes
    signature: str
    etag: str


def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a host."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


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
        except TimeoutError as error:
            raise Disbelieved(Problem.TOO_SLOW) from error
        except (http.client.IncompleteRead, ConnectionResetError) as error:
            raise Disbelieved(Problem.CUT_OFF) from error
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            raise Disbelieved(Problem.UNREACHABLE) from error

    @contextmanager
    def _asked(self, address: str, path: str, etag: str) -> Iterator[http.client.HTTPResponse]:
        """The answer while it comes in; a watch on the wall hangs up when the time is over."""
        scheme, host, port = self._place(address)
        connection = http.client.HTTPConnection(host, port, timeout=CONNECTING)
        connection.sock = self._connected(scheme, host, port)
        is_over = threading.Event()
        watch = threading.Timer(self.whole, _hang_up, (connection.sock, is_over))
        watch.start()
        try:
            known = {"If-None-Match": etag} if etag else {}
            named = host if port == _PORTS[scheme] else f"{host}:{port}"
            connection.request("GET", path, headers={"Host": named, **_HEADERS, **known})
            with connection.getresponse() as response:
                yield response
            if is_over.is_set():
                raise TimeoutError
        except (OSError, http.client.HTTPException, Disbelieved):
            if is_over.is_set():
                raise TimeoutError from None
            raise
        finally:
            watch.cancel()
            connection.close()

    def _place(self, address: str) -> tuple[str, str, int]:
        parts = urlsplit(address)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and self.may_stay_inside)
        if not is_safe or not parts.hostname or parts.username or parts.password:
            raise Disbelieved(Problem.FORBIDDEN_ADDRESS)
        host = parts.hostname.encode("idna").decode("ascii")
        return parts.scheme, host, parts.port or _PORTS[parts.scheme]

    def _connected(self, scheme: str, host: str, port: int) -> socket.socket:
        found = [ipaddress.ip_address(ip.partition("%")[0]) for ip in self.resolve(host, port)]
        if not found or not (self.may_stay_inside or all(map(is_public, found))):
            raise Disbelieved(Problem.FORBIDDEN_ADDRESS)
        connected = socket.create_connection((str(found[0]), port), timeout=CONNECTING)
        if scheme == "http":
            return connected
        try:
            return ssl.create_default_context().wrap_socket(connected, server_hostname=host)
        except BaseException:
            connected.close()
            raise


def _hang_up(connection: socket.socket, is_over: threading.Event) -> None:
    is_over.set()
    try:
        socket.socket.shutdown(
            connection, socket.SHUT_RDWR
        )  # below TLS, which is being read by somebody else
    except OSError:
        return  # the other side was quicker


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
