"""Connecting to machines that somebody else has named; machines inside the house are not asked.

Whoever owns a name may point it anywhere. It is looked up once, every answer must be out on the internet, and the
connection goes to just that answer.
"""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import quote, urlsplit

PATIENCE = 8.0  # seconds until the other side answers the call
_USUAL_PORT = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
type Resolve = Callable[[str, int], Iterable[str]]
type Dial = Callable[[str, int], socket.socket]


class Forbidden(Exception):
    """An address that is never asked."""


@dataclass(frozen=True, slots=True)
class Host:
    """The machine that an address names; `name` as DNS knows it."""

    scheme: str
    name: str
    port: int

    @property
    def header(self) -> str:
        """How a request names it: with its port only where that is not the usual one."""
        return self.name if self.port == _USUAL_PORT[self.scheme] else f"{self.name}:{self.port}"


def host_of(address: str) -> Host:
    """The machine that a web address names. Raises Forbidden, or ValueError where no machine can be called so."""
    parts = urlsplit(address)
    if parts.scheme not in _USUAL_PORT or not parts.hostname or parts.username or parts.password:
        raise Forbidden(address)
    name = parts.hostname.encode("idna").decode("ascii")
    return Host(parts.scheme, name, parts.port or _USUAL_PORT[parts.scheme])


def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a host."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(address: str, port: int) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=PATIENCE)


def connected(
    host: Host, *, resolve: Resolve = resolve, dial: Dial = dial, may_be_inside: bool = False
) -> HTTPConnection:
    """An open connection to the very address that was looked up and found harmless. Raises Forbidden and OSError."""
    found = [ipaddress.ip_address(ip.partition("%")[0]) for ip in resolve(host.name, host.port)]
    if not found or not (may_be_inside or all(map(is_public, found))):
        raise Forbidden(host.name)
    connection = HTTPConnection(host.name, host.port, timeout=PATIENCE)
    connection.sock = _secured(dial(str(found[0]), host.port), host)
    return connection


@contextmanager
def answer_of(
    connection: HTTPConnection, path: str, headers: Mapping[str, str], *, seconds: float
) -> Iterator[HTTPResponse]:
    """The answer while it comes in; a watch hangs up when the time is over, however slowly it drips.

    Whatever went wrong after that is a TimeoutError.
    """
    is_over = threading.Event()
    watch = threading.Timer(seconds, _hang_up, (connection.sock, is_over))
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", path, headers=dict(headers))
        with connection.getresponse() as response:
            yield response
    except Exception:
        if is_over.is_set():
            raise TimeoutError from None
        raise
    else:
        if is_over.is_set():
            raise TimeoutError
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connection: socket.socket, is_over: threading.Event) -> None:
    is_over.set()
    try:
        socket.socket.shutdown(connection, socket.SHUT_RDWR)  # below TLS, which somebody else is reading
    except OSError:
        return  # the other side was quicker


def path_of(address: str) -> str:
    """What a request asks the machine of a web address for: path and question, in the letters of a URI."""
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _secured(opened: socket.socket, host: Host) -> socket.socket:
    if host.scheme == "http":
        return opened
    try:
        return ssl.create_default_context().wrap_socket(opened, server_hostname=host.name)
    except BaseException:
        opened.close()
        raise


def is_public(address: Address) -> bool:
    """Whether an IP address is out on the internet, and not inside this house, this machine or a disguise of either."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address in _NAT64 or address.sixtofour is not None or address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
