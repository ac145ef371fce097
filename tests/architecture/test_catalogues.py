"""Rules of the message catalogues: complete in every language, placeholders kept, German really German."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from scripts import catalogues, collect_messages

LANGUAGES = [language.code for language in INTERFACE_LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|</?\w+[^>]*>")


def path_of(language: str) -> Path:
    return collect_messages.LOCALE / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue_of(language: str) -> Catalog:
    return catalogues.read(path_of(language))


def forms(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A text, or all its plural forms."""
    return list(value) if isinstance(value, tuple | list) else [value or ""]


def messages(language: str) -> Iterator[Message]:
    """Every text of a catalogue, without its header."""
    return (message for message in catalogue_of(language) if message.id)


def is_sentence(text: str) -> bool:
    """Four words or more are no word that two languages may share."""
    return len(text.split()) >= 4


def test_catalogues_stand_for_every_language() -> None:
    assert {path.parent.parent.name for path in collect_messages.catalogue_paths()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_every_text_and_no_other(language: str) -> None:
    assert collect_messages.missing(path_of(language), collect_messages.collected()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_every_plural_form(language: str) -> None:
    number = catalogue_of(language).num_plurals
    plural = [message for message in messages(language) if message.pluralizable]
    assert [message.id for message in plural if len(forms(message.string)) != number] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_nothing_uncertain(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_placeholders_and_markup(language: str) -> None:
    assert [message.id for message in messages(language) if not keeps_placeholders(message)] == []


def keeps_placeholders(message: Message) -> bool:
    """Whether every form has what the text has; only words for one, two or none may do without the number."""
    expected = placeholders(forms(message.id)[-1])
    *others, last = (placeholders(form) for form in forms(message.string))
    return last == expected and all(set(form) <= set(expected) for form in others)


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def test_german_sentences_are_translated() -> None:
    assert [
        message.id
        for message in messages("de")
        if any(is_sentence(form) and form in forms(message.id) for form in forms(message.string))
    ] == []


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("%(number)s Angebote in <b>%(place)s</b>", True),
        ("%(number)s Angebote in <b>%(ort)s</b>", False),
        ("%(number)s Angebote in %(place)s", False),
        (("Ein Angebot in <b>%(place)s</b>", "%(number)s Angebote in <b>%(place)s</b>"), True),
        (("Ein Angebot in <b>%(place)s</b>", "Viele Angebote in <b>%(place)s</b>"), False),
    ],
)
def test_changed_placeholders_are_found(written: str | tuple[str, ...], *, kept: bool) -> None:
    assert keeps_placeholders(Message("%(number)s offers in <b>%(place)s</b>", written)) is kept
