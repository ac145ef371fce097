"""The table of stems: what is written is read again."""

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.word_table import EMPTY, WordTable, written

_WORDS = st.text(alphabet="abcäкурс", min_size=1, max_size=12)


@given(st.dictionaries(_WORDS, _WORDS, max_size=60))
def test_table_gives_back_what_was_written(entries: dict[str, str]) -> None:
    table = WordTable(written(entries))

    assert {word: table.get(word) for word in entries} == entries


@given(st.dictionaries(_WORDS, _WORDS, max_size=60), _WORDS)
def test_table_knows_its_words_only(entries: dict[str, str], other: str) -> None:
    table = WordTable(written(entries))

    assert (other in table) == (other in entries)
    assert table.get(other) == entries.get(other)


def test_table_without_words_knows_none() -> None:
    assert EMPTY.get("kurs") is None
    assert WordTable(written({})).get("") is None
