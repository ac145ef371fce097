"""What something costs: free of charge in all its names, an amount, or words."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, note
from knotenpunkt.directory.domain.written.text import clean, fold, is_placeholder, shown

FREE = "kostenlos"
_FREE_WORDS = frozenset(
    (
        *(
            "kostenlos",
            "kostenfrei",
            "gratis",
            "umsonst",
            "frei",
            "keine",
            "keine kosten",
            "ohne kosten",
            "kostenlose",
        ),
        *(
            "gebuehrenfrei",
            "unentgeltlich",
            "keine gebuehr",
            "keine gebuehren",
            "ohne gebuehr",
            "nichts",
            "null",
        ),
        *("eintritt frei", "freier eintritt", "entgeltfrei", "beitragsfrei", "teilnahme kostenlos"),
    )
)
_ZERO = re.compile(r"(?:€|EUR|Euro)?\s*0+(?:[.,]0+|,-+)?\s*(?:€|EUR|Euro)?(?:,-+)?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:(?:€|EUR|Euro)\s*)?(\d{1,5})(?:[.,](\d{1,2}))?(?:,?-+)?\s*(€|EUR|Euro)?", re.IGNORECASE
)
_MONEY = re.compile(r"\d\s*(?:€|EUR\b|Euro\b)|(?:€|\bEUR|\bEuro)\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cost:
    """`free` is None where the words do not say; `amount` in euros where the cell is nothing but an amount."""

    free: bool | None = None
    amount: Decimal | None = None


def read_cost(cell: RawCell) -> Reading[Cost]:
    """„kostenlos" for all its names and for 0; a number without currency as „1,50 €"; other words stay."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _amount(Decimal(str(cell.value)))
    text = clean(shown(cell))
    if not text:
        return Reading(Cost(), "")
    if fold(text) in _FREE_WORDS or _ZERO.fullmatch(text):
        issues = () if text == FREE else (note(IssueKind.OTHER_WORD, text, chosen=FREE),)
        return Reading(Cost(True), FREE, issues)
    if is_placeholder(text):
        return Reading(Cost(), "", (note(IssueKind.PLACEHOLDER, text),))
    match = _AMOUNT.fullmatch(text)
    if match:
        reading = _amount(Decimal(f"{match[1]}.{match[2] or '0'}"))
        return replace(reading, written=text) if _MONEY.search(text) else reading
    charged = bool(_MONEY.search(text)) and not any(
        word in fold(text).split() for word in ("kostenlos", "frei")
    )
    return Reading(Cost(False if charged else None), text)


def _amount(amount: Decimal) -> Reading[Cost]:
    if amount == 0:
        return Reading(Cost(True), FREE, (note(IssueKind.OTHER_WORD, "0", chosen=FREE),))
    exact = amount.quantize(Decimal("0.01"))
    return Reading(Cost(False, exact), f"{exact:.2f} €".replace(".", ","))
