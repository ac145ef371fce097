"""What a file says of the catalogue in it: whose it is, where it is read, which state it shows and what is allowed."""

from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.api.domain.licences import Licence
from knotenpunkt.hsds.domain.vocabulary import VERSION


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """The catalogue of a centre. `number` is how often it had changed, `changed_at` the last time.

    `slug` and `key` (AGS) are the centre's, `page` is its portal, `address` that of the instance.
    """

    slug: str
    key: str
    territory: str
    publisher: str
    email: str
    page: str
    address: str
    licence: Licence
    number: int
    changed_at: datetime | None

    @property
    def title(self) -> str:
        """What the catalogue is called."""
        return f"Angebote für Zugewanderte: {self.territory}"

    @property
    def version(self) -> str:
        """The version of HSDS and the number of the state (as a semantic version)."""
        return f"{VERSION}.{self.number}"
