"""A small piece of work that a device does before it sends: nothing for one person, dear for a thousand messages.

The device looks for a number with which the SHA-256 of challenge and number begins with so many zero bits (Hashcash,
Back 2002). A cheap phone tries some ten thousand numbers in one or two seconds, while somebody is still writing.
"""

import hashlib

EASIEST_BITS, HARDEST_BITS = 13, 18
_USUAL_REPORTS = 20  # messages an hour in the whole instance
_LONGEST_SOLUTION = 20


def bits_for(reports_last_hour: int) -> int:
    """How hard the work is: one bit, twice the work, for each doubling beyond what is usual in an hour."""
    doublings = (max(reports_last_hour, 1) // _USUAL_REPORTS).bit_length()
    return min(EASIEST_BITS + doublings, HARDEST_BITS)


def is_solved(challenge: str, solution: str, bits: int) -> bool:
    """Whether the solution, a decimal number, answers the challenge."""
    if not solution.isascii() or not solution.isdecimal() or len(solution) > _LONGEST_SOLUTION:
        return False
    digest = hashlib.sha256(f"{challenge}.{solution}".encode()).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - bits) == 0
