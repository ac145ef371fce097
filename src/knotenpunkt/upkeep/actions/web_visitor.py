"""Asking web addresses, as a polite program does; machines inside the house are never asked.

An address comes from a catalogue that many can write, so its host may point anywhere. It is looked up once, every
answer must be out on the internet, and the connection goes to just that answer; each redirect is treated alike.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from knotenpunkt.upkeep.domain.web_addresses import LinkStatus, is_public, status_of_answer

PATIENCE = 8.0  # seconds
MOST_REDIRECTS = 5
_USUAL_PORT = {"http": 80, "https": 443}
_HEAD_UNKNOWN = {400, 403, 404, 405, 406, 500, 501}
_HEADERS = {"User-Agent": "Knotenpunkt (link check)", "Accept": "*/*", "Connection": "close"}

type Resolve = Callable[[str, int], Iterable[str]]
type Dial = Callable[[str, int], socket.socket]


class HostUnknown(Exception):
    """No machine has this name."""


class Forbidden(Exception):
    """An address that is never asked."""


def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise HostUnknown from error
        raise
    return [str(entry[4][0]) for entry in found]


def dial(address: str, port: int) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class WebVisitor:
    """Asks addresses; tests give it a directory and a telephone of their own."""

    resolve: Resolve = resolve
    dial: Dial = dial

    def status(self, address: str) -> LinkStatus:
        """What the address leads to, redirects followed; whatever goes wrong on the way is unclear."""
        try:
            return self._followed(address)
        except HostUnknown:
            return LinkStatus.GONE
        except (OSError, ValueError, http.client.HTTPException, Forbidden):
            return LinkStatus.UNCLEAR

    def _followed(self, address: str) -> LinkStatus:
        for _ in range(MOST_REDIRECTS + 1):
            code, location = self._asked(address)
            if not (300 <= code < 400 and location):
                return status_of_answer(code)
            address = urljoin(address, location)
        return LinkStatus.UNCLEAR

    def _asked(self, address: str) -> tuple[int, str]:
        """Without the page where the server can do that, otherwise without reading it."""
        code, location = self._said(address, "HEAD")
        return self._said(address, "GET") if code in _HEAD_UNKNOWN else (code, location)

    def _said(self, address: str, method: str) -> tuple[int, str]:
        parts = urlsplit(address)
        if parts.scheme not in _USUAL_PORT or not parts.hostname or parts.username or parts.password:
            raise Forbidden(address)
        port = parts.port or _USUAL_PORT[parts.scheme]
        host = parts.hostname.encode("idna").decode("ascii")
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        connection.sock = self._connected(parts.scheme, host, port)
        try:
            named = host if port == _USUAL_PORT[parts.scheme] else f"{host}:{port}"
            connection.request(method, _path(parts), headers={"Host": named, **_HEADERS})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            connection.close()

    def _connected(self, scheme: str, host: str, port: int) -> socket.socket:
        """To the very address that was looked up and found harmless."""
        found = [ipaddress.ip_address(ip.partition("%")[0]) for ip in self.resolve(host, port)]
        if not found or not all(map(is_public, found)):
            raise Forbidden(host)
        connected = self.dial(str(found[0]), port)
        if scheme == "http":
            return connected
        try:
            return ssl.create_default_context().wrap_socket(connected, server_hostname=host)
        except BaseException:
            connected.close()
            raise


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path
