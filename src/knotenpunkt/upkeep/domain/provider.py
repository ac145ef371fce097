"""Who answers for a service: the organization, and the one address where it is asked."""

import uuid
from dataclasses import dataclass

from knotenpunkt.access.policy import Subject


@dataclass(frozen=True, slots=True)
class Asked:
    """A service as its provider is asked about it.

    `address` is the e-mail address of the service, or else of its organization; empty where nobody knows one.
    """

    key: uuid.UUID
    title: str
    slug: str
    facts: str
    provider: str
    address: str
    organization: uuid.UUID | None
    partners: frozenset[uuid.UUID]
    is_trusted: bool

    @property
    def subject(self) -> Subject:
        """What the policy asks about: everyone who offers it."""
        own = frozenset() if self.organization is None else frozenset({self.organization})
        return Subject(own | self.partners)


def facts_in_one_line(*facts: str) -> str:
    """„mittwochs 9 bis 11 Uhr · Hückelhoven · kostenlos", each on one line and without what is not known."""
    return " · ".join(words for fact in facts if (words := " ".join(fact.split())))
