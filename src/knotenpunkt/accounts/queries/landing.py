"""Where somebody lands who has signed in."""

from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.seats import centres_of
from knotenpunkt.shared.web.addresses import screen_address


def landing_address(person: Person, language: str) -> str:
    """The workspace of her centre; where she has several, or none, her account, which lists them."""
    centres = centres_of(person)
    if len(centres) == 1:
        return screen_address("workspace", {"language": language, "centre": centres[0].slug})
    return screen_address("account", {"language": language})
