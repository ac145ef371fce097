"""The web address in what people wrote into a catalogue."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+\.[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE)


def web_address(written: str) -> str:
    """The web address in what was written, with its protocol; empty where there is none that a browser may follow."""
    text = written.strip()
    found = _ADDRESS.search(text)
    if found:
        address = found[0].rstrip(".,;)")
        return address if address.lower().startswith("http") else f"https://{address}"
    return f"https://{text}" if _HOST.fullmatch(text) and "@" not in text else ""
