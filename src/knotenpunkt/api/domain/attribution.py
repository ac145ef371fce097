"""Whom to name for what is published, and under which licence it may be used."""

from dataclasses import dataclass

from knotenpunkt.api.domain.licences import Licence
from knotenpunkt.api.domain.records import Record


@dataclass(frozen=True, slots=True)
class Attribution:
    """The centre that publishes, its start page, and the licence."""

    name: str
    page: str
    licence: Licence

    def __str__(self) -> str:
        return f"{self.name}, {self.page}, {self.licence.name}"

    def record(self) -> Record:
        """The same for programs."""
        return {
            "name": self.name,
            "url": self.page,
            "license": self.licence.name,
            "license_url": self.licence.address,
        }
