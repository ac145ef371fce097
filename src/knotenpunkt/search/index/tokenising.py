"""From documents in words to documents in tokens, by the analysis that questions are read with as well."""

from collections.abc import Iterator
from itertools import chain

from knotenpunkt.search.domain.analysis import Analysis
from knotenpunkt.search.domain.document import SearchDocument, TokenisedDocument
from knotenpunkt.search.index.writing import Tokenise


def tokeniser(analysis: Analysis) -> Tokenise:
    """Each text of a document is taken apart by the rules of its own language; stop words are indexed too."""

    def tokenised(document: SearchDocument) -> TokenisedDocument:
        titles = (analysis.tokens(text, language) for language, text in _titles(document))
        texts = [analysis.indexed(text, language) for language, text in _texts(document)]
        return TokenisedDocument(
            title=tuple(chain.from_iterable(titles)),
            text=tuple(chain.from_iterable(tokens for tokens, _ in texts)),
            surface=tuple(chain.from_iterable(surfaces for _, surfaces in texts)),
        )

    return tokenised


def _titles(document: SearchDocument) -> Iterator[tuple[str, str]]:
    """The title and its translations, each with its language."""
    yield document.language, document.title
    for language, translations in document.translations.items():
        yield from ((language, title) for title in translations[:1])


def _texts(document: SearchDocument) -> Iterator[tuple[str, str]]:
    """Everything that can be found of a document, one text for each language; the title comes first."""
    yield document.language, "\n".join((document.title, *document.texts, *document.names))
    for language, translations in document.translations.items():
        yield language, "\n".join(translations)
