"""Which words German compounds are made of, and what each costs; the words of the field as a file lists them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.search.domain.german_letters import without_umlauts
from knotenpunkt.search.domain.letters import folded

LINKS = ("", "s", "n", "en", "er", "e", "es", "ns", "innen")
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class CompoundLexicon:
    """The parts of compounds: what a compound may begin with and end with, and what each costs.

    `heads` gives for each form that a further part may follow („schul", „sprach") its word („schule", „sprache"), and
    `head_costs` what it costs with each of the `LINKS` behind it. A part or a link that fewer compounds have costs
    more. `wholes` look like compounds and are none: names, „verbrauch".
    The words of the field are told from rarer ones: they end a compound even where its beginning is not known.
    """

    heads: Mapping[str, str]
    head_costs: Mapping[str, tuple[float, ...]]
    tail_costs: Mapping[str, float]
    field_words: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What the field itself says: parts whatever the dictionary counts, forms of parts, words to leave whole.

    Besides, syllables that the dictionary has as words and that are never the first or never the last part.
    """

    words: frozenset[str]
    heads: Mapping[str, str]
    wholes: frozenset[str]
    never_first: frozenset[str]
    never_last: frozenset[str]


def field_words(text: str) -> FieldWords:
    """Read the words of the field, a line each.

    „Kurs" is a part, „Themen- Thema" what a part becomes before others, „!Wegberg !Transport" are wholes,
    „never-first:" and „never-last:" go before syllables. Empty lines and lines that begin with „#" say nothing. Raises
    ValueError for any other line.
    """
    found: dict[str, set[str]] = {name: set() for name in ("", "!", "never-first:", "never-last:")}
    heads = dict[str, str]()
    for line in text.splitlines():
        match line.split():
            case []:
                continue
            case [first, *_] if first.startswith("#"):
                continue
            case [("never-first:" | "never-last:") as name, *syllables]:
                found[name].update(map(key, syllables))
            case [*several] if all(word.startswith("!") for word in several):
                found["!"].update(key(word.removeprefix("!")) for word in several)
            case [word] if word.isalpha():
                found[""].add(key(word))
            case [form, word] if form.endswith("-") and word.isalpha():
                heads[key(form.removesuffix("-"))] = key(word)
            case _:
                raise ValueError(f"Neither a part, a form with its part, wholes nor syllables: {line!r}")
    words, wholes, never_first, never_last = map(frozenset, found.values())
    return FieldWords(words, heads, wholes, never_first, never_last)


def key(word: str) -> str:
    """How the lexicon spells a German word."""
    return without_umlauts(folded(word))


def written(lexicon: CompoundLexicon) -> str:
    """The lexicon as text, from which `parsed` makes it again; what many heads cost alike stands in it once."""
    costs = {each: number for number, each in enumerate(sorted(set(lexicon.head_costs.values())))}
    heads = {form: [word, costs[lexicon.head_costs[form]]] for form, word in sorted(lexicon.heads.items())}
    tails = dict(sorted(lexicon.tail_costs.items()))
    lists = {"field_words": sorted(lexicon.field_words), "wholes": sorted(lexicon.wholes)}
    return json.dumps({"costs": [*costs], "heads": heads, "tails": tails, **lists}, separators=(",", ":"))


def parsed(text: str) -> CompoundLexicon:
    """The lexicon that `written` made a text of."""
    values = json.loads(text)
    costs = [tuple(each) for each in values["costs"]]
    return CompoundLexicon(
        heads={form: word for form, (word, _) in values["heads"].items()},
        head_costs={form: costs[number] for form, (_, number) in values["heads"].items()},
        tail_costs=values["tails"],
        field_words=frozenset(values["field_words"]),
        wholes=frozenset(values["wholes"]),
    )
