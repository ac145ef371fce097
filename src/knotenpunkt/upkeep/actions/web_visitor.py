"""Asking web addresses, as a polite program does; machines inside the house are never asked.

An address comes from a catalogue that many can write, so its host may point anywhere; each redirect is treated alike.
"""

import http.client
import socket
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urljoin

from knotenpunkt.shared.web import outside
from knotenpunkt.shared.web.outside import Dial, Forbidden, Resolve, connected, dial, host_of, path_of
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus, status_of_answer

MOST_REDIRECTS = 5
_HEAD_UNKNOWN = {400, 403, 404, 405, 406, 500, 501}
_HEADERS = {"User-Agent": "Knotenpunkt (link check)", "Accept": "*/*", "Connection": "close"}


class HostUnknown(Exception):
    """No machine has this name."""


def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a host. Raises HostUnknown."""
    try:
        return outside.resolve(host, port)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise HostUnknown from error
        raise


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
        host = host_of(address)
        with closing(connected(host, resolve=self.resolve, dial=self.dial)) as connection:
            connection.request(method, path_of(address), headers={"Host": host.header, **_HEADERS})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
