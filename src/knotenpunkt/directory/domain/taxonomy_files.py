"""Reads and checks the curated taxonomies that come with the program (JSON, one file a taxonomy).

A file that breaks a rule is not read at all: its findings are named together, so that one pass repairs it.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

LABEL_LANGUAGES = ("de", "en", "nl", "tr", "pl", "ro", "ar", "uk", "ru", "fa", "fr")
DESCRIPTION_LANGUAGES = ("de", "en")

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term: its label and the words people say for it in each language, its pictogram in the sprite.

    `facets` says whether the term is offered as a filter; `hsds_parent` is the code of the broader term of the same taxonomy.
    """

    code: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    description: Mapping[str, str]
    pictogram: str
    hsds_parent: str | None = None
    facets: bool = True


@dataclass(frozen=True, slots=True)
class TaxonomyFile:
    """A whole taxonomy. `reviewed` says for each language whether someone who speaks it natively has read the wording."""

    slug: str
    labels: Mapping[str, str]
    description_de: str
    source: str
    reviewed: Mapping[str, bool]
    terms: tuple[TermEntry, ...]


class TaxonomyError(ValueError):
    """A taxonomy file breaks its rules; `findings` names each place and what is wrong there."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("; ".join(findings))
        self.findings = findings


def comparable_word(text: str) -> str:
    """The form in which two words count as the same: compatibility-normalised, case-folded, with single blanks."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def words_of(terms: tuple[TermEntry, ...], language: str) -> dict[str, str]:
    """The code behind each label and synonym of a language, by comparable word.

    Raises TaxonomyError where a word stands for two terms.
    """
    codes: dict[str, str] = {}
    findings = []
    for term in terms:
        for word in (term.labels.get(language, ""), *term.synonyms.get(language, ())):
            key = comparable_word(word)
            owner = codes.setdefault(key, term.code)
            if owner != term.code:
                findings.append(f"{language}: „{word}“ stands for {owner} and {term.code}")
    if findings:
        raise TaxonomyError(tuple(findings))
    return codes


def read_taxonomy(text: str) -> TaxonomyFile:
    """The taxonomy written in `text` (JSON). Raises TaxonomyError with every finding if it breaks a rule.

    Rules: labels in all of LABEL_LANGUAGES, descriptions in DESCRIPTION_LANGUAGES, codes unique in kebab-case, every word
    stands for one term of its language only and is written once, parents exist.
    """
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise TaxonomyError((f"not JSON: line {error.lineno}, {error.msg}",)) from error
    findings = tuple(_shape_findings(raw))
    if findings:
        raise TaxonomyError(findings)
    taxonomy = _taxonomy(cast(Mapping[str, object], raw))
    findings = tuple(_rule_findings(taxonomy))
    if findings:
        raise TaxonomyError(findings)
    return taxonomy


def _is_text_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _is_word_map(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(words, list) and all(isinstance(word, str) for word in words) for words in value.values()
    )


def _is_flag_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(flag, bool) for flag in value.values())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


_FILE_SHAPE = {
    "slug": _is_text,
    "labels": _is_text_map,
    "description_de": _is_text,
    "source": _is_text,
    "reviewed": _is_flag_map,
    "terms": lambda value: isinstance(value, list),
}
_TERM_SHAPE = {
    "code": _is_text,
    "labels": _is_text_map,
    "synonyms": _is_word_map,
    "description": _is_text_map,
    "pictogram": _is_text,
    "hsds_parent": lambda value: value is None or isinstance(value, str),
}
_OPTIONAL_TERM_SHAPE = {"facets": lambda value: isinstance(value, bool)}


def _shape_findings(raw: object) -> list[str]:
    """What is missing, unknown or of the wrong kind, before anything is read."""
    if not isinstance(raw, dict):
        return ["the file holds no object"]
    findings = _entry_findings("file", raw, _FILE_SHAPE, {})
    terms = raw.get("terms")
    for position, term in enumerate(terms if isinstance(terms, list) else ()):
        place = f"term {position + 1}"
        if isinstance(term, dict):
            findings += _entry_findings(place, term, _TERM_SHAPE, _OPTIONAL_TERM_SHAPE)
        else:
            findings.append(f"{place}: no object")
    return findings
