"""Documents in words become documents in tokens."""

from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.index.fingerprint import program_fingerprint
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.word_files import analysis

DOCUMENT = SearchDocument(
    "offer:1",
    "Sprachkurse",
    texts=("Kaffee und Kuchen",),
    names=("Haus Sonne",),
    translations={"en": ("Language courses", "with coffee"), "tr": ("Dil kursları",), "fr": ()},
)


def test_each_text_is_taken_apart_in_its_own_language() -> None:
    tokens = tokeniser(analysis())(DOCUMENT)
    german = [analysis().tokens(text, "de") for text in ("Sprachkurse", "Kaffee und Kuchen", "Haus Sonne")]
    english = [analysis().tokens(text, "en") for text in ("Language courses", "with coffee")]
    turkish = [analysis().tokens("Dil kursları", "tr")]
    assert tokens.text == tuple(token for text in (*german, *english, *turkish) for token in text)


def test_titles_are_the_title_and_its_translations() -> None:
    titles = {"de": "Sprachkurse", "en": "Language courses", "tr": "Dil kursları"}
    assert tokeniser(analysis())(DOCUMENT).title == tuple(
        token for language, title in titles.items() for token in analysis().tokens(title, language)
    )


def test_surface_words_are_whole_words_as_written() -> None:
    assert tokeniser(analysis())(DOCUMENT).surface == (
        *("sprachkurse", "kaffee", "und", "kuchen", "haus", "sonne"),
        *("language", "courses", "with", "coffee", "dil", "kurslari"),
    )


def test_no_token_has_white_space() -> None:
    document = SearchDocument(
        "offer:1", "a\tb\u00a0c\u2028d\u200be", texts=("١٢ می\u200cخواهم\x1cx",), language="fa"
    )
    tokens = tokeniser(analysis())(document)
    assert [token for token in (*tokens.text, *tokens.surface) if token.split() != [token]] == []


def test_fingerprint_is_that_of_the_program() -> None:
    assert (program_fingerprint(), len(program_fingerprint())) == (program_fingerprint(), 32)
