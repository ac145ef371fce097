"""What can be done to many entries of a list at once, and what came of it: for how many, for how many not, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode

_LONGEST_NUMBER = 6


class Deed(StrEnum):
    """What is done to many; nothing, where nothing was ticked."""

    CONFIRM = "confirm"
    ASK = "ask"
    PUBLISH = "publish"
    ARCHIVE = "archive"
    ASSIGN = "assign"
    TAKE_BACK = "take_back"
    NOTHING = "nothing"


class Remark(StrEnum):
    """Why something was not done to some, or how it was done to others."""

    LETTERS = "letters"
    NOT_MAILED = "not_mailed"
    ASKED_ALREADY = "asked_already"
    NOT_PUBLISHED = "not_published"
    IS_ARCHIVED = "is_archived"
    IS_SO_ALREADY = "is_so_already"
    HAS_OFFERS = "has_offers"
    WITHOUT_OFFERS = "without_offers"
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True, slots=True)
class Outcome:
    """For how many it was done, what is to be remarked of how many, and the batch by which it is taken back."""

    deed: Deed
    number: int = 0
    remarks: Mapping[Remark, int] = field(default_factory=dict)
    batch: str = ""

    @property
    def query(self) -> str:
        """The outcome as a query of an address; remarks on nobody are left out."""
        told = {"done": self.deed.value, "number": str(self.number), "batch": self.batch}
        told |= {f"remark-{remark.value}": str(number) for remark, number in self.remarks.items() if number}
        return urlencode({name: value for name, value in told.items() if value})


NOTHING_DONE = Outcome(Deed.NOTHING)


def read_outcome(sent: Mapping[str, str]) -> Outcome | None:
    """The outcome that an address tells; what nobody understands is left out."""
    if sent.get("done") not in set(Deed):
        return None
    remarks = {remark: _number(sent.get(f"remark-{remark.value}", "")) for remark in Remark}
    return Outcome(
        Deed(sent["done"]),
        _number(sent.get("number", "")),
        {remark: number for remark, number in remarks.items() if number},
        sent.get("batch", ""),
    )


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) <= _LONGEST_NUMBER else 0
