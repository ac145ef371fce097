"""Languages, telephone numbers and terms of vocabularies in foreign words."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from knotenpunkt.directory.domain.records import PhoneRecord
from knotenpunkt.directory.domain.written.languages import KNOWN_TAGS, languages_in
from knotenpunkt.directory.domain.written.phones import read_phones
from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell
from knotenpunkt.directory.domain.written.terms import Terms
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.shared.keys import derived_key

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_TAG = 16
_E164 = re.compile(r"\+[1-9]\d{6,14}")


def languages_of(records: Sequence[Fields]) -> tuple[str, ...]:
    """Spoken languages as BCP 47 tags: by their code, otherwise by their German or English name."""
    found: dict[str, None] = {}
    for record in records:
        record.skip("id", "service_id", "location_id", "phone_id")
        code, name = record.text("code"), record.text("name") or record.text("language")
        tags = _tags(code, name)
        if not tags and (code or name):
            record.say("name", name or code, Why.UNKNOWN)
        found.update(dict.fromkeys(tags))
        record.leave_rest()
    return tuple(found)


def _tags(code: str, name: str) -> tuple[str, ...]:
    """Codes of three letters that have one of two are written with two, as BCP 47 wants it."""
    short = get_global("language_aliases").get(code.lower()) if code not in KNOWN_TAGS else None
    if short and len(code) == 3:
        return (str(short).replace("_", "-"),)
    if _TAG.fullmatch(code) and len(code) <= _LONGEST_TAG:
        return (code,)
    english = _english_names().get(name.casefold())
    return languages_in(name) or ((english,) if english else ())


@cache
def _english_names() -> dict[str, str]:
    names = Locale.parse("en").languages
    return {name.casefold(): code.replace("_", "-") for code, name in sorted(names.items(), reverse=True)}


def phones_of(records: Sequence[Fields]) -> tuple[PhoneRecord, ...]:
    """Numbers in E.164, those without a country as in Germany; an extension is said in the description."""
    found: dict[PhoneRecord, None] = {}
    for record in records:
        record.skip(*(name for name in record.values if name == "id" or name.endswith("_id")))
        record.skip("type", "languages")
        written = record.text("number").strip(' "')
        extension = record.text("extension")
        says = ", ".join(
            filter(None, (record.text("description"), f"Durchwahl {extension}" if extension else ""))
        )
        numbers = _numbers(written)
        if written and not numbers:
            record.unreadable("number")
        found.update(dict.fromkeys(PhoneRecord(one.number, says or one.description) for one in numbers))
        record.leave_rest()
    return tuple(found)


def _numbers(written: str) -> tuple[PhoneRecord, ...]:
    if _E164.fullmatch(written):
        return (PhoneRecord(written),)
    reading = read_phones(RawCell(written))
    is_certain = all(issue.kind is not IssueKind.LOST_ZERO for issue in reading.issues)
    return reading.value if is_certain else ()  # without a zero it may be a number of any country


def terms_of(records: Sequence[Fields], vocabularies: dict[str, Terms]) -> dict[str, tuple[str, ...]]:
    """Codes by the short name of the vocabulary: by our keys, by code, or by what the term is called."""
    found: dict[str, dict[str, None]] = {name: {} for name in vocabularies}
    for record in records:
        record.skip("id", "link_id", "link_entity")
        term = record.one("taxonomy_term") or Fields({}, record.remarks, record.path)
        hint = record.text("link_type")
        key = record.text("taxonomy_term_id") or term.text("id")
        meant = _meant(key, hint, term, vocabularies)
        if meant:
            found[meant[0]][meant[1]] = None
        else:
            record.say("taxonomy_term", term.text("name") or record.text("label") or key, Why.UNKNOWN)
    return {name: tuple(codes) for name, codes in found.items()}


def _meant(key: str, hint: str, term: Fields, vocabularies: dict[str, Terms]) -> tuple[str, str] | None:
    by_key = _derived_keys(tuple((name, tuple(terms.labels)) for name, terms in vocabularies.items()))
    if key in by_key:
        return by_key[key]
    ordered = sorted(vocabularies, key=lambda name: name != hint)
    code, name = term.text("code"), term.text("name")
    for vocabulary in ordered:
        if code in vocabularies[vocabulary].labels:
            return vocabulary, code
    for vocabulary in ordered:
        found = vocabularies[vocabulary].find(name) if name else None
        if found:
            return vocabulary, found
    return None


@lru_cache(maxsize=8)
def _derived_keys(codes: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, str]]:
    """Our terms by the keys that they have in every instance."""
    return {
        str(derived_key("taxonomy", vocabulary, code)): (vocabulary, code)
        for vocabulary, known in codes
        for code in known
    }
