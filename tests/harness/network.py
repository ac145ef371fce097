"""No test reaches a foreign host: connections leave for this machine only."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class ForeignConnection(RuntimeError):
    """A test tried to reach another machine."""


def refuse_foreign(address: Any) -> None:
    """Raise ForeignConnection for an internet address that is not this machine; socket files are strings and pass."""
    if isinstance(address, tuple) and address[0] not in LOOPBACK:
        raise ForeignConnection(f"a test tried to connect to {address[0]}")


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded_connect(self: socket.socket, address: Any) -> None:
        refuse_foreign(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        refuse_foreign(address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        yield
