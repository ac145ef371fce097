"""Matched words in texts: marked, and everything else escaped."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.presentation.marking import SHOWN_AROUND, Matched, marked, snippet
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token, as_part, as_word
from knotenpunkt.search.queries.knowledge import analysis

TAG = re.compile(r"</?mark>")


def looking_for(*tokens: Token, weight: float = 1.0) -> Matched:
    return Matched.by([Slot((Alternative((token,), weight),)) for token in tokens], analysis())


def stem(word: str) -> str:
    return analysis().analysed(word.casefold(), "de")[0]


def shown(text: str, matched: Matched) -> list[str]:
    """The words of a text that are marked."""
    return re.findall(r"<mark>(.*?)</mark>", marked(text, matched.words(text)))


COURSE = looking_for(as_word(stem("Kurs")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kurs", ["Kurs"]),
        ("Zwei KURSE, drei Kurse", ["KURSE", "Kurse"]),
        ("Ein Sprachkurs für alle", ["Sprachkurs"]),
        ("Kursiv geschrieben", []),
        ("", []),
        ("🎵 Kurs 🎵", ["Kurs"]),
    ],
)
def test_a_word_is_marked_in_each_of_its_forms_and_in_compounds(text: str, found: list[str]) -> None:
    assert shown(text, COURSE) == found


@pytest.mark.parametrize(
    ("token", "found"),
    [
        (as_word(stem("Mutter")), ["Mütter"]),
        (as_part(stem("Sprache")), ["Sprachkurs"]),
        (Token(Field.TITLE, stem("Mutter")), ["Mütter"]),
        (Token(Field.SURFACE, "sprachkurs"), ["Sprachkurs"]),
        (Token(Field.SURFACE, "sprach"), []),
        (Token(Field.FACETS, "thema:sprachkurs"), []),
        (as_word("fur"), []),
    ],
    ids=["stem", "part", "title", "surface", "beginning of a word", "mark", "stop word"],
)
def test_every_way_to_a_text_marks_its_words(token: Token, found: list[str]) -> None:
    assert shown("Sprachkurs für Mütter", looking_for(token)) == found


def test_what_was_hardly_meant_is_not_marked() -> None:
    assert shown("Sprachkurs", looking_for(as_word(stem("Kurs")), weight=0.3)) == []
    assert shown("Sprachkurs", looking_for(as_word(stem("Kurs")), weight=0.4)) == ["Sprachkurs"]


def test_where_nothing_was_looked_for_nothing_is_marked() -> None:
    assert shown("Sprachkurs für Mütter", Matched.by([], analysis())) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            'Kurs <b>Vielklang</b> & "mehr"',
            "<mark>Kurs</mark> &lt;b&gt;Vielklang&lt;/b&gt; &amp; &quot;mehr&quot;",
        ),
        ("<b>Kurs</b>", "&lt;b&gt;<mark>Kurs</mark>&lt;/b&gt;"),
        ("<mark>Kurs</mark>", "&lt;mark&gt;<mark>Kurs</mark>&lt;/mark&gt;"),
        ("'Kurs'", "&#x27;<mark>Kurs</mark>&#x27;"),
        ("Kurs &lt;", "<mark>Kurs</mark> &amp;lt;"),
    ],
)
def test_everything_but_the_marks_is_escaped(text: str, written: str) -> None:
    assert marked(text, COURSE.words(text)) == written


PIECES = st.sampled_from(
    [
        "Kurs",
        "Sprachkurse",
        "<b>",
        "</mark>",
        "<mark>",
        "&amp;",
        "&",
        '"',
        "'",
        " ",
        "\n",
        "für",
        "ß",
        "İ",
        "دورة",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_without_its_marks_the_text_is_as_it_was(text: str) -> None:
    written = marked(text, COURSE.words(text))

    assert html.unescape(TAG.sub("", written)) == html.unescape(html.escape(text))
    assert set(re.findall(r"<[^>]*>?", written)) <= {"<mark>", "</mark>"}
    assert written.count("<mark>") == written.count("</mark>") == len(COURSE.words(text))


def test_without_a_matched_word_there_is_no_snippet() -> None:
    assert snippet("Wir singen zusammen.", COURSE) is None
    assert snippet("", COURSE) is None


def test_a_short_text_is_shown_whole_and_in_one_line() -> None:
    assert snippet("Einfacher <i>Kurs</i>.\n\n  Die Kinder werden betreut.", COURSE) == (
        "Einfacher &lt;i&gt;<mark>Kurs</mark>&lt;/i&gt;. Die Kinder werden betreut."
    )


def test_of_a_long_text_the_part_around_the_first_matched_word_is_shown() -> None:
    before, after = "vorher " * 40, " nachher" * 40
    written = snippet(f"{before}ein Kurs und ein Sprachkurs{after} Kurs", COURSE)

    assert written == (
        f"… {'vorher ' * 10}ein <mark>Kurs</mark> und ein <mark>Sprachkurs</mark>{' nachher' * 6} …"
    )


def test_a_snippet_shows_its_word_even_within_an_endless_one() -> None:
    assert snippet(f"Siehe Kurs/{'x' * 200}", COURSE) == "Siehe <mark>Kurs</mark> …"


@given(
    st.lists(
        st.sampled_from(["Kurs", "und", "Menschen,", "Wohnungsgeberbestätigung", "A.", "–"]), max_size=60
    )
)
def test_a_snippet_is_a_part_of_the_text_cut_between_its_words(words: list[str]) -> None:
    text = " ".join(words)
    written = snippet(text, COURSE)
    if written is None:
        assert "Kurs" not in words
        return
    kept = TAG.sub("", written).removeprefix("… ").removesuffix(" …").split(" ")

    assert kept in [words[start : start + len(kept)] for start in range(len(words))]
    assert "<mark>Kurs</mark>" in written
    assert len(" ".join(kept)) <= 2 * SHOWN_AROUND + len("Kurs") + len("Wohnungsgeberbestätigung ")
