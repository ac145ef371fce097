"""A small load generator: some connections, each asking again as soon as it was answered."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import quantiles

PATIENCE = 60.0  # seconds for two answers, where a server has much to make ready first


@dataclass(frozen=True, slots=True)
class Load:
    """What one target stood: requests a second, latency in milliseconds, bytes of one answer with its head."""

    rate: float
    p50: float
    p95: float
    p99: float
    answer_bytes: int


class UnexpectedAnswer(RuntimeError):
    """The server answered with something else than 200."""


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    asked_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    expected: int = 0


def measure(port: int, paths: Iterator[str], *, seconds: float, connections: int = 8) -> Load:
    """Ask one address after the other for some seconds, at least until two answers came, over kept-alive connections
    that accept gzip."""
    requests = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        for path in paths
    )
    latencies: list[float] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        opened = [_Connection(socket.create_connection(("127.0.0.1", port))) for _ in range(connections)]
        started = time.perf_counter()
        for connection in opened:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            _ask(connection, next(requests))
        while (now := time.perf_counter()) - started < (seconds if len(latencies) > 1 else PATIENCE):
            for key, _ in selector.select(timeout=1):
                connection = key.data
                if _is_answered(connection):
                    latencies.append(time.perf_counter() - connection.asked_at)
                    size = connection.expected
                    _ask(connection, next(requests))
        for connection in opened:
            connection.socket.close()
    if len(latencies) < 2:
        raise UnexpectedAnswer(f"{next(paths)}: no two answers within {PATIENCE} s")
    percentiles = quantiles(latencies, n=100)
    return Load(
        rate=len(latencies) / (now - started),
        p50=percentiles[49] * 1000,
        p95=percentiles[94] * 1000,
        p99=percentiles[98] * 1000,
        answer_bytes=size,
    )


def _ask(connection: _Connection, request: bytes) -> None:
    connection.received.clear()
    connection.expected = 0
    connection.asked_at = time.perf_counter()
    connection.socket.sendall(request)


def _is_answered(connection: _Connection) -> bool:
    """Take what has arrived; whether the answer is complete."""
    part = connection.socket.recv(262_144)
    if not part:
        raise UnexpectedAnswer("the server closed the connection")
    connection.received += part
    if not connection.expected:
        head_end = connection.received.find(b"\r\n\r\n")
        if head_end < 0:
            return False
        head = bytes(connection.received[:head_end]).lower()
        if not head.startswith(b"http/1.1 200"):
            raise UnexpectedAnswer(head.split(b"\r\n")[0].decode())
        length = head.split(b"content-length:")[1].split(b"\r\n")[0]
        connection.expected = head_end + 4 + int(length)
    return len(connection.received) >= connection.expected
