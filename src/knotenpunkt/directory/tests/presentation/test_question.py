"""How a question was understood, in the reader's words."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.utils import translation

from knotenpunkt.directory.domain.filters import Facet, Filters, Order
from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord, Status
from knotenpunkt.directory.presentation.marking import Matched
from knotenpunkt.directory.presentation.question import Part, additions, meant_question, parts
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import asked, asking
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.queries.knowledge import analysis

CHOIR = "Chor <b>Vielklang</b>"
ISOLATES = re.compile("[\u2068\u2069]")


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path), translation.override("en"):
        yield scenario.heinsberg()


def understood(filters: Filters, language: str = "en") -> list[Part]:
    understanding = asked(filters, language).understanding
    assert understanding is not None
    catalogue = published_catalogue(portal_for(language, "heinsberg"))
    return parts(understanding, filters, catalogue, language)


def labels(question: str, language: str = "en") -> list[str]:
    return [ISOLATES.sub("", part.label) for part in understood(Filters(question), language)]


def question_of(address: str) -> str:
    return "".join(parse_qs(address.removeprefix("?")).get("q", []))


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("choir", ["choir"]),
        ("choir in Erkelenz", ["choir", "in Erkelenz and nearby"]),
        ("choir for mothers", ["choir", "mothers"]),
        ("choir for 8 year olds", ["choir", "8 years"]),
        ("choir on Monday", ["choir", "Monday"]),
        ("choir in the evening", ["choir", "in the evening"]),
        ("choir free of charge", ["choir", "Free of charge"]),
        ("choir in Arabic", ["choir", "Arabic"]),
        ("choir with childcare", ["choir", "With childcare"]),
        ("choir for women only", ["choir", "For women only"]),
        ("Erkelenz", ["in Erkelenz and nearby"]),
        ("41812", ["in Erkelenz and nearby"]),
        ("Kreis Heinsberg", []),
        ("???", []),
    ],
)
def test_each_condition_is_named_in_the_readers_words(question: str, expected: list[str]) -> None:
    assert labels(question) == expected


QUESTIONS = {
    "de": [
        "Sprachkurs in Erkelenz donnerstags nachmittags",
        "Deutschkurs für Mütter in Heinsberg kostenlos auf Arabisch",
        "in Erkelenz: Chor, Beratung für 8-jährige am Montag",
        "kostenlos in 41812 nur für Frauen",
        "  Frauenhaus   in  Heinsberg  ",
        "Beratung & <b>Hilfe</b> montags in Erkelenz",
    ],
    "en": ["German course for women only in Erkelenz on Thursday", "choir for 8 year olds in the evening"],
    "ar": ["دورة لغة ألمانية مجانية في إركلنتس يوم الخميس", "جوقة للأمهات"],
    "uk": ["курси німецької безкоштовно в Еркеленці"],
    "tr": ["ücretsiz almanca kursu Erkelenz"],
}


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language, questions in QUESTIONS.items() for question in questions],
)
def test_taking_a_part_away_leaves_exactly_the_others(language: str, question: str) -> None:
    with translation.override(language):
        together = understood(Filters(question), language)
        left = [
            [(other.label, other.is_typed) for other in understood(Filters(rest), language)]
            if (rest := question_of(part.address))
            else []
            for part in together
        ]

    kept = [(part.label, part.is_typed) for part in together]
    assert len(kept) > 1
    assert left == [kept[:position] + kept[position + 1 :] for position in range(len(kept))]


@pytest.mark.usefixtures("centre")
def test_taking_a_part_away_keeps_what_was_chosen_and_begins_at_the_first_page() -> None:
    filters = replace(Filters("Chor in Erkelenz").with_values(Facet.FREE, ["ja"]), order=Order.TITLE, page=3)

    assert [part.address for part in understood(filters)] == [
        "?q=in+Erkelenz&kostenlos=ja&sortierung=titel",
        "?q=Chor&kostenlos=ja&sortierung=titel",
    ]
    assert [part.address for part in understood(Filters("Erkelenz"))] == ["?"]


def meant(filters: Filters) -> str:
    return meant_question(asked(filters), published_catalogue(portal_for("de", "heinsberg")))


@pytest.mark.parametrize(
    ("question", "probably"),
    [
        ("Migratonsberatung", "Migrationsberatung"),
        ("sprachkrs", "Sprachkurs"),
        ("Migratonsberatung in Erkelenz", "Migrationsberatung in Erkelenz"),
        ("Wo ist die Migratonsberatung?", "Wo ist die Migrationsberatung?"),
        ("Migrationsberatung", ""),
        ("Migratonsberatung Xyzzyx", ""),
        ("Xyzzyx", ""),
        ("Vielklnag am Montag", ""),
        ("Entwurfsangebt", ""),
        ("Geheimhas", ""),
        ("", ""),
    ],
)
def test_a_question_is_asked_back_only_where_that_finds_something(
    centre: Centre, question: str, probably: str
) -> None:
    assert meant(Filters(question)) == probably


def test_what_is_chosen_besides_decides_whether_asking_back_helps(centre: Centre) -> None:
    typed = Filters("Migratonsberatung")

    assert meant(typed.with_values(Facet.WEEKDAY, ["1"])) == "Migrationsberatung"
    assert meant(typed.with_values(Facet.FREE, ["ja"])) == ""


def test_no_spelling_comes_from_what_is_not_public(centre: Centre) -> None:
    scenario.publish(
        centre,
        (),
        (
            ServiceRecord(title="Astrophysik", status=Status.DRAFT),
            ServiceRecord(title="Botanikrunde", status=Status.ARCHIVED),
            ServiceRecord(title="Zoologietreff"),
        ),
    )
    scenario.publish(scenario.dueren(), (), (ServiceRecord(title="Geologietreff"),))

    assert [
        meant(Filters(typed)) for typed in ("Astrophysk", "Botanikrnde", "Zoologitreff", "Geologitreff")
    ] == [
        "",
        "",
        "Zoologietreff",
        "",
    ]


def below(question: str, language: str = "en") -> dict[str, tuple[str, str]]:
    """By title what is added to the cards of a question's offers: the title marked, and what stands below the facts."""
    portal = portal_for(language, "heinsberg")
    catalogue = published_catalogue(portal)
    answer = asked(Filters(question), language)
    assert answer.understanding is not None
    matched = Matched.by(answer.understanding.slots, analysis())
    with translation.override(language):
        added = additions(answer, catalogue, matched, language)
    return {catalogue.offers[at].title: (addition.title, addition.below) for at, addition in added.items()}


def test_matched_words_are_marked_in_the_title_and_else_in_a_piece_of_the_text(centre: Centre) -> None:
    scenario.publish(centre, (), (ServiceRecord(title="Teestube", description='Ein "Chor" & mehr'),))

    assert below("Chor") == {
        CHOIR: ("<mark>Chor</mark> &lt;b&gt;Vielklang&lt;/b&gt;", ""),
        "Teestube": (
            "Teestube",
            '<p class="kp-small" lang="de" dir="ltr">Ein &quot;<mark>Chor</mark>&quot; &amp; mehr</p>',
        ),
    }


@pytest.fixture
def choirs(centre: Centre) -> None:
    """Choirs in Heinsberg, in Erkelenz, in the whole district and nobody knows where; the towns lie 20 km apart."""
    Municipality.objects.filter(pk=scenario.HEINSBERG).update(latitude=51.0633, longitude=6.0991)
    erkelenz = PlaceRecord(city="Erkelenz", municipality=scenario.ERKELENZ)
    choirs = (
        ServiceRecord(title="Chor der Stadt", place=erkelenz),
        ServiceRecord(title="Chor im ganzen Kreis", district_wide=True),
        ServiceRecord(title="Chor irgendwo"),
    )
    scenario.publish(centre, (), choirs)


@pytest.mark.usefixtures("choirs")
def test_what_is_not_in_the_named_place_says_how_far_it_is() -> None:
    assert {title: markup for title, (_, markup) in below("Chor Erkelenz").items()} == {
        "Chor der Stadt": "",
        "Chor im ganzen Kreis": "",
        "Chor irgendwo": "",
        CHOIR: '<p class="kp-away"><bdi lang="de">Heinsberg</bdi>, about 20 km away</p>',
    }


@pytest.mark.usefixtures("choirs")
def test_a_distance_has_the_digits_of_its_language_and_the_place_its_own_direction() -> None:
    away = below("Chor Erkelenz", "fa")[CHOIR][1]

    assert re.findall(r'<bdi lang="de">(.*?)</bdi>', away) == ["Heinsberg"]
    assert re.findall(r"\d+", away) == ["۲۰"]


def test_a_confidential_offer_is_no_distance_away(centre: Centre) -> None:
    written = html.unescape(str(below("Frauenhaus in Erkelenz")))

    assert "km away" not in written
    assert [secret for secret in scenario.SECRETS if secret in written] == []
