"""Statistical confidentiality: which counts are not shown because they, or differences with them, point at people.

Rules of the cell suppression problem (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4) for one total
with its parts: a hidden part must not follow from the total and the parts that are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which parts are not shown, and whether the total must not be either."""

    parts: frozenset[str]
    total: bool = False


def is_small(value: Decimal | None, smallest: int | None) -> bool:
    """Whether a count is too small to be shown; zero names nobody and is shown."""
    return smallest is not None and value is not None and 0 < value < smallest


def hidden_parts(
    parts: Mapping[str, Decimal | None], *, smallest: int | None, total_is_known: bool
) -> Hidden:
    """The parts to hide: those too small or secret already, and others so that no difference gives them away.

    Where the total is known, at least two are hidden, which together are no small number and not all one; the smallest
    that serve go first. Where that cannot be had, the total is hidden too.
    """
    hidden = {key for key, value in parts.items() if value is None or is_small(value, smallest)}
    if not hidden or not total_is_known:
        return Hidden(frozenset(hidden))
    others = sorted((value, key) for key, value in parts.items() if key not in hidden and value)
    for _, key in others:
        if _are_safe(parts, hidden, smallest):
            break
        hidden.add(key)
    return Hidden(frozenset(hidden), total=not _are_safe(parts, hidden, smallest))


def _are_safe(parts: Mapping[str, Decimal | None], hidden: set[str], smallest: int | None) -> bool:
    """Whether what is hidden together says nothing of a single one; of secret values nothing is known but that."""
    known = sum((parts[key] or Decimal(0) for key in hidden), Decimal(0))
    count = len(hidden)
    if count < _ENOUGH:
        return False
    if any(parts[key] is None for key in hidden):
        return True
    return known > count and not is_small(known, smallest)
