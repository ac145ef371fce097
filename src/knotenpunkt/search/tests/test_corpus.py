"""Questions from the first letter to the documents: the real words, the real index, a few made-up offers."""

from pathlib import Path

import pytest

from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.queries.corpus import Corpus, parsed_documents
from knotenpunkt.search.queries.knowledge import knowledge_of_languages

TITLES = {
    "tanzkurs": "Kurs: Tanzen lernen",
    "sprachkurs": "Sprachkurs am Abend",
    "hausaufgaben": "Gemeinsam Hausaufgaben machen",
    "hausaufgabenhilfe": "Hausaufgabenhilfe der Grundschule",
    "fahrrad": "Fahrrad fahren für Frauen",
    "fahrradwerkstatt": "Fahrradwerkstatt im Hof",
    "schulden": "Schuldnerberatung",
    "tafel": "Lebensmittelausgabe der Tafel",
    "schwimmen": "Schwimmen für Kinder",
    "anmeldung": "Wohnsitz anmelden im Bürgeramt",
    "zahnarzt": "Zahnarztpraxis",
    "naehtreff": "Nähtreff",
    "yoga": "Yoga",
    "schach": "Schachklub",
    # What nobody asks for: a hint must be rare among all documents.
    **{name.lower(): name for name in ("Chor", "Gemeinschaftsgarten", "Theatergruppe", "Museumsführung")},
    **{
        name.lower(): name
        for name in ("Wohnungssuche", "Hebammensprechstunde", "Seniorencafé", "Computertreff")
    },
    **{
        name.lower(): name
        for name in ("Führerschein", "Fußballverein", "Angelverein", "Vogelkunde", "Sternwarte")
    },
}
OTHERS = [
    SearchDocument(
        "frauencafé",
        "Offener Dienstag",
        translations={"tr": ("Papatyalar kahvesi", "Birlikte çay içiyoruz"), "ar": ("ملتقى الياسمين",)},
    ),
    SearchDocument("novels", "Reading circle", language="en", texts=("We read novels together.",)),
    SearchDocument("caritas", "Sprechstunde", names=("Caritasverband Erkelenz",)),
    SearchDocument("picnic", "Picknick", texts=("Wir gehen in den Park und bringen Decken mit.",)),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    documents = [SearchDocument(key, title) for key, title in TITLES.items()]
    return Corpus(iter([*documents, *OTHERS]), tmp_path_factory.mktemp("corpus"), knowledge_of_languages())


def found(corpus: Corpus, question: str, language: str = "de") -> list[str]:
    """The keys of what is found, in no order."""
    return sorted(corpus.found(question, language, 30)[0])


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Kurs", ("tanzkurs", "sprachkurs")),
        ("Hausaufgaben", ("hausaufgaben", "hausaufgabenhilfe")),
        ("Hausaufgabenhilfe", ("hausaufgabenhilfe", "hausaufgaben")),
        ("Fahrrad", ("fahrrad", "fahrradwerkstatt")),
        ("Fahrradwerkstatt", ("fahrradwerkstatt", "fahrrad")),
        ("Werkstatt", ("fahrradwerkstatt",)),
        ("Sprachkurs", ("sprachkurs",)),
    ],
)
def test_compounds_are_found_both_ways_the_word_itself_first(
    corpus: Corpus, question: str, keys: tuple[str, ...]
) -> None:
    assert corpus.found(question, "de", 30) == (keys, False)


@pytest.mark.parametrize(
    "question",
    [
        "Fahrräder",
        "FAHRRAD",
        "Fahrraeder",
        "des Fahrrads",
        "Fahrrad?",
        "Fahr\u00adrad",
        "ich suche Fahrräder",
    ],
)
def test_forms_and_spellings_of_a_word_find_the_same(corpus: Corpus, question: str) -> None:
    assert found(corpus, question) == ["fahrrad", "fahrradwerkstatt"]


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Sprahckurs", ["sprachkurs"]),
        ("Hausaufgbaen", ["hausaufgaben", "hausaufgabenhilfe"]),
        ("Schuldnerbertaung", ["schulden"]),
        ("Zahnartzpraxis", ["zahnarzt"]),
        ("Caritsa", ["caritas"]),
        ("Qwertzuiop", []),
    ],
)
def test_typing_errors_are_forgiven(corpus: Corpus, question: str, keys: list[str]) -> None:
    assert found(corpus, question) == keys


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Hausauf", ["hausaufgaben", "hausaufgabenhilfe"]),
        ("Zahnarztpr", ["zahnarzt"]),
        ("Yoga Vogelku", ["vogelkunde", "yoga"]),
        ("Vogelku Yoga", ["yoga"]),
        ("Ya", []),
    ],
)
def test_last_word_may_be_unfinished(corpus: Corpus, question: str, keys: list[str]) -> None:
    assert found(corpus, question) == keys


def test_unfinished_compound_is_no_weak_question(corpus: Corpus) -> None:
    assert corpus.found("Fahrradwerks", "de", 30) == (("fahrradwerkstatt", "fahrrad"), False)


_SWIMMING = {
    "de": "schwimmen",
    "en": "swimming",
    "nl": "zwemmen",
    "tr": "yüzme",
    "pl": "pływanie",
    "ro": "înot",
    "ar": "سباحة",
    "uk": "плавання",
    "ru": "плавание",
    "fa": "شنا",
    "fr": "natation",
}
_DEBT = {
    "de": "Schulden",
    "en": "debts",
    "nl": "schulden",
    "tr": "borç",
    "pl": "długi",
    "ro": "datorii",
    "ar": "ديون",
    "uk": "борги",
    "ru": "долги",
    "fa": "بدهی",
    "fr": "dettes",
}
_BICYCLE = {
    "de": "Rad",
    "en": "bicycle",
    "nl": "fiets",
    "tr": "bisiklet",
    "pl": "rower",
    "ro": "bicicletă",
    "ar": "دراجة",
    "uk": "велосипед",
    "ru": "велосипед",
    "fa": "دوچرخه",
    "fr": "vélo",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_german_offers_are_found_in_every_language(corpus: Corpus, language: str) -> None:
    assert [found(corpus, words[language], language) for words in (_SWIMMING, _DEBT, _BICYCLE)] == [
        ["schwimmen"],
        ["schulden"],
        ["fahrrad", "fahrradwerkstatt"],
    ]


@pytest.mark.parametrize(
    ("question", "language", "first"),
    [
        ("register my address", "en", "anmeldung"),
        ("aide alimentaire", "fr", "tafel"),
        ("help with homework", "en", "hausaufgabenhilfe"),
        ("طبيب أسنان", "ar", "zahnarzt"),
        ("стоматолог", "uk", "zahnarzt"),
        ("diş doktoru", "tr", "zahnarzt"),
        ("dentysta", "pl", "zahnarzt"),
    ],
)
def test_phrases_of_a_language_find_german_offers(
    corpus: Corpus, question: str, language: str, first: str
) -> None:
    keys, is_weak = corpus.found(question, language, 30)
    assert (keys[:1], is_weak) == ((first,), False)


@pytest.mark.parametrize(
    ("question", "language", "key"),
    [
        ("Papatyalar kahvesi", "tr", "frauencafé"),
        ("PAPATYALARIN", "tr", "frauencafé"),
        ("ياسمين", "ar", "frauencafé"),
        ("الياسمين", "ar", "frauencafé"),
        ("novel", "en", "novels"),
        ("Caritasverband", "de", "caritas"),
        ("Park Decke", "de", "picnic"),
    ],
)
def test_offer_is_found_by_whatever_is_written_of_it(
    corpus: Corpus, question: str, language: str, key: str
) -> None:
    assert corpus.found(question, language, 1) == ((key,), False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_is_found_as_it_is_written_whatever_the_reader_reads(corpus: Corpus, language: str) -> None:
    answers = [corpus.found(word, language, 1) for word in ("kahvesi", "الياسمين", "novels")]
    assert answers == [(("frauencafé",), False), (("frauencafé",), False), (("novels",), False)]


def test_translation_is_found_whatever_the_reader_reads(tmp_path: Path) -> None:
    documents = [SearchDocument("cafe", "Offener Dienstag", translations={"tr": ("Kadınlar kahvesi",)})]
    corpus = Corpus(iter(documents), tmp_path, knowledge_of_languages())
    assert [corpus.found("Kadınlar kahvesi", language, 1) for language in ("tr", "de", "en")] == [
        (("cafe",), False)
    ] * 3


def test_what_fits_only_in_part_is_said_to_be_weak(corpus: Corpus) -> None:
    answers = [
        corpus.found(question, "de", 30) for question in ("Yoga Schachklub", "Yoga", "Qwertzuiop Yoga")
    ]
    assert [(sorted(keys), is_weak) for keys, is_weak in answers] == [
        (["schach", "yoga"], True),
        (["yoga"], False),
        (["yoga"], True),
    ]


def test_only_so_many_are_given(corpus: Corpus) -> None:
    assert [len(corpus.found("Kurs", "de", number)[0]) for number in (0, 1, 9)] == [0, 1, 2]


def test_nothing_is_found_where_there_is_nothing(tmp_path: Path) -> None:
    assert Corpus(iter(()), tmp_path, knowledge_of_languages()).found("Kurs", "de", 9) == ((), True)


@pytest.mark.parametrize(
    "question", ["", " ", "?!…", "\x00\x1b", "🙂", "%", "*", "+", "a" * 10_000, "[^", "\ufffd"]
)
@pytest.mark.parametrize("language", ["de", "ar", "xx", ""])
def test_question_without_a_known_word_finds_nothing(corpus: Corpus, question: str, language: str) -> None:
    assert corpus.found(question, language, 30) == ((), True)


@pytest.mark.parametrize(
    "question",
    [
        "'; DELETE FROM yoga; --",
        "<script>yoga()</script>",
        "^(Yoga+)+$",
        "title:yoga^4 AND NOT (text:x",
        "Yoga\x00\x07",
        "\ud800Yoga\udfff",
        "Yo\ufffdga Yoga",
        "\u202eYoga",
        "Yoga йога يوغا",
        "Yoga " * 2_000,
        "yoga~2 OR yoga*",
    ],
)
def test_strange_question_finds_what_its_words_say(corpus: Corpus, question: str) -> None:
    assert found(corpus, question) == ["yoga"]


def test_documents_are_read_line_by_line() -> None:
    text = '{"id": "7", "lang": "en", "title": "Wedding", "text": "How to marry"}\n\n'
    assert list(parsed_documents("pages.jsonl", text)) == [
        SearchDocument("7", "Wedding", language="en", texts=("How to marry",))
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_line_separator_inside_a_text_ends_no_line(mark: str, separator: str) -> None:
    line = f'{{"id": "1", "lang": "de", "title": "A", "text": "b{separator}c"}}'
    assert list(parsed_documents("pages.jsonl", mark + line)) == [
        SearchDocument("1", "A", texts=(f"b{separator}c",))
    ]


_NO_TEXTS = "id, lang, title und text müssen Texte sein."


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"id": "8", "lang": "en", "title": "Birth"}', _NO_TEXTS),
        ('{"lang": "en", "title": "Birth", "text": ""}', _NO_TEXTS),
        ('{"id": 8, "lang": "en", "title": "Birth", "text": ""}', _NO_TEXTS),
        ('{"id": "8", "lang": null, "title": "Birth", "text": ""}', _NO_TEXTS),
        ('{"id": "8", "lang": "en", "title": ["Birth"], "text": ""}', _NO_TEXTS),
        ("[]", "kein Objekt mit Namen und Werten."),
        ('{"id": "8"', "kein JSON (Expecting ',' delimiter)."),
    ],
)
def test_line_that_is_no_document_is_named(line: str, complaint: str) -> None:
    good = '{"id": "7", "lang": "en", "title": "Wedding", "text": "How to marry"}'
    with pytest.raises(ValueError, match="Zeile") as raised:
        list(parsed_documents("pages.jsonl", f"{good}\n{line}"))

    assert str(raised.value) == f"pages.jsonl, Zeile 2: {complaint}"
