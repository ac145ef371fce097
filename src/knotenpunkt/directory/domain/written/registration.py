"""Whether one has to register, as far as the words say it."""

from knotenpunkt.directory.domain.written.text import fold

_NOT_REQUIRED = (
    *("nicht erforderlich", "nicht notwendig", "nicht noetig", "keine anmeldung", "ohne anmeldung"),
    *("ohne voranmeldung", "keine voranmeldung", "nein", "einfach kommen", "offen"),
)
_REQUIRED_BEGINNINGS = (
    *(
        "online",
        "telefonisch",
        "schriftlich",
        "per ",
        "ueber ",
        "unter ",
        "bei ",
        "beim ",
        "ja",
        "erforderlich",
    ),
    *("notwendig", "noetig", "anfragebogen", "team anmeldung", "anmeldung erforderlich", "anmeldung unter"),
    *("anmeldung bei", "anmeldung per", "anmeldung ueber", "nur mit", "mit anmeldung", "im buero", "vor ort"),
)


def registration_required(text: str) -> bool | None:
    """False for „ohne Voranmeldung", True for a way to register, None where the words leave it open („erwünscht")."""
    folded = fold(text)
    if not folded:
        return None
    if any(words in folded for words in _NOT_REQUIRED):
        return False
    return True if f"{folded} ".startswith(_REQUIRED_BEGINNINGS) else None
