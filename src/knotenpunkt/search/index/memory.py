"""Memory that the engine's writer used and freed, given back to the system."""

import ctypes
from contextlib import suppress


def give_back_memory() -> None:
    """Have glibc return what it keeps for each thread: after some writes that is a hundred megabytes and more.

    It takes a millisecond. Other C libraries keep less and have no such function.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
