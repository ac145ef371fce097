"""Any texts as something to be searched: read from a file, indexed in a folder, asked without facts or places."""

from collections.abc import Iterator
from pathlib import Path

from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.json_lines import objects
from knotenpunkt.search.domain.searching import Circumstances, matches, ranked_by_any_slot
from knotenpunkt.search.domain.understanding import Knowledge, understood_as_words
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.index.opening import newest_reader, open_index
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.index.writing import build


def parsed_documents(name: str, text: str) -> Iterator[SearchDocument]:
    """The documents of a file of JSON lines: id, lang, title, text. ValueError says what is wrong in which line."""
    for place, entry in objects(name, text):
        values = [entry.get(key) for key in ("id", "title", "lang", "text")]
        if not all(isinstance(value, str) for value in values):
            raise ValueError(f"{place}: id, lang, title und text müssen Texte sein.")
        key, title, language, content = map(str, values)
        yield SearchDocument(key=key, title=title, language=language, texts=(content,))


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
        best = ranked_by_any_slot(self._reader, those, Circumstances((), {}, 0), number)
        return tuple(self._reader.keys([one.ordinal for one in best])), not those.full
