"""When a second factor has to be set up."""

import pytest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.domain.second_factor import is_second_factor_missing

EDITOR = Role.CENTRE_EDITOR


@pytest.mark.parametrize(
    ("ways", "role", "around", "missing"),
    [
        (["password"], EDITOR, {}, True),
        (["password"], Role.MUNICIPAL_OFFICER, {}, True),
        (["password"], Role.PROVIDER_EDITOR, {}, False),
        (["password"], EDITOR, {"has_factor": True}, False),
        (["password"], EDITOR, {"is_demonstration": True}, False),
        (["mfa"], EDITOR, {}, False),
        (["socialaccount"], EDITOR, {}, False),
        ([], EDITOR, {}, False),
    ],
)
def test_only_a_password_of_the_team_asks_for_a_second_factor(
    ways: list[str], role: Role, around: dict[str, bool], missing: object
) -> None:
    known = {"has_factor": False, "is_demonstration": False} | around

    assert is_second_factor_missing(ways, [role], **known) is missing


def test_one_role_that_asks_is_enough() -> None:
    roles = [Role.PROVIDER_EDITOR, Role.CENTRE_HEAD]

    assert is_second_factor_missing(["password"], roles, has_factor=False, is_demonstration=False)
