"""The one table that says who may do what: rows are permissions, columns roles, cells how far it reaches."""

import uuid
from dataclasses import dataclass
from enum import Enum, StrEnum


class Permission(StrEnum):
    """What can be done, as `context.subject.action`."""

    CATALOGUE_EDIT = "directory.catalogue.edit"
    CATALOGUE_IMPORT = "importers.workbook.import"
    CATALOGUE_EXPORT = "importers.workbook.export"
    FEEDBACK_READ = "regions.feedback.read"
    FIGURES_REFRESH = "regions.figures.refresh"
    INSTANCE_PREPARE = "regions.instance.prepare"
    SEARCH_EXPLAIN = "search.order.explain"
    SEARCH_REPORT_READ = "search.report.read"
    SEARCH_WORDS_EDIT = "search.words.edit"
    SIGN_IN_LINK_MAKE = "accounts.sign_in_link.make"
    WORKSPACE_OPEN = "accounts.workspace.open"


class Role(StrEnum):
    """What somebody is in a centre, an organization or the state."""

    OPERATOR = "operator"
    CENTRE_HEAD = "centre_head"
    CENTRE_EDITOR = "centre_editor"
    PROVIDER_EDITOR = "provider_editor"
    TENANT_ADMINISTRATOR = "tenant_administrator"
    STATE_DESK = "state_desk"


class Reach(Enum):
    """How far a permission reaches for a role."""

    NONE = 0
    CENTRE = 1
    STATE = 2


_R = Role
_TABLE: dict[Permission, dict[Role, Reach]] = {
    Permission.CATALOGUE_EDIT: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.CATALOGUE_IMPORT: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.CATALOGUE_EXPORT: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.FEEDBACK_READ: {_R.CENTRE_HEAD: Reach.CENTRE, _R.TENANT_ADMINISTRATOR: Reach.CENTRE},
    Permission.FIGURES_REFRESH: {_R.OPERATOR: Reach.STATE},
    Permission.INSTANCE_PREPARE: {_R.OPERATOR: Reach.STATE},
    Permission.SEARCH_EXPLAIN: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.SEARCH_REPORT_READ: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.SEARCH_WORDS_EDIT: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
    },
    Permission.SIGN_IN_LINK_MAKE: {_R.OPERATOR: Reach.STATE},
    Permission.WORKSPACE_OPEN: {
        _R.OPERATOR: Reach.STATE,
        _R.CENTRE_HEAD: Reach.CENTRE,
        _R.CENTRE_EDITOR: Reach.CENTRE,
        _R.TENANT_ADMINISTRATOR: Reach.CENTRE,
    },
}


class AccessRefused(Exception):
    """The actor may not do this here."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody holds, in one centre where the role belongs to a centre."""

    role: Role
    centre: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: `identifier` goes into the audit trail and names no person."""

    identifier: str
    grants: tuple[Grant, ...] = ()


OPERATOR = Actor("console", (Grant(Role.OPERATOR),))
NOBODY = Actor("nobody")


def reach(permission: Permission, role: Role) -> Reach:
    """How far the permission reaches for the role."""
    return _TABLE[permission].get(role, Reach.NONE)


def may(actor: Actor, permission: Permission, *, centre: uuid.UUID | None = None) -> bool:
    """Whether the actor may do this in the centre (None: for the whole instance)."""
    return any(
        reach(permission, grant.role) is Reach.STATE
        or (reach(permission, grant.role) is Reach.CENTRE and centre is not None and grant.centre == centre)
        for grant in actor.grants
    )


def centres_within_reach(actor: Actor, permission: Permission) -> frozenset[uuid.UUID] | None:
    """The centres in which the actor may do this; None means every centre. Agrees with `may` for every centre."""
    if any(reach(permission, grant.role) is Reach.STATE for grant in actor.grants):
        return None
    return frozenset(
        grant.centre
        for grant in actor.grants
        if grant.centre is not None and reach(permission, grant.role) is Reach.CENTRE
    )


def require(actor: Actor, permission: Permission, *, centre: uuid.UUID | None = None) -> None:
    """Raise AccessRefused unless the actor may do this."""
    if not may(actor, permission, centre=centre):
        raise AccessRefused(f"{actor.identifier} may not {permission}")
