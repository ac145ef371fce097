"""How a text becomes stems and parts of compounds."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.word_files import analysis


def _stems(text: str, language: str) -> list[str]:
    return [word.stem for word in analysis().words(text, language)]


def test_words_lie_where_they_are_in_the_text() -> None:
    text = "Der Deutsch-Kurs (für Mütter), 10-12 Uhr: Sprach- und Kulturmittler:innen e.V.!"

    assert [text[word.start : word.end] for word in analysis().words(text, "de")] == [
        *(
            "Der",
            "Deutsch-Kurs",
            "für",
            "Mütter",
            "10",
            "12",
            "Uhr",
            "Sprach-",
            "und",
            "Kulturmittler:innen",
            "e",
            "V",
        ),
    ]


def test_word_has_surface_stem_and_parts() -> None:
    (word,) = analysis().words("Hausaufgabenhilfen", "de")

    assert (word.surface, word.stem, word.parts) == (
        "hausaufgabenhilfen",
        "hausaufgabhilf",
        ("haus", "aufgab", "hilf"),
    )


def test_tokens_are_the_stem_and_all_parts() -> None:
    assert analysis().tokens("Die Hausaufgabenhilfe.", "de") == [
        *("der", "+der"),
        *("hausaufgabhilf", "+hausaufgabhilf", "+haus", "+aufgab", "+hilf", "+hausaufgab", "+aufgabhilf"),
    ]


def test_compound_inside_a_compound_is_found_as_a_part() -> None:
    stem = analysis().analysed("hausaufgaben", "de")[0]

    assert f"+{stem}" in analysis().tokens("Hausaufgabenhilfe", "de")


@pytest.mark.parametrize(
    "written",
    [
        "Mitarbeiter",
        "Mitarbeiterinnen",
        "Mitarbeiter:innen",
        "Mitarbeiter*innen",
        "Mitarbeiter_innen",
        "Mitarbeiter·innen",
        "MitarbeiterInnen",
        "Mitarbeiter/innen",
        "Mitarbeiter/-innen",
        "Mitarbeiter(innen)",
        "Mitarbeiter(-innen)",
        "Mitarbeiter:in",
        "MitarbeiterIn",
        "Mitarbeiter/in",
    ],
)
def test_word_for_all_genders_has_one_stem(written: str) -> None:
    assert _stems(f"Unsere {written}, gern", "de")[1:2] == ["mitarbeit"]


def test_signs_of_gender_inside_a_compound_change_nothing() -> None:
    plain = _stems("Bürgerinnenberatung", "de")

    assert [_stems(written, "de") for written in ("Bürger:innenberatung", "Bürger*innen-Beratung")] == [
        plain,
        plain,
    ]


def test_words_with_a_colon_or_a_slash_stay_apart_otherwise() -> None:
    assert _stems("Uhr:zeit und/oder in/im", "de") == ["uhr", "zeit", "und", "oder", "in", "im"]


@pytest.mark.parametrize(
    ("hyphened", "joined"),
    [("Deutsch-Kurs", "Deutschkurse"), ("Eltern-Kind-Gruppe", "Elternkindgruppen"), ("E-Mail", "Email")],
)
def test_hyphened_word_is_the_joined_word(hyphened: str, joined: str) -> None:
    assert _stems(hyphened, "de") == _stems(joined, "de")


def test_hyphened_word_has_its_pieces_as_parts() -> None:
    found = {
        text: analysis().words(text, "de")[0]
        for text in ("Eltern-Kind-Gruppe", "Hückelhoven-Baal", "B1-Kurse")
    }

    assert {text: word.parts for text, word in found.items()} == {
        "Eltern-Kind-Gruppe": ("elt", "kind", "grupp"),
        "Hückelhoven-Baal": ("huckelhov", "baal"),
        "B1-Kurse": ("b1", "kurs"),
    }


def test_part_before_a_hyphen_stands_for_its_word() -> None:
    first, _, other = analysis().words("Sprach- und Kulturmittler", "de")

    assert (first.stem, other.parts) == (_stems("Sprache", "de")[0], ("kultur", "mittl"))


@pytest.mark.parametrize(
    "spellings",
    [
        "Mütter Muetter Mutter MÜTTER Mu\u0308tter",
        "Hückelhoven Hueckelhoven Huckelhoven",
        "Straße Strasse Str. STRASSE",
        "Köln Koeln Koln",
        "Müttercafé Muettercafe Mutter-Cafe",
        "wöchent\u00adlich wöchentlich",
    ],
)
def test_spellings_of_a_german_word_share_their_stem(spellings: str) -> None:
    assert len({_stems(spelling, "de")[0] for spelling in spellings.split(" ")}) == 1


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", "دورة الدورة والدورات للدورة دورات"),
        ("ar", "طفل أطفال للأطفال الأَطفال والأطفال"),
        ("ar", "مدرسة المدرسه المدارس بمدرسة"),
        ("fa", "کلاس كلاس کلاس‌ها کلاسها کلاس‌های کلاسهای"),
        ("tr", "kurs KURS Kursları kurslar'ın kurslarda"),
        ("tr", "çocuk ÇOCUK cocuk çocuğun çocuklarımız"),
        ("tr", "sınıf SINIF sinif sınıflar"),
        ("pl", "kurs kursy kursów"),
        ("pl", "język języka jezyka"),
        ("uk", "курс курси курсів"),
        ("uk", "перекладач перекладача перекладачів"),
        ("uk", "сім'я сім’ї сімю"),
        ("ru", "ребёнок ребенок ребёнка"),
        ("ru", "курс курсы курсов"),
        ("ro", "copil copii copiilor"),
        ("fr", "étudiant étudiante etudiants ÉTUDIANT"),
        ("nl", "cursus cursussen"),
        ("en", "child children child's"),
    ],
)
def test_forms_of_a_word_share_their_stem_in_every_language(language: str, forms: str) -> None:
    assert len({_stems(form, language)[0] for form in forms.split()}) == 1


def test_apostrophe_parts_words_but_not_cyrillic_ones() -> None:
    surfaces = [
        analysis().indexed(text, language)[1] for text, language in (("l’école", "fr"), ("п’ять", "uk"))
    ]

    assert surfaces == [["l", "ecole"], ["пять"]]


def test_surfaces_have_hyphened_words_joined_and_in_pieces() -> None:
    assert analysis().indexed("Der Deutsch-Kurs für Mütter, Mo.-Fr.", "de")[1] == [
        *("der", "deutschkurs", "deutsch", "kurs", "fur", "mutter", "mo", "fr"),
    ]


@pytest.mark.parametrize("sign", ["ʼ", "ʾ", "ـ", "ـــ", "ـ-ـ"])
def test_sign_without_a_letter_is_no_word(sign: str) -> None:
    text = f"{sign} Kurs {sign}"
    found = [(word.surface, word.start) for word in analysis().words(text, "de")]
    assert (found, analysis().tokens(text, "de"), analysis().indexed(text, "de")[1]) == (
        [("kurs", len(sign) + 1)],
        ["kurs", "+kurs"],
        ["kurs"],
    )


def test_language_may_come_with_a_region() -> None:
    assert _stems("Deutschkurse", "de-DE") == _stems("Deutschkurse", "de")


def test_words_of_an_unknown_language_are_folded_only() -> None:
    assert _stems("Navendên Şêwirmendiyê", "ku") == ["navenden", "sewirmendiye"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_folded_words_are_analysed_as_they_were_in_the_text(language: str) -> None:
    text = "Müttercafé Straße Kurse Lehrerinnen курсів للأطفال کلاسهای çocukların języka femeile"

    assert [analysis().analysed(word.surface, language) for word in analysis().words(text, language)] == [
        (word.stem, word.parts) for word in analysis().words(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "der für und ist wo e v"),
        ("en", "the for and is where i"),
        ("nl", "het voor en is waar"),
        ("tr", "bir icin ve nerede"),
        ("pl", "w dla i jest gdzie"),
        ("ro", "un pentru si este unde"),
        ("ar", "في من الي و اين"),
        ("uk", "у для і є де"),
        ("ru", "в для и есть где"),
        ("fa", "در براي و است كجا ها"),
        ("fr", "le pour et est ou l"),
    ],
)
def test_stop_words_say_nothing(language: str, words: str) -> None:
    assert [word for word in words.split() if not analysis().is_stop_word(folded(word), language)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "ohne nur nicht kein kurs frauen 5"),
        ("en", "without only not no course women"),
        ("tr", "degil sadece kurs"),
        ("pl", "bez tylko nie kurs"),
        ("ar", "بدون فقط لا دوره"),
        ("ru", "без только не курс"),
        ("fr", "sans seulement pas cours"),
    ],
)
def test_negations_and_limits_are_no_stop_words(language: str, words: str) -> None:
    assert [word for word in words.split() if analysis().is_stop_word(folded(word), language)] == []


def test_known_are_words_of_the_dictionary_and_compounds_of_them() -> None:
    known = ["Kurse", "kurse", "Müttern", "Muettern", "Familienberatungsstelle"]
    unknown = ["Deutchkurs", "Hausaufgabn", "Bertung", "Zumbakurs"]

    assert [word for word in (*known, *unknown) if analysis().is_known(word, "de")] == known


def test_in_a_dictionary_are_no_compounds_that_it_does_not_have() -> None:
    assert [analysis().is_in_dictionary(word, "de") for word in ("Kurse", "Wasenberg")] == [True, False]
    assert analysis().is_known("Wasenberg", "de")


@pytest.mark.parametrize(
    ("written", "surfaces"),
    [
        ("Puis-je travailler ?", ["puis", "travailler"]),
        ("a-t-elle", ["a"]),
        ("rendez-vous", ["rendezvous"]),
        ("EST-CE", ["est"]),
        ("peut-être", ["peutetre"]),
    ],
)
def test_french_verb_of_a_question_is_without_its_pronoun(written: str, surfaces: list[str]) -> None:
    assert [word.surface for word in analysis().words(written, "fr")] == surfaces


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_has_words_in_order_that_agree_with_tokens(text: str, language: str) -> None:
    words = analysis().words(text, language)
    tokens = analysis().tokens(text, language)

    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert [word for word in words if not word.surface or word.start == word.end] == []
    assert {token for word in words for token in (word.stem, *(f"+{part}" for part in word.parts))} <= set(
        tokens
    )


@pytest.mark.parametrize(
    "text",
    [
        "ـ" * 10_000,
        "a" * 10_000,
        "a-" * 5_000,
        "a:in" * 2_500,
        "a\u0301" * 5_000,
        "1-1-" * 2_500,
        "hausaufgaben" * 900,
        "(((*:_/" * 1_500,
        "п'" * 5_000,
        "\x00\ud800<script>' OR 1=1; --" * 300,
    ],
)
def test_strange_texts_take_no_time(text: str) -> None:
    before = time.process_time()
    for language in ("de", "ar", "tr"):
        analysis().tokens(text, language)

    assert time.process_time() - before < 1
