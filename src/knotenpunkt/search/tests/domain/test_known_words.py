"""The table of words that a language has."""

from knotenpunkt.search.domain.known_words import NONE, KnownWords, written

NUMBER = 100_000


def test_known_words_are_all_known() -> None:
    words = {f"wort{number}" for number in range(NUMBER)}
    known = KnownWords(written(words))

    assert [word for word in words if word not in known] == []


def test_of_words_by_the_million_one_unknown_word_in_a_thousand_passes_for_known() -> None:
    known = KnownWords(written(f"wort{number}" for number in range(NUMBER)))

    assert (
        sum(f"anderes{number}" in known for number in range(NUMBER))
        <= NUMBER // 1000 * NUMBER // 1_000_000 * 2
    )


def test_no_words_know_nothing() -> None:
    assert "" not in NONE
    assert "kurs" not in NONE
