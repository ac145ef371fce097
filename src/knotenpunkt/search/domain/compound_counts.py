"""The lexicon of German compounds, counted over the compounds that a dictionary lists."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import log

from knotenpunkt.search.domain.compound_lexicon import LINKS, SHORTEST, CompoundLexicon, FieldWords, key
from knotenpunkt.search.domain.compounds import CompoundSplitter

_LONGEST_NOUN = 16
_LONGEST_VERB = 12
_LONGEST_COMPOUND = 26
_LONGEST_WHOLE = 14  # longer words are compounds, whatever verb may be derived from them
_ROUNDS = 2
_LEAST_COUNT = 2
_DOUBT_ABOUT_ADJECTIVES = 10  # a compound ends with „Zentrale", the ending of an adjective looks like „Lose"
_COUNT_OF_FIELD_WORD = 60
_WEIGHT_OF_USUAL = 3.0  # how many compounds outweigh what links are usual

type _Split = tuple[str, str, str]  # head, link, tail


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a dictionary as the lexicon spells them.

    `adjectives` are those among the nouns that are adjectives written large: „der Amtliche", „das Lose".
    """

    all: set[str]
    nouns: set[str]
    adjectives: set[str]
    verbs: set[str]


def counted_lexicon(lemmas: Iterable[str], own: FieldWords) -> CompoundLexicon:
    """The lexicon from the base forms of a dictionary and the words of the field.

    A part is taken from the dictionary where at least two compounds have it; words of three letters only from the
    field, they are too often chance.
    """
    words = _words(lemmas)
    tails = {noun for noun in words.nouns if SHORTEST <= len(noun) <= _LONGEST_NOUN} - own.never_last
    never_first = own.never_first | own.never_last
    heads = {form: word for form, word in _heads(tails, words.verbs).items() if form not in never_first}
    counts = _counts(_candidates(words.nouns, heads, tails))
    counts.tails.subtract(dict.fromkeys(words.adjectives, _DOUBT_ABOUT_ADJECTIVES))
    lexicon = _with_costs(heads, counts, own)
    return replace(lexicon, wholes=own.wholes | _wholes(words, lexicon))


def _candidates(nouns: Iterable[str], heads: Mapping[str, str], tails: Collection[str]) -> list[list[_Split]]:
    candidates = (
        list(_splits(noun, heads, tails)) for noun in sorted(nouns) if len(noun) <= _LONGEST_COMPOUND
    )
    return [splits for splits in candidates if splits]


def _words(lemmas: Iterable[str]) -> _Words:
    words = _Words(set(), set(), set(), set())
    listed = {lemma for lemma in lemmas if lemma.isalpha()}
    for lemma in listed:
        word = key(lemma)
        words.all.add(word)
        if lemma[0].isupper():
            if lemma[1:].islower():
                words.nouns.add(word)
                if _is_adjective(lemma, listed):
                    words.adjectives.add(word)
        elif lemma.endswith(("en", "ern", "eln")) and len(lemma) <= _LONGEST_VERB:
            words.verbs.add(word)
    return words


def _is_adjective(lemma: str, listed: Collection[str]) -> bool:
    return lemma.endswith(("e", "er")) and lemma.removesuffix("r").removesuffix("e").lower() in listed


def _heads(nouns: Collection[str], verbs: Iterable[str]) -> dict[str, str]:
    """Nouns, nouns without the „e" at their end and stems of verbs, each with its word; nouns before verbs."""
    heads = {noun: noun for noun in nouns}
    for noun in sorted(nouns):
        if noun.endswith("e") and len(noun) > SHORTEST:
            heads.setdefault(noun[:-1], noun)
    for verb in sorted(verbs):
        stem = verb.removesuffix("en") if verb.endswith("en") else verb[:-1]
        if len(stem) >= SHORTEST:
            heads.setdefault(stem, verb)
    return heads


def _splits(noun: str, heads: Mapping[str, str], tails: Collection[str]) -> Iterator[_Split]:
    """Each way to see the noun as head and tail."""
    for cut in range(SHORTEST, len(noun) - SHORTEST + 1):
        tail = noun[cut:]
        if tail in tails:
            for link in LINKS:
                head = noun[: cut - len(link)]
                if head in heads and noun.startswith(link, len(head)):
                    yield head, link, tail


class _Counts:
    """How many compounds have each head, each head with each link, each link and each tail."""

    def __init__(self, splits: Collection[_Split]) -> None:
        self.total = len(splits) or 1
        self.heads = Counter(head for head, _, _ in splits)
        self.linked = Counter((head, link) for head, link, _ in splits)
        self.links = Counter(link for _, link, _ in splits)
        self.tails = Counter(tail for _, _, tail in splits)

    def cost(self, split: _Split) -> float:
        """What a way to see a compound costs."""
        head, link, tail = split
        return self.head_cost(head) + self.link_cost(head, link) + self.tail_cost(tail)

    def head_cost(self, head: str, at_least: float = 0.5) -> float:
        """The cost of a head; a part counts as often as it must at least."""
        return log(self.total / max(self.heads[head], at_least))

    def tail_cost(self, tail: str, at_least: float = 0.5) -> float:
        """The cost of a tail."""
        return log(self.total / max(self.tails[tail], at_least))

    def link_cost(self, head: str, link: str) -> float:
        """The cost of a link behind a head: what the head usually has, or else what heads have."""
        usual = (self.links[link] + 1) / (self.total + len(LINKS))
        return -log(
            (self.linked[head, link] + _WEIGHT_OF_USUAL * usual) / (self.heads[head] + _WEIGHT_OF_USUAL)
        )


def _counts(candidates: list[list[_Split]]) -> _Counts:
    """Counted over the best way to see each compound; what is best follows from the counts of the round before."""
    counts = _Counts([split for splits in candidates for split in _with_shortest_link(splits)])
    for _ in range(_ROUNDS):
        counts = _Counts(
            [min(splits, key=lambda split: (counts.cost(split), split)) for splits in candidates]
        )
    return counts


def _with_shortest_link(splits: list[_Split]) -> Iterator[_Split]:
    shortest = min(len(link) for _, link, _ in splits)
    return (split for split in splits if len(split[1]) == shortest)


def _with_costs(heads: Mapping[str, str], counts: _Counts, own: FieldWords) -> CompoundLexicon:
    kept = {form: heads[form] for form in _frequent(counts.heads)} | _heads(own.words, ()) | {**own.heads}
    return CompoundLexicon(
        heads=kept,
        head_costs={form: _head_costs(form, counts, own, word) for form, word in kept.items()},
        tail_costs={
            word: round(counts.tail_cost(word, _COUNT_OF_FIELD_WORD if word in own.words else 1), 1)
            for word in _frequent(counts.tails) | own.words
        },
        field_words=own.words,
    )


def _head_costs(form: str, counts: _Counts, own: FieldWords, word: str) -> tuple[float, ...]:
    of_field = word in own.words or form in own.heads
    cost = counts.head_cost(form, _COUNT_OF_FIELD_WORD if of_field else 1)
    return tuple(round(cost + counts.link_cost(form, link), 1) for link in LINKS)


def _frequent(counts: Mapping[str, int]) -> set[str]:
    return {word for word, count in counts.items() if count >= _LEAST_COUNT and len(word) > SHORTEST}


def _wholes(words: _Words, lexicon: CompoundLexicon) -> frozenset[str]:
    """The words of the dictionary that would be taken apart and must not be.

    These are verbs and what is derived from them („verbrauch-en", „Verbrauch-er", „Gründ-ung"), adjectives („gemeinsam"
    with „-samen", which is a word too), women whose men are no compound („Minist-erin"), and words that only happen to
    end like one of the field („Substanz").
    """
    splitter = CompoundSplitter(lexicon)
    short = sorted(word for word in words.all if len(word) <= _LONGEST_WHOLE)
    small = (word for word in short if word not in words.nouns)
    whole = {word for word in short if _is_derived(word, words.verbs) and splitter.parts_of(word)}
    whole |= {word for word in small if splitter.parts_of(word) or splitter.parts_of(f"{word}en")}
    whole |= {word for word in short if splitter.has_unknown_beginning(word)}
    splitter = CompoundSplitter(replace(lexicon, wholes=frozenset(whole)))
    women = ((word, man) for word in short if (man := _man(word, words.nouns)) and splitter.parts_of(word))
    return frozenset(whole | {word for word, man in women if not splitter.parts_of(man)})


def _is_derived(word: str, verbs: Collection[str]) -> bool:
    stem = next((word.removesuffix(ending) for ending in ("ung", "er", "e") if word.endswith(ending)), word)
    return word in verbs or f"{stem}en" in verbs or f"{stem}n" in verbs


def _man(word: str, nouns: Collection[str]) -> str | None:
    short = word.removesuffix("in")
    return next((man for man in (short, f"{short}e") if word != short and man in nouns), None)
