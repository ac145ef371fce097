"""Which roles a centre gives, and what belongs to each."""

from knotenpunkt.access.policy import Role

# The roles of a centre, as they are offered; those of the whole state and of the console are given by nobody here.
CENTRE_ROLES = (
    Role.CENTRE_HEAD,
    Role.CENTRE_EDITOR,
    Role.TENANT_ADMINISTRATOR,
    Role.PROVIDER_EDITOR,
    Role.MUNICIPAL_OFFICER,
    Role.INTERPRETER_COORDINATOR,
    Role.DATA_PROTECTION_OFFICER,
)

# Of these a centre keeps at least one person, who can invite others.
MANAGING_ROLES = frozenset({Role.CENTRE_HEAD, Role.TENANT_ADMINISTRATOR})

# Whose sign-in by password needs a second factor: everybody who sees more than the entries of one provider.
SECOND_FACTOR_ROLES = (frozenset(CENTRE_ROLES) | {Role.STATE_DESK}) - {Role.PROVIDER_EDITOR}
