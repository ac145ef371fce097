"""Numbers as people type them into forms: in the notation of the form's language, as long as they can be kept."""

from decimal import Decimal

from knotenpunkt.shared.text.written_numbers import NotANumber, Notation, UnclearNumber, number_in

MOST_DIGITS_BEFORE = 11
MOST_DIGITS_AFTER = 3


def read_number(written: str, notation: Notation) -> Decimal:
    """The number: „1.500“ is fifteen hundred in German, „1,500“ in English; 2,5 and 2.5 are two and a half in both.

    Raises NotANumber; UnclearNumber where three digits behind the decimal sign look like thousands („1,500“ in German).
    """
    number = number_in(written, notation=notation, whole=False)
    decimals = len(f"{number:f}".partition(".")[2])
    if decimals == MOST_DIGITS_AFTER and 1 <= abs(number) < 1000:
        raise UnclearNumber(written)
    if number.adjusted() >= MOST_DIGITS_BEFORE or decimals > MOST_DIGITS_AFTER:
        raise NotANumber(written)
    return number
