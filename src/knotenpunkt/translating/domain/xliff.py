"""Files for translators (XLIFF): what a unit is, how it is called, and why a file cannot be read."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.translating.domain.entries import Kind, Reference

LARGEST_FILE = 10_000_000  # bytes
MOST_UNITS = 60_000


class Version(StrEnum):
    """The versions of the standard that are written."""

    OLD = "1.2"
    NEW = "2.0"


@dataclass(frozen=True, slots=True)
class UnitKey:
    """Which text of which entry: „service.0190a1b2….title"."""

    reference: Reference
    section: Section

    def __str__(self) -> str:
        return f"{self.reference.kind}.{self.reference.key.hex}.{self.section}"

    @classmethod
    def read(cls, written: str) -> "UnitKey | None":
        """The key as it was written; None for a unit that is none of ours."""
        kind, _, rest = written.strip().partition(".")
        key, _, section = rest.partition(".")
        try:
            return cls(Reference(Kind(kind), uuid.UUID(hex=key)), Section(section))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A text to translate. `former` is an earlier German text with its translation, where this one replaced it."""

    key: UnitKey
    title: str
    source: str
    target: str = ""
    is_released: bool = False
    former: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A text as it came back. `has_tags`: there is markup in it, which our texts never have."""

    key: str
    source: str
    target: str
    has_tags: bool = False


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it came back; languages as they are written there, empty where they are not."""

    source_language: str
    target_language: str
    units: tuple[ReadUnit, ...]


class Fault(StrEnum):
    """Why a file cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    NO_XML = "no XML"
    FORBIDDEN = "forbidden parts"
    NO_XLIFF = "no XLIFF"
    OTHER_VERSION = "other version"
    NO_UNITS = "no units"
    OTHER_SOURCE = "other source language"
    OTHER_TARGET = "other target language"


class FileUnusable(Exception):
    """A file that cannot be read; `detail` is a word from the file, such as its language."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.detail = detail[:40]
