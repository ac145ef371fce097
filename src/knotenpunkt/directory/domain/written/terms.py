"""Curated words: the code behind a label, a synonym or a typing error of it, and many of them in one cell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean, clean_line, fold, is_placeholder, shown

_SEPARATORS = re.compile(r"[,;+\n|•·]|\s&\s|\s[–-]\s")
_CERTAIN_LIKENESS = 85.0
_CLEAR_MARGIN = 5.0
_SHORTEST_FOR_TYPING_ERRORS = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """One taxonomy: canonical labels by code, codes by folded label and synonym."""

    labels: Mapping[str, str]
    words: Mapping[str, str]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, Iterable[str]]]) -> "Terms":
        """From code, canonical label and synonyms of each term; a label wins over another term's synonym."""
        labels: dict[str, str] = {}
        synonyms: dict[str, str] = {}
        for code, label, others in entries:
            labels[code] = label
            synonyms.update((fold(other), code) for other in others)
        return cls(labels, {**synonyms, **{fold(label): code for code, label in labels.items()}})

    def find(self, word: str) -> str | None:
        """The code of a label or synonym, however it is spelled."""
        return self.words.get(fold(word))

    def like(self, word: str) -> str | None:
        """The code of the one word that `word` can only be a typing error or an abbreviation of."""
        folded = fold(word)
        if word.rstrip().endswith("."):
            begun = {code for known, code in self.words.items() if known.startswith(folded)}
            if len(begun) == 1 and len(folded) >= _SHORTEST_FOR_TYPING_ERRORS:
                return begun.pop()
        if len(folded) < _SHORTEST_FOR_TYPING_ERRORS:
            return None
        ranked = self._ranked(folded)
        if not ranked or ranked[0][1] < _CERTAIN_LIKENESS:
            return None
        best, score = ranked[0]
        rival = next((other for code, other in ranked if code != best), 0.0)
        return best if score - rival >= _CLEAR_MARGIN else None

    def near(self, word: str) -> tuple[str, ...]:
        """Up to three labels that a person may have meant."""
        codes = dict.fromkeys(code for code, score in self._ranked(fold(word)) if score >= 60)
        return tuple(self.labels[code] for code in list(codes)[:3])

    def _ranked(self, folded: str) -> list[tuple[str, float]]:
        matches = process.extract(folded, list(self.words), scorer=fuzz.ratio, limit=6)
        return [(self.words[known], score) for known, score, _ in matches]

    def write(self, codes: Sequence[str]) -> str:
        """Canonical labels with commas."""
        return ", ".join(self.labels.get(code, code) for code in codes)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The taxonomies a workbook is read with."""

    topics: Terms
    target_groups: Terms
    kinds: Terms


def read_term(cell: RawCell, terms: Terms) -> Reading[str]:
    """One code; empty where nothing is written or the word is unknown (then it is asked about)."""
    text = clean_line(shown(cell))
    if not text:
        return Reading("", "")
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    code, issues = _resolve(text, terms)
    return Reading(code or "", terms.write([code]) if code else "", issues)


def read_terms(cell: RawCell, terms: Terms) -> Reading[tuple[str, ...]]:
    """Several codes in the order written. A slash separates only where it is no part of a term's own name."""
    text = clean(shown(cell))
    if is_placeholder(text):
        return Reading((), "", (note(IssueKind.PLACEHOLDER, text),))
    codes: dict[str, None] = {}
    issues: list[Issue] = []
    for word in _words(text, terms):
        code, found = _resolve(word, terms)
        issues.extend(found)
        if code is not None:
            codes[code] = None
    return Reading(tuple(codes), terms.write(tuple(codes)), tuple(issues))


def _words(text: str, terms: Terms) -> list[str]:
    if terms.find(text) is not None:
        return [text]
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    return [word for part in parts if part for word in _at_slashes(part, terms)]


def _at_slashes(part: str, terms: Terms) -> list[str]:
    """Split at slashes (and „und"), longest known term first: „Sport/Kinder/Jugend" is two terms."""
    pieces = [piece.strip() for piece in part.split("/") if piece.strip()]
    found: list[str] = []
    start = 0
    while start < len(pieces):
        longest = (
            end
            for end in range(len(pieces), start, -1)
            if terms.find("/".join(pieces[start:end])) is not None
        )
        end = next(longest, start + 1)
        found.append("/".join(pieces[start:end]))
        start = end
    if len(found) > 1 and any(terms.find(word) is None for word in found):
        whole = terms.like(part)
        if whole is not None and terms.labels[whole].count("/") == part.count("/"):
            return [part]
    return [word for piece in found for word in _at_and(piece, terms)]


def _at_and(word: str, terms: Terms) -> list[str]:
    parts = re.split(r"\s+und\s+", word)
    known = terms.find(word) is None and all(terms.find(part) is not None for part in parts)
    return parts if known else [word]


def _resolve(word: str, terms: Terms) -> tuple[str | None, tuple[Issue, ...]]:
    code = terms.find(word)
    if code is not None:
        label = terms.labels[code]
        same = fold(label) == fold(word)
        return code, () if same else (note(IssueKind.OTHER_WORD, word, chosen=label),)
    code = terms.like(word)
    if code is not None:
        return code, (note(IssueKind.TYPING_ERROR, word, chosen=terms.labels[code]),)
    return None, (question(IssueKind.UNKNOWN_TERM, word, candidates=terms.near(word)),)
