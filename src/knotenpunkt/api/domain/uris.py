"""Web addresses in the letters that the format `uri` has (RFC 3986): people write more of them than machines may."""

import re
from unicodedata import normalize
from urllib.parse import quote, urlsplit, urlunsplit

from knotenpunkt.directory.domain.web_address import web_address

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OF_PATHS = "/%:@!$&'()*+,;=~"


def uri(written: str) -> str:
    """The web address in what was written; empty where there is none that a machine may follow."""
    try:
        parts = urlsplit(web_address(written))
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    ascii_host = ".".join(map(_label, host.split(".")))
    if not _HOST.fullmatch(ascii_host):
        return ""
    rest = (_quoted(parts.path, ""), _quoted(parts.query, "?"), _quoted(parts.fragment, "?"))
    return urlunsplit((parts.scheme.lower(), f"{ascii_host}{port}", *rest))


def _label(label: str) -> str:
    """A part of a host's name as name servers know it (RFC 3492)."""
    if label.isascii():
        return label
    return f"xn--{normalize('NFC', label).encode('punycode').decode()}"


def _quoted(part: str, more: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=f"{_OF_PATHS}{more}")
