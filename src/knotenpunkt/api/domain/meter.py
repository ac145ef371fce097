"""How often somebody asks within a minute: in memory, and forgotten with the minute."""

import secrets
import threading
from collections import Counter
from hashlib import blake2b

MINUTE = 60  # seconds


class Meter:
    """Counts questions by who asks. Kept is a hash under a key drawn by lot each minute: no address, not even here."""

    def __init__(self) -> None:
        self._minute = -1
        self._key = b""
        self._counts: Counter[bytes] = Counter()
        self._lock = threading.Lock()

    def seconds_to_wait(self, who: str, limit: int, now: float) -> int:
        """0 for each of the first `limit` questions of a minute, for the others what is left of it; no limit is 0."""
        if not limit:
            return 0
        minute, second = divmod(int(now), MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute, self._key, self._counts = minute, secrets.token_bytes(16), Counter()
            mark = blake2b(who.encode(), key=self._key, digest_size=8).digest()
            self._counts[mark] += 1
            return MINUTE - second if self._counts[mark] > limit else 0
