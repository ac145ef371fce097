"""What roles are called, in the reader's language."""

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Role


def role_name(role: Role) -> str:
    """The role as people call it."""
    return {
        Role.OPERATOR: _("Operator"),
        Role.CENTRE_HEAD: _("Head of the centre"),
        Role.CENTRE_EDITOR: _("Editor"),
        Role.INTERPRETER_COORDINATOR: _("Coordinator of interpreters"),
        Role.PROVIDER_EDITOR: _("Editor of a provider"),
        Role.MUNICIPAL_OFFICER: _("Officer of a municipality"),
        Role.TENANT_ADMINISTRATOR: _("Administrator"),
        Role.DATA_PROTECTION_OFFICER: _("Data protection officer"),
        Role.STATE_DESK: _("State desk"),
    }[role]


def role_purpose(role: Role) -> str:
    """What somebody with this role of a centre does, in one line."""
    return {
        Role.CENTRE_HEAD: _("everything of the centre, people and settings too"),
        Role.CENTRE_EDITOR: _("all offers, providers and translations"),
        Role.TENANT_ADMINISTRATOR: _("people and settings, no content"),
        Role.PROVIDER_EDITOR: _("the entries of one provider"),
        Role.MUNICIPAL_OFFICER: _("the entries of one municipality"),
        Role.INTERPRETER_COORDINATOR: _("the pool of interpreters"),
        Role.DATA_PROTECTION_OFFICER: _("the register of personal data, requests of people"),
    }.get(role, "")
