"""What the records of one centre say about where they are at home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """The centre: its official key, its territory, its municipalities by AGS, and the pages of its entries by slug."""

    key: str
    territory: str
    municipalities: Mapping[str, str]
    offer_page: Callable[[str], str]
    organization_page: Callable[[str], str]
