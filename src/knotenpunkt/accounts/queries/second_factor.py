"""How somebody signed in, and whether that is enough."""

from collections.abc import Iterable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.domain.second_factor import is_second_factor_missing
from knotenpunkt.accounts.models import Person


def has_second_factor(person: Person) -> bool:
    """Whether an authenticator app or a passkey belongs to the account."""
    factors = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=person, type__in=factors).exists())


def must_set_up_factor(
    request: HttpRequest, person: Person, roles: Iterable[Role], *, is_demonstration: bool
) -> bool:
    """Whether a workplace stays closed to her until a second factor is set up."""
    ways = [str(record["method"]) for record in get_authentication_records(request, person)]
    if not is_second_factor_missing(ways, roles, has_factor=False, is_demonstration=is_demonstration):
        return False
    return not has_second_factor(person)
