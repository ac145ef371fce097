"""Signs of the German statistical offices where there is no number, or one that says little.

„-“ nothing, „.“ unknown or secret, „x“ not to be told, „/“ too unsure, „...“ to come; the Federal Employment Agency
writes „*“ for secret.
"""

import re

_LIMITED = re.compile(r"\((.+)\)")

NOTHING = frozenset({"-", "–", "—"})
TO_COME = frozenset({"", "...", "…"})
SECRET = {
    ".": "unbekannt oder geheim",
    "x": "gesperrt",
    "*": "geheim",
    "/": "nicht sicher genug",
}


def without_brackets(text: str) -> tuple[str, str]:
    """A number that the office puts in brackets because it says little, without them, and the note that says so."""
    found = _LIMITED.fullmatch(text.strip())
    return (found[1], "eingeschränkt aussagekräftig") if found else (text, "")
