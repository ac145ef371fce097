"""Any texts as something to be searched: read from a file, indexed in a folder, asked without facts or places."""

import json
from collections.abc import Iterator
from pathlib import Path

from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.searching import matches, rarity
from knotenpunkt.search.domain.understanding import Knowledge, understood_as_words
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.index.opening import newest_reader, open_index
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.index.writing import build


def parsed_documents(name: str, text: str) -> Iterator[SearchDocument]:
    """The documents of a file of JSON lines: id, lang, title, text. ValueError says which line cannot be used and why."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _parsed(f"{name}, Zeile {number}", line)


def _parsed(place: str, line: str) -> SearchDocument:
    try:
        entry = json.loads(line)
        return SearchDocument(
            key=str(entry["id"]),
            title=str(entry["title"]),
            language=str(entry["lang"]),
            texts=(str(entry["text"]),),
        )
    except json.JSONDecodeError as error:
        raise ValueError(f"{place}: kein JSON ({error.msg}).") from error
    except (KeyError, TypeError) as error:
        raise ValueError(f"{place}: {error} fehlt.") from error


import os
ALPHA=float(os.environ.get('ALPHA','0'))
BAL=bool(int(os.environ.get('BAL','1')))

class Corpus:
    """Texts, ready to be asked."""

    def __init__(self, documents: Iterator[SearchDocument], folder: Path, knowledge: Knowledge) -> None:
        build(folder, documents, tokeniser(knowledge.analysis), "corpus", Versions(0, {}))
        self._knowledge = knowledge
        self._reader = newest_reader(open_index(folder))
        self._vocabulary = Vocabulary(self._reader.vocabulary())

    def found(self, question: str, language: str, number: int) -> tuple[tuple[str, ...], bool]:
        """The keys of the best texts, and whether even they fit weakly."""
        understanding = understood_as_words(question, language, self._knowledge, self._vocabulary)
        if not understanding.slots:
            return (), True
        those = matches(self._reader, understanding.slots, self._reader.everything)
        slots = those.slots
        candidates = self._reader.best_of_any_slot(slots, (), 300)
        from knotenpunkt.search.domain.searching import _share
        N=len(self._reader.everything)
        w=[rarity(len(x),N) if BAL else 1.0 for x in those.sets]; T=sum(w) or 1
        candidates.sort(key=lambda c:-c.score*(sum(v for v,x in zip(w,those.sets) if c.ordinal in x)/T)**ALPHA)
        keys = self._reader.keys([candidate.ordinal for candidate in candidates[:number]])
        return tuple(keys), not those.full
