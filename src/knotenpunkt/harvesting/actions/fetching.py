"""Asking the catalogue of somebody else: with patience that ends, up to so many bytes, never a machine of this house.

An address may lead on to another one; each is looked at like the first.
"""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.shared.web.outside import (
    Forbidden,
    Host,
    Resolve,
    answer_of,
    connected,
    host_of,
    path_of,
    resolve,
)

WHOLE = 60.0  # seconds until a whole answer is there, however slowly it drips
VISIT = 900.0  # seconds for all answers of a visit
LARGEST = 50_000_000  # bytes of an answer
MOST = 500_000_000  # bytes of all answers of a visit
MOST_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "Knotenpunkt (catalogue)",
    "Accept": "application/json, */*;q=0.5",
    "Connection": "close",
}

type Clock = Callable[[], float]


@dataclass(slots=True)
class Caller:
    """Asks one address after the other for the time of one visit.

    `may_stay_inside`: machines of the own network may be asked, and without https. Tests have less patience.
    """

    may_stay_inside: bool = False
    whole: float = WHOLE
    visit: float = VISIT
    largest: int = LARGEST
    resolve: Resolve = resolve
    clock: Clock = time.monotonic
    _until: float = field(init=False)
    _bytes: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._until = self.clock() + self.visit

    def get(self, address: str) -> bytes:
        """What lies at the address. Raises NotTakenUp."""
        for _ in range(MOST_REDIRECTS + 1):
            if self.clock() > self._until:
                raise NotTakenUp(Problem.TOO_SLOW, address)
            body, location = self._asked(address)
            if not location:
                return body
            address = urljoin(address, location)
        raise NotTakenUp(Problem.REDIRECTED, address)

    def _asked(self, address: str) -> tuple[bytes, str]:
        try:
            return self._said(address)
        except Forbidden as error:
            raise NotTakenUp(Problem.FORBIDDEN, address) from error
        except TimeoutError as error:
            raise NotTakenUp(Problem.TOO_SLOW, address) from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise NotTakenUp(Problem.UNREACHABLE, address) from error

    def _said(self, address: str) -> tuple[bytes, str]:
        """The answer, or where it is."""
        host = self._host(address)
        connection = connected(host, resolve=self.resolve, may_be_inside=self.may_stay_inside)
        headers = {"Host": host.header, **_HEADERS}
        with answer_of(connection, path_of(address), headers, seconds=self.whole) as response:
            return self._read(response, address)

    def _host(self, address: str) -> Host:
        """What is read in passing could be changed in passing: only inside the own network without https."""
        host = host_of(address)
        if host.scheme != "https" and not self.may_stay_inside:
            raise Forbidden(address)
        return host

    def _read(self, response: http.client.HTTPResponse, address: str) -> tuple[bytes, str]:
        location = response.headers.get("Location", "")
        if 300 <= response.status < 400 and location:
            return b"", location
        if response.status != http.client.OK:
            raise NotTakenUp(Problem.BAD_STATUS, f"{response.status} {address}")
        announced = response.length
        body = response.read(self.largest + 1)
        self._bytes += len(body)
        if len(body) > self.largest or self._bytes > MOST:
            raise NotTakenUp(Problem.TOO_LARGE, address)
        if announced is not None and len(body) < announced:
            raise NotTakenUp(Problem.UNREACHABLE, address)
        return body, ""
