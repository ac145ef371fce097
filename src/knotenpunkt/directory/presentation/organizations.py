"""Organizations as pages show them: by letter, with the number of their offers."""

from collections.abc import Iterable
from dataclasses import dataclass

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.offer import Provider
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.presentation.results import number_of_offers


@dataclass(frozen=True, slots=True)
class ProviderEntry:
    """An organization in the list; its kind in the reader's language, empty where nobody knows it."""

    provider: Provider
    kind: str
    town: str
    number: int
    offers: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that begins with one letter; „#" for what begins with none."""

    letter: str
    entries: tuple[ProviderEntry, ...]


def organizations_by_letter(catalogue: Catalogue, language: str) -> tuple[Letter, ...]:
    """All published organizations by the first letter of their names."""
    letters: dict[str, list[ProviderEntry]] = {}
    for entry in _entries(catalogue, language):
        letters.setdefault(first_letter(entry.provider.name), []).append(entry)
    return tuple(Letter(letter, tuple(entries)) for letter, entries in sorted(letters.items()))


def first_letter(name: str) -> str:
    """The letter under which a name stands: „Übach" under U, „2. Heimat" under #."""
    start = folded(name.lstrip("„“\"'»«( "))[:1].upper()
    return start if start.isalpha() else "#"


def _entries(catalogue: Catalogue, language: str) -> Iterable[ProviderEntry]:
    for provider in catalogue.organizations:
        number = len(catalogue.offers_of[provider.slug])
        yield ProviderEntry(
            provider,
            provider.kind.label(language) if provider.kind else "",
            provider.place.short if provider.place else "",
            number,
            number_of_offers(number, language),
        )
