"""The table of permissions: asking for one centre and asking for all centres give the same answer."""

import itertools
import uuid

import pytest

from knotenpunkt.access.declarations import PUBLIC, declaration, public, requires
from knotenpunkt.access.policy import (
    NOBODY,
    OPERATOR,
    WHOLE_CENTRE,
    AccessRefused,
    Actor,
    Grant,
    Permission,
    Reach,
    Role,
    Subject,
    centres_within_reach,
    may,
    reach,
    require,
    share_of,
)

HERE, THERE, NOWHERE = (uuid.UUID(int=number) for number in (1, 2, 3))
OURS, THEIRS = uuid.UUID(int=11), uuid.UUID(int=12)
SUBJECTS = (
    WHOLE_CENTRE,
    Subject(organizations=frozenset({OURS, THEIRS})),
    Subject(organizations=frozenset({THEIRS})),
    Subject(municipalities=frozenset({"05370016"})),
)
CENTRES = frozenset({HERE, THERE, NOWHERE})
GRANTS = [Grant(role, centre) for role in Role for centre in (None, HERE, THERE)]
ACTORS = [
    NOBODY,
    *(Actor("one", (grant,)) for grant in GRANTS),
    *(Actor("two", pair) for pair in itertools.combinations(GRANTS, 2)),
]


@pytest.mark.parametrize("permission", Permission)
def test_one_by_one_and_all_at_once_agree_for_every_actor(permission: Permission) -> None:
    at_once = [centres_within_reach(actor, permission) for actor in ACTORS]
    one_by_one = [
        frozenset(centre for centre in CENTRES if may(actor, permission, centre=centre)) for actor in ACTORS
    ]

    assert [CENTRES if centres is None else centres for centres in at_once] == one_by_one


@pytest.mark.parametrize("permission", Permission)
def test_only_who_may_do_it_everywhere_may_do_it_for_the_instance(permission: Permission) -> None:
    for_the_instance = [may(actor, permission) for actor in ACTORS]

    assert for_the_instance == [centres_within_reach(actor, permission) is None for actor in ACTORS]


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_of_a_centre_reaches_no_other(role: Role, permission: Permission) -> None:
    actor = Actor("somebody", (Grant(role, HERE),))

    assert may(actor, permission, centre=THERE) == (reach(permission, role) is Reach.STATE)


@pytest.mark.parametrize("permission", Permission)
def test_a_share_and_the_question_for_one_subject_agree(permission: Permission) -> None:
    grants = [Grant(role, HERE, OURS, "05370016") for role in Role]
    pairs = [(Actor("somebody", (grant,)), subject) for grant in grants for subject in SUBJECTS]
    at_once = [share_of(actor, permission, centre=HERE).covers(subject) for actor, subject in pairs]
    expected = {
        Reach.NONE: (False, False, False, False),
        Reach.ORGANIZATION: (False, True, False, False),
        Reach.MUNICIPALITY: (False, False, False, True),
        Reach.CENTRE: (True, True, True, True),
        Reach.STATE: (True, True, True, True),
    }

    assert at_once == [answer for role in Role for answer in expected[reach(permission, role)]]
    assert [may(actor, permission, centre=HERE, subject=subject) for actor, subject in pairs] == at_once
    assert [bool(share_of(actor, permission, centre=THERE)) for actor, _ in pairs] == [
        reach(permission, role) is Reach.STATE for role in Role for _ in SUBJECTS
    ]


@pytest.mark.parametrize("permission", Permission)
def test_nobody_may_do_nothing(permission: Permission) -> None:
    assert [may(NOBODY, permission), may(NOBODY, permission, centre=HERE)] == [False, False]


def test_the_console_reads_no_messages_and_decides_nothing_for_a_centre() -> None:
    refused = [permission for permission in Permission if not may(OPERATOR, permission, centre=HERE)]

    assert refused == [
        Permission.CHANGE_PROPOSE,
        Permission.COLLEAGUES_READ,
        Permission.FEEDBACK_READ,
        Permission.FIGURES_READ,
        Permission.HISTORY_READ,
        Permission.MAIL_READ,
        Permission.PLAN_APPROVE,
        Permission.STATE_DESK_OPEN,
    ]


def test_a_refusal_names_the_actor_and_the_permission() -> None:
    with pytest.raises(AccessRefused, match=r"^nobody may not directory\.catalogue\.edit$"):
        require(NOBODY, Permission.CATALOGUE_EDIT, centre=HERE)


def test_whoever_may_is_let_through() -> None:
    require(Actor("editor", (Grant(Role.CENTRE_EDITOR, HERE),)), Permission.CATALOGUE_EDIT, centre=HERE)


def test_a_view_declares_one_thing() -> None:
    def view() -> None: ...

    silent = declaration(view)
    assert (silent, declaration(public(view))) == (None, PUBLIC)
    assert declaration(requires(Permission.CATALOGUE_EDIT)(view)) == Permission.CATALOGUE_EDIT
