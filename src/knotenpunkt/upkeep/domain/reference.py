"""Reference numbers that people read out on the phone: short, no sign that looks like another, a check at the end."""

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31, a prime: without 0 and O, 1 and I and L
_LENGTH = 6
HOW_MANY = len(SIGNS) ** _LENGTH


def reference_of(number: int) -> str:
    """The reference of a number from 0 to `HOW_MANY` - 1, as „7KX-3M9P"; its last sign follows from the others.

    The check is a sum weighted by position modulo a prime: no single wrong sign and no two neighbours that changed
    places give another valid reference (as in ISBN-10).
    """
    if not 0 <= number < HOW_MANY:
        raise ValueError(f"a number from 0 to {HOW_MANY - 1}")
    signs = ""
    for _ in range(_LENGTH):
        number, value = divmod(number, len(SIGNS))
        signs += SIGNS[value]
    return _grouped(signs + _check(signs))


def read_reference(written: str) -> str | None:
    """The reference that somebody typed, with or without hyphen, in small letters; None where it cannot be one."""
    signs = "".join(written.upper().replace("-", " ").split())
    if len(signs) != _LENGTH + 1 or not set(signs) <= set(SIGNS) or _check(signs[:-1]) != signs[-1]:
        return None
    return _grouped(signs)


def _grouped(signs: str) -> str:
    return f"{signs[:3]}-{signs[3:]}"


def _check(signs: str) -> str:
    weighted = sum(weight * SIGNS.index(sign) for weight, sign in enumerate(signs, start=2))
    return SIGNS[-weighted % len(SIGNS)]
