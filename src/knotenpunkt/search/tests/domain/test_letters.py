"""Which spellings are the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.letters import folded


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hückelhoven", "huckelhoven"),
        ("HÜCKELHOVEN", "huckelhoven"),
        ("Hu\u0308ckelhoven", "huckelhoven"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("ẞ", "ss"),
        ("İŞ", "is"),
        ("ısı", "isi"),
        ("Łódź", "lodz"),
        ("Îngrijire ȘI Ţară", "ingrijire si tara"),
        ("œuvre", "oeuvre"),
        ("Smørrebrød", "smorrebrod"),
        ("ﬁnden", "finden"),
        ("Ⅳ", "iv"),
        ("wöchent\u00adlich", "wochentlich"),
        ("l’école", "l'ecole"),
        ("Deutsch\u2011Kurs", "deutsch-kurs"),
    ],
)
def test_folded_latin_has_no_case_and_no_accents(written: str, expected: str) -> None:
    assert folded(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("الأَسْئِلَة", "الاسيله"),
        ("آدم", "ادم"),
        ("مدرســـة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("کلاس فارسی", "كلاس فارسي"),
        ("کلاس\u200cهای", "كلاس هاي"),
        ("۱۲٣", "123"),
    ],
)
def test_folded_arabic_letters_have_one_form_each(written: str, expected: str) -> None:
    assert folded(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ёлка", "елка"),
        ("їжак", "іжак"),
        ("ґанок", "ганок"),
        ("Мій", "мій"),
        ("сім’я", "сімя"),
        ("п'ять", "пять"),
    ],
)
def test_folded_cyrillic_keeps_only_what_everybody_writes(written: str, expected: str) -> None:
    assert folded(written) == expected


def test_folded_keeps_short_i_apart_from_i_also_in_two_pieces() -> None:
    assert folded("и\u0306") == folded("Й") == "й"


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
