"""Where somebody lands who has signed in."""

from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.seats import centres_of, has_state_seat
from knotenpunkt.shared.web.addresses import screen_address


def landing_address(person: Person, language: str) -> str:
    """Her one workplace, in a centre or at the desk of the state; otherwise her account, which lists them all."""
    centres = centres_of(person)
    if not centres and has_state_seat(person):
        return screen_address("state_desk", {"language": language})
    if len(centres) == 1 and not has_state_seat(person):
        return screen_address("workspace", {"language": language, "centre": centres[0].slug})
    return screen_address("account", {"language": language})
