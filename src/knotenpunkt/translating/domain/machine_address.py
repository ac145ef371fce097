"""Where a translating machine is reached: its protocol, address and key."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class MachineKind(StrEnum):
    """The protocols that are spoken."""

    LIBRETRANSLATE = "libretranslate"
    DEEPL = "deepl"


class MachineAddressUnusable(ValueError):
    """An address that leads to no machine; the German text says what is wrong."""


@dataclass(frozen=True, slots=True)
class MachineAddress:
    """A machine; `url` without a stroke at its end. Its key is shown nowhere."""

    kind: MachineKind
    url: str
    key: str = ""

    def __repr__(self) -> str:
        return f"MachineAddress({self.kind}, {self.url})"


def read_machine_address(kind: str, url: str, key: str) -> MachineAddress:
    """The machine that an installation names; raises MachineAddressUnusable."""
    try:
        known = MachineKind(kind.strip().lower() or MachineKind.LIBRETRANSLATE)
    except ValueError:
        raise MachineAddressUnusable(
            f"KNOTENPUNKT_TRANSLATION_KIND ist „{kind}“; bekannt sind „libretranslate“ und „deepl“."
        ) from None
    if known is MachineKind.DEEPL and not key:
        raise MachineAddressUnusable("KNOTENPUNKT_TRANSLATION_KEY fehlt; DeepL antwortet nur mit Schlüssel.")
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or parts.query or parts.fragment or parts.username:
        raise MachineAddressUnusable(
            f"KNOTENPUNKT_TRANSLATION_URL ist „{url}“; bitte eine Adresse angeben, etwa http://localhost:5000"
        )
    return MachineAddress(known, url.rstrip("/"), key)
