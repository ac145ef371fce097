"""What is translated: entries of a catalogue with those of their German texts that need it."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knotenpunkt.directory.domain.translations import (
    EASY_LANGUAGE,
    SOURCE_LANGUAGE,
    Made,
    Section,
    State,
    most_urgent,
    source_hash,
    state_of,
)


class Kind(StrEnum):
    """What an entry is."""

    SERVICE = "service"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Reference:
    """Which entry of a centre is meant."""

    kind: Kind
    key: uuid.UUID


@dataclass(frozen=True)
class Entry:
    """A published entry: its name and its texts that need a translation."""

    reference: Reference
    title: str
    sources: Mapping[Section, str]

    @cached_property
    def hashes(self) -> Mapping[Section, str]:
        """What stands for each of the texts."""
        return {section: source_hash(text) for section, text in self.sources.items()}

    def state(self, made: Mapping[Section, Collection[Made]]) -> State:
        """The state of the entry in a language, from what was made of each of its texts."""
        return most_urgent(
            state_of(hash_now, made.get(section, ())) for section, hash_now in self.hashes.items()
        )


def is_for_machines(language: str) -> bool:
    """Whether a machine may translate into it: never into Easy Language, which needs people who know its rules."""
    return language not in {EASY_LANGUAGE, SOURCE_LANGUAGE}
