"""Texts of entries in other languages: which sections there are, what state each translation is in, what readers see.

The state is derived from what the German text says today and never stored.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES, LANGUAGE_BY_CODE

SOURCE_LANGUAGE = "de"
EASY_LANGUAGE = "de-x-ls"  # Leichte Sprache, as BCP 47 writes it
TARGET_LANGUAGES = (
    *(language.code for language in INTERFACE_LANGUAGES if language.code != SOURCE_LANGUAGE),
    EASY_LANGUAGE,
)

# Control characters, halves of surrogate pairs and what Unicode never assigns; tabs and line ends are fine.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Section(StrEnum):
    """A text of an entry that is translated as a whole, in the order in which people read."""

    TITLE = "title"
    DESCRIPTION = "description"
    TARGET = "target_text"
    SCHEDULE = "schedule_text"
    COST = "cost_text"
    REGISTRATION = "registration_text"


class State(StrEnum):
    """Where the translation of a text stands."""

    MISSING = "missing"
    MACHINE = "machine"
    WAITING = "waiting"
    OUTDATED = "outdated"
    RELEASED = "released"


# What a clerk should look at first; an entry is in the first of the states of its texts.
URGENCY = (State.OUTDATED, State.WAITING, State.MISSING, State.MACHINE, State.RELEASED)


@dataclass(frozen=True, slots=True)
class Made:
    """A translation that somebody or a machine made of a text with this hash."""

    source_hash: str
    by_machine: bool
    is_released: bool


class TranslatedText(NamedTuple):
    """A translation that readers may see. `is_checked`: a person released it; `is_current`: it fits the German text."""

    text: str
    made_on: date
    by_machine: bool = False
    is_checked: bool = True
    is_current: bool = True


type Translations = Mapping[str, Mapping[Section, TranslatedText]]  # by language

NO_TRANSLATIONS: Translations = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """A text as a reader sees it, and its language; `translation` is None for the German text itself."""

    text: str
    language: str = SOURCE_LANGUAGE
    translation: TranslatedText | None = None

    @property
    def direction(self) -> str:
        """How the text runs."""
        return direction_of(self.language)


def direction_of(language: str) -> str:
    """`rtl` or `ltr`; Easy Language is German."""
    known = LANGUAGE_BY_CODE.get(language)
    return known.direction if known else "ltr"


def writable(text: str) -> str:
    """The text without what no XML file may hold; a space stands in its place."""
    return _UNWRITABLE.sub(" ", text)


def normalised(text: str) -> str:
    """The text as it is compared: composed letters, single spaces, nothing that cannot stand in a file."""
    return " ".join(unicodedata.normalize("NFC", writable(text)).split())


def source_hash(text: str) -> str:
    """What stands for a German text; the same as long as it reads the same."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def state_of(hash_now: str, made: Collection[Made]) -> State:
    """The state of the translation of a text with this hash into one language, from what was made of it.

    What waits for a release is told even where an older release still fits: somebody wants to replace it.
    """
    fitting = [one for one in made if one.source_hash == hash_now]
    if any(not one.is_released and not one.by_machine for one in fitting):
        return State.WAITING
    if any(one.is_released for one in fitting):
        return State.RELEASED
    if fitting:
        return State.MACHINE
    return State.OUTDATED if made else State.MISSING


def most_urgent(states: Iterable[State]) -> State:
    """The state of an entry: that of the text which needs somebody most."""
    return min(states, key=URGENCY.index, default=State.RELEASED)


def said(original: str, section: Section, language: str, translations: Translations) -> Said:
    """The text in the reader's language where a translation fits it, otherwise in German.

    Times, prices and how to register must be right: what was made of an older text is not said in their place.
    """
    found = translations.get(language, {}).get(section)
    if found is None or not found.is_current:
        return Said(original)
    return Said(found.text, language, found)


def older(section: Section, language: str, translations: Translations) -> Said | None:
    """The translation of an older text, to be shown beside today's German one and called what it is."""
    found = translations.get(language, {}).get(section)
    return Said(found.text, language, found) if found is not None and not found.is_current else None


def shows_unchecked(language: str, translations: Translations) -> bool:
    """Whether a reader sees a text in this language that a machine wrote and nobody has read."""
    return any(one.is_current and not one.is_checked for one in translations.get(language, {}).values())


def best(first: TranslatedText, second: TranslatedText) -> TranslatedText:
    """Of two translations of one text that may be shown, the one that is: current before older, checked before not."""
    return max(first, second, key=lambda one: (one.is_current, one.is_checked, one.made_on))


def sources_of_service(
    texts: Mapping[Section, str], *, cost_in_own_words: str, is_scheduled: bool, has_target_groups: bool
) -> dict[Section, str]:
    """The texts of a service that need a translation.

    What is also known as a fact is said in every language anyway: words about it need none. `is_scheduled`: its times
    are understood, or are „nach Vereinbarung".
    """
    said_by_facts = {Section.SCHEDULE: is_scheduled, Section.TARGET: has_target_groups}
    known = {section: texts.get(section, "") for section in Section} | {Section.COST: cost_in_own_words}
    return {
        section: text
        for section, text in known.items()
        if normalised(text) and not said_by_facts.get(section, False)
    }


def texts_of(record: ServiceRecord) -> dict[Section, str]:
    """All German texts of a service."""
    return {section: getattr(record, section) for section in Section}


def sources_of_organization(description: str) -> dict[Section, str]:
    """The texts of an organization that need a translation: its name is a name."""
    return {Section.DESCRIPTION: description} if normalised(description) else {}
