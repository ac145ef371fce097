"""Phone numbers as people in Germany write them; inside the program they are E.164."""

from functools import lru_cache

import phonenumbers


@lru_cache(maxsize=4096)
def national_form(number: str) -> str:
    """The national form of an E.164 number: "+492452134222" is "02452 134222". What is none stays as it is."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != 49:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
