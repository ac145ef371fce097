"""An offer as feeds, calendars and other sites tell it."""

from dataclasses import dataclass

from knotenpunkt.directory.domain.offer import Offer


@dataclass(frozen=True, slots=True)
class ToldOffer:
    """An offer, and in the reader's language its title, one sentence about it, the address of its page, its topics.

    A title that nobody translated is German: `title_language`.
    """

    offer: Offer
    title: str
    sentence: str
    page: str
    topics: tuple[str, ...] = ()
    title_language: str = "de"
