"""The one table that says who may do what: rows are permissions, columns roles, cells how far it reaches."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum


class Permission(StrEnum):
    """What can be done, as `context.subject.action`."""

    CATALOGUE_EDIT = "directory.catalogue.edit"
    CATALOGUE_EXPORT = "importers.workbook.export"
    CATALOGUE_IMPORT = "importers.workbook.import"
    CATALOGUE_READ = "directory.catalogue.read"
    CHANGE_PROPOSE = "upkeep.change.propose"
    COLLEAGUES_READ = "accounts.colleagues.read"
    DUPLICATES_DECIDE = "upkeep.duplicates.decide"
    FEEDBACK_READ = "regions.feedback.read"
    FIGURES_READ = "directory.figures.read"
    FIGURES_REFRESH = "regions.figures.refresh"
    HISTORY_READ = "directory.history.read"
    INSTANCE_PREPARE = "regions.instance.prepare"
    MAIL_READ = "mail.messages.read"
    MAIL_SEND = "mail.messages.send"
    NIGHT_RUN = "instance.night.run"
    PEOPLE_MANAGE = "accounts.people.manage"
    PLAN_APPROVE = "planning.plan.approve"
    PLAN_EDIT = "planning.plan.edit"
    PRIVACY_REGISTER_READ = "privacy.register.read"
    PRIVACY_REQUEST_ANSWER = "privacy.request.answer"
    PROFILE_EDIT = "planning.profile.edit"
    REGION_FIGURES_IMPORT = "monitoring.figures.import"
    SEARCH_EXPLAIN = "search.order.explain"
    SEARCH_REPORT_READ = "search.report.read"
    SEARCH_WORDS_EDIT = "search.words.edit"
    SERVICE_CONFIRM = "upkeep.service.confirm"
    SETTINGS_EDIT = "regions.settings.edit"
    SIGN_IN_LINK_MAKE = "accounts.sign_in_link.make"
    SOURCES_FOLLOW = "following.sources.follow"
    STATE_DESK_OPEN = "overview.state_desk.open"
    SUGGESTION_DECIDE = "upkeep.suggestion.decide"
    TRANSLATION_EDIT = "translating.translation.edit"
    WORKSPACE_OPEN = "accounts.workspace.open"


class Role(StrEnum):
    """What somebody is in a centre, an organization, a municipality or the state."""

    OPERATOR = "operator"
    CENTRE_HEAD = "centre_head"
    CENTRE_EDITOR = "centre_editor"
    INTERPRETER_COORDINATOR = "interpreter_coordinator"
    PROVIDER_EDITOR = "provider_editor"
    MUNICIPAL_OFFICER = "municipal_officer"
    TENANT_ADMINISTRATOR = "tenant_administrator"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    STATE_DESK = "state_desk"


class Reach(Enum):
    """How far a permission reaches for a role, from nothing to every centre."""

    NONE = 0
    ORGANIZATION = 1
    MUNICIPALITY = 2
    CENTRE = 3
    STATE = 4


_R = Role
_TEAM = {_R.CENTRE_HEAD: Reach.CENTRE, _R.CENTRE_EDITOR: Reach.CENTRE}
_CONSOLE = {_R.OPERATOR: Reach.STATE}
_PROVIDER = {_R.PROVIDER_EDITOR: Reach.ORGANIZATION}
_OFFICER = {_R.MUNICIPAL_OFFICER: Reach.MUNICIPALITY}
_ADMINISTRATOR = {_R.TENANT_ADMINISTRATOR: Reach.CENTRE}
_PROTECTION = {_R.DATA_PROTECTION_OFFICER: Reach.CENTRE}
_HEAD = {_R.CENTRE_HEAD: Reach.CENTRE}
_STATE = {_R.STATE_DESK: Reach.STATE}
_COORDINATOR = {_R.INTERPRETER_COORDINATOR: Reach.CENTRE}

_TABLE: dict[Permission, dict[Role, Reach]] = {
    Permission.CATALOGUE_EDIT: _CONSOLE | _TEAM,
    Permission.CATALOGUE_EXPORT: _CONSOLE | _TEAM,
    Permission.CATALOGUE_IMPORT: _CONSOLE | _TEAM,
    Permission.CATALOGUE_READ: _CONSOLE | _TEAM | _PROVIDER | _OFFICER,
    Permission.CHANGE_PROPOSE: _TEAM | _PROVIDER | _OFFICER,
    Permission.COLLEAGUES_READ: _TEAM | _PROVIDER | _ADMINISTRATOR,
    Permission.DUPLICATES_DECIDE: _CONSOLE | _TEAM,
    Permission.FEEDBACK_READ: _HEAD | _ADMINISTRATOR,
    Permission.FIGURES_READ: _TEAM | _PROVIDER,
    Permission.FIGURES_REFRESH: _CONSOLE,
    Permission.HISTORY_READ: _TEAM | _PROVIDER | _OFFICER,
    Permission.INSTANCE_PREPARE: _CONSOLE,
    Permission.MAIL_READ: _TEAM | _ADMINISTRATOR,
    Permission.MAIL_SEND: _CONSOLE | _TEAM | _ADMINISTRATOR,
    Permission.NIGHT_RUN: _CONSOLE,
    Permission.PEOPLE_MANAGE: _CONSOLE | _HEAD | _ADMINISTRATOR,
    Permission.PLAN_APPROVE: _HEAD,
    Permission.PLAN_EDIT: _CONSOLE | _TEAM,
    Permission.PRIVACY_REGISTER_READ: _CONSOLE | _HEAD | _ADMINISTRATOR | _PROTECTION,
    Permission.PRIVACY_REQUEST_ANSWER: _CONSOLE | _PROTECTION,
    Permission.PROFILE_EDIT: _CONSOLE | _TEAM,
    Permission.REGION_FIGURES_IMPORT: _CONSOLE | _STATE,
    Permission.SEARCH_EXPLAIN: _CONSOLE | _TEAM,
    Permission.SEARCH_REPORT_READ: _CONSOLE | _TEAM,
    Permission.SEARCH_WORDS_EDIT: _CONSOLE | _TEAM,
    Permission.SERVICE_CONFIRM: _CONSOLE | _TEAM | _PROVIDER,
    Permission.SETTINGS_EDIT: _CONSOLE | _HEAD | _ADMINISTRATOR,
    Permission.SIGN_IN_LINK_MAKE: _CONSOLE,
    Permission.SOURCES_FOLLOW: _CONSOLE | _STATE,
    Permission.STATE_DESK_OPEN: _STATE,
    Permission.SUGGESTION_DECIDE: _CONSOLE | _TEAM,
    Permission.TRANSLATION_EDIT: _CONSOLE | _TEAM,
    Permission.WORKSPACE_OPEN: _CONSOLE
    | _TEAM
    | _COORDINATOR
    | _PROVIDER
    | _OFFICER
    | _ADMINISTRATOR
    | _PROTECTION,
}


class AccessRefused(Exception):
    """The actor may not do this here."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody holds, and where: `organization` is its key, `municipality` its AGS."""

    role: Role
    centre: uuid.UUID | None = None
    organization: uuid.UUID | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: `identifier` goes into the audit trail and names no person."""

    identifier: str
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody wants to act on: the organizations it belongs to, the municipalities (AGS) where it is."""

    organizations: frozenset[uuid.UUID] = frozenset()
    municipalities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one centre within somebody's reach; `is_whole`: all of it."""

    is_whole: bool = False
    organizations: frozenset[uuid.UUID] = frozenset()
    municipalities: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.is_whole or bool(self.organizations or self.municipalities)

    def covers(self, subject: Subject) -> bool:
        """Whether the subject lies in this part."""
        return (
            self.is_whole
            or bool(self.organizations & subject.organizations)
            or bool(self.municipalities & subject.municipalities)
        )


OPERATOR = Actor("console", (Grant(Role.OPERATOR),))
NOBODY = Actor("nobody")
WHOLE_CENTRE = Subject()


def reach(permission: Permission, role: Role) -> Reach:
    """How far the permission reaches for the role."""
    return _TABLE[permission].get(role, Reach.NONE)


def may(
    actor: Actor,
    permission: Permission,
    *,
    centre: uuid.UUID | None = None,
    subject: Subject = WHOLE_CENTRE,
) -> bool:
    """Whether the actor may do this to the subject in the centre (no subject: to all of it; None: everywhere)."""
    if centre is None:
        return centres_within_reach(actor, permission) is None
    return share_of(actor, permission, centre=centre).covers(subject)


def share_of(actor: Actor, permission: Permission, *, centre: uuid.UUID) -> Share:
    """The part of the centre in which the actor may do this; agrees with `may` for every subject."""
    held = [grant for grant in actor.grants if grant.centre == centre]
    return Share(
        any(reach(permission, grant.role) is Reach.STATE for grant in actor.grants)
        or any(reach(permission, grant.role) is Reach.CENTRE for grant in held),
        frozenset(_keys(permission, Reach.ORGANIZATION, held, "organization")),
        frozenset(_keys(permission, Reach.MUNICIPALITY, held, "municipality")),
    )


def _keys[Key: (uuid.UUID, str)](
    permission: Permission, wanted: Reach, held: Iterable[Grant], name: str
) -> Iterable[Key]:
    for grant in held:
        key = getattr(grant, name)
        if key is not None and reach(permission, grant.role) is wanted:
            yield key


def centres_within_reach(actor: Actor, permission: Permission) -> frozenset[uuid.UUID] | None:
    """The centres in all of which the actor may do this; None means every centre. Agrees with `may`."""
    if any(reach(permission, grant.role) is Reach.STATE for grant in actor.grants):
        return None
    return frozenset(
        grant.centre
        for grant in actor.grants
        if grant.centre is not None and reach(permission, grant.role) is Reach.CENTRE
    )


def require(
    actor: Actor,
    permission: Permission,
    *,
    centre: uuid.UUID | None = None,
    subject: Subject = WHOLE_CENTRE,
) -> None:
    """Raise AccessRefused unless the actor may do this."""
    if not may(actor, permission, centre=centre, subject=subject):
        raise AccessRefused(f"{actor.identifier} may not {permission}")
