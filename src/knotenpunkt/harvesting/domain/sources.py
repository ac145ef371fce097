"""What a source of other people's entries is: which kind, how it is asked, what may go wrong."""

from collections.abc import Callable
from enum import StrEnum
from urllib.parse import urlsplit

from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.surroundings import Surroundings

INTEGREAT_HOSTS = ("integreat.app", "integreat-app.de")


class SourceKind(StrEnum):
    """In which words a source speaks."""

    HSDS_API = "hsds-api"
    HSDS_PACKAGE = "hsds-package"
    INTEGREAT = "integreat"


class Problem(StrEnum):
    """Why a visit to a source brought nothing. The sentences are in `queries/problem_sentences.py`."""

    FORBIDDEN = "forbidden"  # an address that is never asked, such as one inside the house
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    REDIRECTED = "redirected"  # too often, or to where nobody is asked
    BAD_STATUS = "bad_status"
    NO_FILE = "no_file"  # the file or folder cannot be read
    BROKEN = "broken"  # neither JSON, nor a package, nor a table that can be read
    OTHER_KIND = "other_kind"  # readable, but not in the words that this kind of source uses
    SHRUNK = "shrunk"  # it tells much less than before


class NotTakenUp(Exception):
    """A source could not be read; nothing was changed. `detail` is what exactly, in the source's words."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.detail = detail[:300]


type Get = Callable[[str], bytes]  # what lies at an address; raises NotTakenUp
type Reading = Callable[[str, Get, Surroundings], Incoming]  # everything at an address; raises NotTakenUp


def kind_of(address: str, *, is_folder: bool = False) -> SourceKind:
    """What lies there, as its name lets one think."""
    host = urlsplit(address).hostname or ""
    if host.endswith(INTEGREAT_HOSTS):
        return SourceKind.INTEGREAT
    return SourceKind.HSDS_PACKAGE if is_folder or address.lower().endswith(".zip") else SourceKind.HSDS_API
