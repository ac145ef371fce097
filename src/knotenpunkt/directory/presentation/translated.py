"""Texts of entries in the reader's language: what to show, how to call it, and the German text beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.translations import (
    EASY_LANGUAGE,
    SOURCE_LANGUAGE,
    Said,
    Section,
    TranslatedText,
    Translations,
    older,
    said,
)
from knotenpunkt.shared.text import cldr


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text with a note on what it is; `original` is the German one where `words` are not.

    `is_older`: the words were made of an earlier German text, so that today's is shown as well.
    """

    words: Said
    note: str = ""
    original: str = ""
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class EasyText:
    """An offer in Easy Language: its title and its other texts in their order."""

    title: str
    texts: tuple[str, ...]
    note: str


def text_shown(original: str, section: Section, language: str, translations: Translations) -> TextShown:
    """The text in the reader's language, in German where there is no translation."""
    current = said(original, section, language, translations)
    if current.translation is not None:
        return TextShown(current, note_on(current.translation, language), original)
    outdated = older(section, language, translations)
    if outdated is not None and outdated.translation is not None:
        return TextShown(outdated, note_on(outdated.translation, language), original, is_older=True)
    note = "" if language == SOURCE_LANGUAGE else gettext("This text exists only in German so far.")
    return TextShown(current, note)


def note_on(translation: TranslatedText, language: str) -> str:
    """What readers are told about a translation, in the language that is active."""
    day = {"date": cldr.format_date(translation.made_on, language)}
    if not translation.is_current:
        return gettext("Translation of %(date)s. The German text has changed since; it stands below.") % day
    if not translation.is_checked:
        return gettext("Translated by machine, not checked. The German text is the right one.")
    if translation.by_machine:
        return gettext("Translated by machine on %(date)s, checked by a person") % day
    return gettext("Translation of %(date)s, checked") % day


def easy_text(offer: Offer) -> EasyText | None:
    """The offer in Easy Language, as far as its texts fit today's German ones; None where there is none."""
    texts = {
        section: text
        for section, text in offer.translations.get(EASY_LANGUAGE, {}).items()
        if text.is_current and text.is_checked
    }
    if not texts:
        return None
    newest = max(texts.values(), key=lambda text: text.made_on)
    title = texts.pop(Section.TITLE, None)
    in_order = tuple(texts[section].text for section in Section if section in texts)
    return EasyText(title.text if title else offer.title, in_order, note_on(newest, SOURCE_LANGUAGE))
