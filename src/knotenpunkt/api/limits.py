"""How much may be asked of what costs more than a page: one at a time, and so often from one network."""

from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from knotenpunkt.shared.named_lock import LockHeld, named_lock

_MOST_NETWORKS = 10_000  # remembered; the one that asked longest ago is forgotten


class TooMuch(Exception):
    """Please ask again after so many seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Allowance:
    """So many times in so many seconds for each network, counted in memory: by every process for itself."""

    def __init__(self, times: int, seconds: int) -> None:
        self._times, self._seconds = times, seconds
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def take(self, network: str, now: float) -> None:
        """Count one; raises TooMuch where it is one too many."""
        with self._lock:
            asked = self._asked.setdefault(network, deque(maxlen=self._times))
            self._asked.move_to_end(network)
            if len(self._asked) > _MOST_NETWORKS:
                self._asked.popitem(last=False)
            if len(asked) == self._times and now - asked[0] < self._seconds:
                raise TooMuch(wait=round(asked[0] + self._seconds - now) + 1)
            asked.append(now)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._asked.clear()


@contextmanager
def one_at_a_time(name: str, wait: int) -> Iterator[None]:
    """Do this while nobody else does in the whole instance; raises TooMuch where somebody does."""
    try:
        with named_lock(name):
            yield
    except LockHeld:
        raise TooMuch(wait) from None
