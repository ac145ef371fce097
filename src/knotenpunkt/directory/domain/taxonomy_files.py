"""Reads and checks the curated taxonomies that come with the program (JSON, one file a taxonomy).

A file that breaks a rule is not read at all: its findings are named together, so that one pass repairs it.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES

LABEL_LANGUAGES = tuple(language.code for language in INTERFACE_LANGUAGES)
DESCRIPTION_LANGUAGES = ("de", "en")

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BLANKS = re.compile(r"\s+")
# Keyboards differ in apostrophes and hyphens; the joiner of Persian and the soft hyphen are rarely typed at all.
_TYPED_ALIKE = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH NON-JOINER}": None,
    }
)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term: its label and the words people say for it in each language, its pictogram in the sprite.

    `facets` says whether the term is offered as a filter; `hsds_parent` is the code of the broader term in the
    same taxonomy.
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
    """A whole taxonomy. `reviewed` says for each language whether a native speaker has read the wording."""

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
    """The form in which two words count as the same: normalised (NFKC), case-folded, single blanks, plain signs."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPED_ALIKE)
    return _BLANKS.sub(" ", plain).strip().casefold()


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

    Rules: labels in all of LABEL_LANGUAGES, descriptions in DESCRIPTION_LANGUAGES, codes unique in kebab-case,
    every word stands for one term of its language only and is written once, parents exist.
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


type _Check = Callable[[object], bool]
_FILE_SHAPE: dict[str, _Check] = {
    "slug": _is_text,
    "labels": _is_text_map,
    "description_de": _is_text,
    "source": _is_text,
    "reviewed": _is_flag_map,
    "terms": lambda value: isinstance(value, list),
}
_TERM_SHAPE: dict[str, _Check] = {
    "code": _is_text,
    "labels": _is_text_map,
    "synonyms": _is_word_map,
    "description": _is_text_map,
    "pictogram": _is_text,
    "hsds_parent": lambda value: value is None or isinstance(value, str),
}
_OPTIONAL_TERM_SHAPE: dict[str, _Check] = {"facets": lambda value: isinstance(value, bool)}


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


def _entry_findings(
    place: str, entry: Mapping[str, object], required: Mapping[str, _Check], optional: Mapping[str, _Check]
) -> list[str]:
    known = {**required, **optional}
    missing = [f"{place}: „{key}“ is missing" for key in required if key not in entry]
    unknown = [f"{place}: „{key}“ is not known" for key in entry if key not in known]
    wrong = [
        f"{place}: „{key}“ is of the wrong kind"
        for key, is_right in known.items()
        if key in entry and not is_right(entry[key])
    ]
    return missing + unknown + wrong


def _taxonomy(raw: Mapping[str, object]) -> TaxonomyFile:
    """The values of a file whose shape has been checked."""
    return TaxonomyFile(
        slug=cast(str, raw["slug"]),
        labels=cast(Mapping[str, str], raw["labels"]),
        description_de=cast(str, raw["description_de"]),
        source=cast(str, raw["source"]),
        reviewed=cast(Mapping[str, bool], raw["reviewed"]),
        terms=tuple(_term(entry) for entry in cast(list[Mapping[str, object]], raw["terms"])),
    )


def _term(raw: Mapping[str, object]) -> TermEntry:
    synonyms = cast(Mapping[str, list[str]], raw["synonyms"])
    return TermEntry(
        code=cast(str, raw["code"]),
        labels=cast(Mapping[str, str], raw["labels"]),
        synonyms={language: tuple(words) for language, words in synonyms.items()},
        description=cast(Mapping[str, str], raw["description"]),
        pictogram=cast(str, raw["pictogram"]),
        hsds_parent=cast(str | None, raw["hsds_parent"]),
        facets=cast(bool, raw.get("facets", True)),
    )


def _rule_findings(taxonomy: TaxonomyFile) -> Iterator[str]:
    """What a file of the right shape still breaks."""
    yield from _language_findings("file, labels", taxonomy.labels, LABEL_LANGUAGES)
    if set(taxonomy.reviewed) != set(LABEL_LANGUAGES):
        yield "file: „reviewed“ does not name exactly the languages of the interface"
    codes = Counter(term.code for term in taxonomy.terms)
    yield from (f"{code}: the code is used {uses} times" for code, uses in codes.items() if uses > 1)
    for term in taxonomy.terms:
        yield from _term_findings(term, set(codes))
    for language in LABEL_LANGUAGES:
        try:
            words_of(taxonomy.terms, language)
        except TaxonomyError as error:
            yield from error.findings


def _term_findings(term: TermEntry, codes: set[str]) -> Iterator[str]:
    if not _CODE.fullmatch(term.code):
        yield f"{term.code}: the code is not kebab-case"
    if not term.pictogram:
        yield f"{term.code}: no pictogram"
    if term.hsds_parent is not None and term.hsds_parent not in codes - {term.code}:
        yield f"{term.code}: the parent {term.hsds_parent} does not exist"
    yield from _language_findings(f"{term.code}, labels", term.labels, LABEL_LANGUAGES)
    yield from _language_findings(f"{term.code}, description", term.description, DESCRIPTION_LANGUAGES)
    for language, words in term.synonyms.items():
        if language not in LABEL_LANGUAGES:
            yield f"{term.code}, synonyms: the language {language} is not known"
        uses = Counter(comparable_word(word) for word in (term.labels.get(language, ""), *words))
        yield from (
            f"{term.code}, {language}: „{word}“ is written {count} times"
            for word, count in uses.items()
            if count > 1
        )
        if "" in uses:
            yield f"{term.code}, {language}: an empty word"


def _language_findings(place: str, texts: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[str]:
    for language in languages:
        if not texts.get(language, "").strip():
            yield f"{place}: {language} is missing"
    for language in texts:
        if language not in languages:
            yield f"{place}: the language {language} is not known"
