"""Whose word something is: an instance that is followed, and the day of its word."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Voice:
    """The instance that speaks for a centre, and of which day its last good word is.

    `problem` is the code of what went wrong since (empty: nothing). `is_unlisted`: it names the centre no more.
    """

    address: str
    told_on: date
    problem: str = ""
    is_unlisted: bool = False

    @property
    def host(self) -> str:
        """The address as people say it."""
        return self.address.partition("://")[2]
