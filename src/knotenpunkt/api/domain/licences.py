"""Under which licence an instance publishes: what may be written for one, and how catalogues of data name it."""

from dataclasses import dataclass
from urllib.parse import urlsplit


class LicenceUnusable(ValueError):
    """What was written is no licence that is known; the German text says what may be written."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX id, or by its address alone. `dcat_address`: how DCAT-AP.de names it, or its address."""

    name: str
    address: str
    dcat_address: str

    @property
    def is_listed(self) -> bool:
        """Whether its name is an SPDX id."""
        return self.name != self.address


_DCAT = "http://dcat-ap.de/def/licenses/"
_CREATIVE, _COMMONS = "https://creativecommons.org/", "https://opendatacommons.org/licenses/"
_LISTED = (
    Licence("CC-BY-4.0", f"{_CREATIVE}licenses/by/4.0/", f"{_DCAT}cc-by/4.0"),
    Licence("CC-BY-SA-4.0", f"{_CREATIVE}licenses/by-sa/4.0/", f"{_DCAT}cc-by-sa/4.0"),
    Licence("CC0-1.0", f"{_CREATIVE}publicdomain/zero/1.0/", f"{_DCAT}cc-zero"),
    Licence("DL-DE-BY-2.0", "https://www.govdata.de/dl-de/by-2-0", f"{_DCAT}dl-by-de/2.0"),
    Licence("DL-DE-ZERO-2.0", "https://www.govdata.de/dl-de/zero-2-0", f"{_DCAT}dl-zero-de/2.0"),
    Licence("ODbL-1.0", f"{_COMMONS}odbl/1-0/", f"{_DCAT}odbl"),
    Licence("ODC-By-1.0", f"{_COMMONS}by/1-0/", f"{_DCAT}odby"),
    Licence("PDDL-1.0", f"{_COMMONS}pddl/1-0/", f"{_DCAT}odcpddl"),
)
# The short names of the Datenlizenz Deutschland, as its owner writes them.
_SHORT = {"dl-de/by-2-0": "DL-DE-BY-2.0", "dl-de/zero-2-0": "DL-DE-ZERO-2.0"}
_BY_NAME = {one.name.lower(): one for one in _LISTED}
_BY_ADDRESS = {one.address: one for one in _LISTED}


def read_licence(written: str) -> Licence:
    """The licence that is meant by an SPDX id, a short name or an https address; raises LicenceUnusable."""
    known = _BY_NAME.get(_SHORT.get(written.lower(), written).lower()) or _BY_ADDRESS.get(written)
    if known:
        return known
    if not _is_address(written):
        names = ", ".join(one.name for one in _LISTED)
        raise LicenceUnusable(
            f"ist „{written}“; bitte eine dieser Lizenzen angeben ({names}) oder die https-Adresse einer anderen"
        )
    return Licence(written, written, written)


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    is_plain = written.isascii() and written.isprintable() and not set(written) & set(' "<>')
    return parts.scheme == "https" and bool(parts.hostname) and is_plain
