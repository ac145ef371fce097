"""Whether somebody has to set up a second factor before the workspace opens."""

from collections.abc import Iterable

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.domain.roles import SECOND_FACTOR_ROLES

BY_PASSWORD = "password"  # noqa: S105 - a way to sign in, no secret


def is_second_factor_missing(
    ways: Iterable[str], roles: Iterable[Role], *, has_factor: bool, is_demonstration: bool
) -> bool:
    """Whether whoever signed in in these ways must set up a factor first (BSI ORP.4.A21).

    Only a password asks for one: a passkey is two factors at once, a directory of the district has rules of its own,
    and a link from the console proves the console. In demonstrations nobody has to.
    """
    return (
        not is_demonstration
        and not has_factor
        and BY_PASSWORD in set(ways)
        and not SECOND_FACTOR_ROLES.isdisjoint(roles)
    )
