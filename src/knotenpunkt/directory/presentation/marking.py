"""Matched words in texts: which words a question was found by, marked for the eye and for screen readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from knotenpunkt.search.domain.analysis import Analysis, Word
from knotenpunkt.search.domain.slots import PART, Field, Slot

TEXT_LANGUAGE = "de"
SHOWN_AROUND = 70  # characters of a snippet on each side of its first matched word
_SURE_ENOUGH = 0.35  # weaker alternatives are no reason to mark a word


@dataclass(frozen=True, slots=True)
class Matched:
    """The tokens that a question looks for in texts."""

    analysis: Analysis
    stems: frozenset[str]
    surfaces: frozenset[str]

    @classmethod
    def by(cls, slots: Iterable[Slot], analysis: Analysis) -> "Matched":
        """The words of the question and all that they were taken to mean."""
        tokens = {
            token
            for slot in slots
            for way in slot.alternatives
            if way.weight >= _SURE_ENOUGH
            for token in way.tokens
        }
        return cls(
            analysis,
            frozenset(
                token.text.removeprefix(PART) for token in tokens if token.field in (Field.TEXT, Field.TITLE)
            ),
            frozenset(token.text for token in tokens if token.field is Field.SURFACE),
        )

    def words(self, text: str) -> list[Word]:
        """The words of a German text that were looked for."""
        return [
            word
            for word in self.analysis.words(text, TEXT_LANGUAGE)
            if (
                word.stem in self.stems
                or word.surface in self.surfaces
                or self.stems.intersection(word.parts)
            )
            and not self.analysis.is_stop_word(word.surface, TEXT_LANGUAGE)
        ]


def marked(text: str, words: Iterable[Word]) -> SafeString:
    """The text with the words marked."""
    pieces, position = [], 0
    for word in words:
        pieces += [
            escape(text[position : word.start]),
            format_html("<mark>{}</mark>", text[word.start : word.end]),
        ]
        position = word.end
    return mark_safe("".join([*pieces, escape(text[position:])]))  # noqa: S308 - every piece is escaped above


def snippet(text: str, matched: Matched) -> SafeString | None:
    """The part of a text around the first matched word, cut between words; None where no word matches."""
    plain = " ".join(text.split())
    found = matched.words(plain)
    if not found:
        return None
    start = _between_words(plain, found[0].start - SHOWN_AROUND)
    end = max(found[0].end, _between_words(plain, found[0].end + SHOWN_AROUND))
    part = plain[start:end].strip()
    written = marked(part, matched.words(part))
    return format_html("{}{}{}", "… " if start else "", written, " …" if end < len(plain) else "")


def _between_words(text: str, position: int) -> int:
    """The beginning of the word at a position; the beginning or end of the text beyond it."""
    if position <= 0:
        return 0
    return len(text) if position >= len(text) else text.rfind(" ", 0, position + 1) + 1
