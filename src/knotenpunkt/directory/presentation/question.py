"""How a question was understood, in the reader's words: its parts, what it may have meant, and how far offers are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.directory.presentation.cards import Addition
from knotenpunkt.directory.presentation.choices import facet_label
from knotenpunkt.directory.presentation.marking import Matched, marked, snippet
from knotenpunkt.directory.queries.offer_search import Answer
from knotenpunkt.search.domain.intent_kinds import DISTRICT, OLDEST, Intent, IntentKind
from knotenpunkt.search.domain.understanding import Understanding, without_spans
from knotenpunkt.shared.text import cldr

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question as it was understood, and the address without it. `is_typed`: the reader's own words."""

    label: str
    is_typed: bool
    address: str


def parts(understanding: Understanding, filters: Filters, catalogue: Catalogue, language: str) -> list[Part]:
    """The words, then each condition and place; taking one away leaves the others as they were typed."""
    found = []
    spans = [(intent.start, intent.end) for intent in understanding.intents]
    if understanding.rest and understanding.words:
        kept = " ".join(understanding.question[start:end] for start, end in spans)
        found.append(Part(understanding.rest, is_typed=True, address=_asking(filters, kept)))
    for intent in understanding.intents:
        label = _label(intent, catalogue, language)
        if label:
            rest = without_spans(understanding.question, [(intent.start, intent.end)])
            found.append(Part(label, is_typed=False, address=_asking(filters, rest)))
    return found


def _asking(filters: Filters, question: str) -> str:
    return replace(filters, query=question, page=1).address() or "?"


def _label(intent: Intent, catalogue: Catalogue, language: str) -> str:
    """The condition in words; empty where it narrows nothing."""
    if intent.kind is IntentKind.PLACE:
        return "" if intent.value == DISTRICT else _place(intent)
    if intent.kind is IntentKind.AUDIENCE:
        return next(
            (term.label(language) for term in catalogue.target_groups if term.code == intent.value), ""
        )
    if intent.kind is IntentKind.AGE:
        first, _, last = intent.value.partition("-")
        youngest, oldest = int(first), int(last or first)
        return phrases.ages(youngest, None if oldest >= OLDEST else oldest, language)
    if intent.kind is IntentKind.WEEKDAY:
        names = [cldr.weekday_name(int(day) - 1, language) for day in intent.values]
        return cldr.list_of(names, language)
    if intent.kind is IntentKind.SPOKEN_LANGUAGE:
        return cldr.language_name(intent.value, language)
    return _of_its_kind(intent)


def _place(intent: Intent) -> str:
    return gettext("in %(place)s and nearby") % {"place": f"\u2068{intent.name}\u2069"}


def _of_its_kind(intent: Intent) -> str:
    if intent.kind is IntentKind.TIME_OF_DAY:
        return {
            "morning": gettext("in the morning"),
            "noon": gettext("at noon"),
            "afternoon": gettext("in the afternoon"),
            "evening": gettext("in the evening"),
        }[intent.value]
    return {
        IntentKind.FREE: facet_label(Facet.FREE),
        IntentKind.CHILDCARE: facet_label(Facet.CHILDCARE),
        IntentKind.WOMEN_ONLY: facet_label(Facet.WOMEN_ONLY),
    }[intent.kind]


def meant_question(answer: Answer, catalogue: Catalogue) -> str:
    """The question without its typing errors, where offers were found by that; otherwise an empty text."""
    understanding = answer.understanding
    if understanding is None or not answer.found.total:
        return ""
    known = _spellings(catalogue)
    corrections = [(word.start, word.end, known.get(word.meant[0], "")) for word in understanding.corrections]
    if not corrections or not all(spelling for _, _, spelling in corrections):
        return ""
    text, position = [], 0
    for start, end, spelling in corrections:
        text += [understanding.question[position:start], spelling]
        position = end
    return "".join([*text, understanding.question[position:]])


def _spellings(catalogue: Catalogue) -> Mapping[str, str]:
    """How words of the catalogue are written, by their folded form."""
    return catalogue.kept(
        ("spellings",),
        lambda: {folded(word): word for text in _texts(catalogue) for word in _WORD.findall(text)},
    )


def _texts(catalogue: Catalogue) -> Iterator[str]:
    """Titles last: how they write a word counts."""
    yield from (offer.description for offer in catalogue.offers)
    yield from (provider.name for provider in catalogue.organizations)
    yield from (offer.title for offer in catalogue.offers)


def additions(answer: Answer, catalogue: Catalogue, matched: Matched, language: str) -> dict[int, Addition]:
    """What the cards of found offers show besides: matched words marked, a piece of the text, how far it is."""
    return {
        position: _addition(position, answer, catalogue, matched, language)
        for position in (*answer.found.offers, *answer.partial)
    }


def _addition(
    position: int, answer: Answer, catalogue: Catalogue, matched: Matched, language: str
) -> Addition:
    offer = catalogue.offers[position]
    in_title = matched.words(offer.title)
    piece = None if in_title else snippet(offer.description, matched)
    below = []
    if piece:
        below.append(format_html('<p class="kp-small" lang="de" dir="ltr">{}</p>', piece))
    away = answer.nearness.distance(offer)
    if away:
        below.append(format_html('<p class="kp-away">{}</p>', _away(*away, catalogue, language)))
    return Addition(marked(offer.title, in_title), SafeString("".join(below)))


def _away(ags: str, kilometres: float, catalogue: Catalogue, language: str) -> SafeString:
    """„Hückelhoven, etwa 9 km entfernt": an estimate, and called one under the list."""
    sentence = pgettext("distance", "%(place)s, about %(number)s km away") % {
        "place": "{place}",
        "number": cldr.format_number(max(1, round(kilometres)), language),
    }
    before, _, after = sentence.partition("{place}")
    return format_html('{}<bdi lang="de">{}</bdi>{}', before, catalogue.municipalities.get(ags, ""), after)
