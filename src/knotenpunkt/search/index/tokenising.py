"""From documents in words to documents in tokens, by the analysis that questions are read with as well."""

from collections.abc import Iterator
from itertools import chain

from knotenpunkt.search.domain.analysis import Analysis
from knotenpunkt.search.domain.document import SearchDocument, TokenisedDocument
from knotenpunkt.search.index.writing import Tokenise


def tokeniser(analysis: Analysis) -> Tokenise:
    """Each text of a document is taken apart by the rules of its own language; stop words are indexed too."""

    def tokenised(document: SearchDocument) -> TokenisedDocument:
        texts = list(_texts(document))
        return TokenisedDocument(
            title=tuple(
                chain.from_iterable(analysis.tokens(text, language) for language, text in _titles(document))
            ),
            text=tuple(chain.from_iterable(analysis.tokens(text, language) for language, text in texts)),
            surface=tuple(chain.from_iterable(analysis.surfaces(text, language) for language, text in texts)),
        )

    return tokenised


def _titles(document: SearchDocument) -> Iterator[tuple[str, str]]:
    """The title and its translations, each with its language."""
    yield document.language, document.title
    for language, translations in document.translations.items():
        yield from ((language, title) for title in translations[:1])


def _texts(document: SearchDocument) -> Iterator[tuple[str, str]]:
    """Everything that can be found of a document, with its language; the title comes first."""
    for text in (document.title, *document.texts, *document.names):
        yield document.language, text
    for language, translations in document.translations.items():
        for text in translations:
            yield language, text
