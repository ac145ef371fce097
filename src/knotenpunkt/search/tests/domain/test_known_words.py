"""The table of words that a language has."""

from knotenpunkt.search.domain.known_words import NONE, KnownWords, bits_of


def test_known_words_are_all_known() -> None:
    words = {f"wort{number}" for number in range(5000)}
    known = KnownWords(bits_of(words))

    assert [word for word in words if word not in known] == []


def test_unknown_words_pass_for_known_in_one_of_five_hundred_at_most() -> None:
    known = KnownWords(bits_of({f"wort{number}" for number in range(5000)}))

    assert sum(f"anderes{number}" in known for number in range(5000)) <= 10


def test_no_words_know_nothing() -> None:
    assert "" not in NONE
    assert "kurs" not in NONE
