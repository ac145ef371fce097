"""The nearest words and the beginnings, also against the plain rule, word by word."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from knotenpunkt.search.domain.vocabulary import LONG_WORD, MOST_CORRECTIONS, SHORTEST_WORD, Vocabulary

VOCABULARY = Vocabulary(
    {
        "beratung": 40,
        "sprachkurs": 20,
        "schwimmen": 10,
        "tisch": 5,
        "kurs": 30,
        "uhr": 8,
        "b1": 7,
        "b1kurs": 2,
    }
)

words = st.text("abc", min_size=1, max_size=10)
frequencies = st.dictionaries(words, st.integers(1, 4), max_size=10)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("tsch", "missing"),
        ("tiisch", "too much"),
        ("tasch", "wrong"),
        ("itsch", "swapped at the start"),
        ("tishc", "swapped at the end"),
    ],
)
def test_one_error_of_each_kind_is_forgiven(typed: str, error: str) -> None:
    assert VOCABULARY.nearest(typed) == ("tisch",), error


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("uhhr", ("uhr",)),
        ("uhh", ()),
        ("kur", ()),
        ("kusr", ("kurs",)),
        ("kusn", ()),
        ("schwime", ()),
        ("schwimem", ("schwimmen",)),
        ("sprahkusr", ("sprachkurs",)),
        ("sprahkusn", ()),
    ],
)
def test_longer_words_may_have_more_errors(typed: str, nearest: tuple[str, ...]) -> None:
    assert VOCABULARY.nearest(typed) == nearest


def test_one_error_is_nearer_than_two_however_frequent() -> None:
    assert Vocabulary({"sprachkurs": 1, "sprechkurse": 50}).nearest("sprachkursx") == ("sprachkurs",)


def test_same_first_letter_comes_before_frequency() -> None:
    assert Vocabulary({"send": 90, "hund": 2, "hand": 5}).nearest("hend") == ("hand", "hund", "send")


def test_equally_frequent_words_are_in_order_of_letters_and_only_a_few() -> None:
    assert Vocabulary(dict.fromkeys(("wand", "sand", "rand", "land", "band"), 1)).nearest("xand") == (
        *("band", "land", "rand"),
    )


def test_most_frequent_of_many_equally_near_comes_first() -> None:
    frequencies = dict.fromkeys((f"{letter}and" for letter in ascii_lowercase), 1) | {"zand": 100}
    assert Vocabulary(frequencies).nearest("αand") == ("zand", "aand", "band")


@pytest.mark.parametrize("typed", ["2024", "b1kurz", "kurs2", "4kurs"])
def test_what_has_digits_is_never_corrected(typed: str) -> None:
    assert VOCABULARY.nearest(typed) == ()


def test_words_and_only_they_are_known() -> None:
    assert [word in VOCABULARY for word in ("kurs", "b1", "kur", "kurse", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_an_empty_vocabulary_has_nothing_near_and_nothing_that_begins() -> None:
    assert (Vocabulary({}).nearest("beratung"), Vocabulary({}).beginning_with("b", 5)) == ((), ())


def test_the_most_frequent_words_that_go_on_come_first() -> None:
    vocabulary = Vocabulary(
        {"kurs": 50, "kursleiter": 3, "kursgebühr": 3, "kurse": 9, "kunst": 70, "rekurs": 9}
    )
    assert [vocabulary.beginning_with("kurs", number) for number in (0, 2, 9)] == [
        (),
        ("kurse", "kursgebühr"),
        ("kurse", "kursgebühr", "kursleiter"),
    ]


@given(frequencies, words)
def test_nearest_are_the_best_by_the_plain_rule(frequencies: dict[str, int], typed: str) -> None:
    allowed = 0 if len(typed) < SHORTEST_WORD else 1 if len(typed) < LONG_WORD else 2
    distances = {
        word: OSA.distance(typed, word) for word in frequencies if allowed and len(word) >= SHORTEST_WORD - 1
    }
    least = min(distances.values(), default=99)
    near = [word for word, distance in distances.items() if distance == least <= allowed]
    near.sort(key=lambda word: (word[0] != typed[0], -frequencies[word], word))
    assert Vocabulary(frequencies).nearest(typed) == tuple(near[:MOST_CORRECTIONS])


@given(frequencies, st.text("abc", max_size=3), st.integers(0, 4))
def test_beginnings_are_the_best_by_the_plain_rule(
    frequencies: dict[str, int], start: str, number: int
) -> None:
    longer = [word for word in frequencies if word.startswith(start) and word != start]
    longer.sort(key=lambda word: (-frequencies[word], word))
    assert Vocabulary(frequencies).beginning_with(start, number) == tuple(longer[:number])


@given(st.text(ascii_lowercase, min_size=SHORTEST_WORD, max_size=12), st.data())
def test_two_neighbours_swapped_are_always_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert Vocabulary({word: 1}).nearest(swapped) == (word,)
