"""Searching the public catalogue: what is found, what never is, and in which order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knotenpunkt.directory.domain.filters import Facet, Filters, Order
from knotenpunkt.directory.domain.records import PartialDate, PlaceRecord, ServiceRecord, Status
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import ENOUGH, SHOWN_ON_A_PAGE, answered
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import TODAY, asked, asking, everything_found, found
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.portal import portal_for

CHOIR, COURSE, ADVICE, REFUGE = (
    record.title
    for record in (scenario.CHOIR, scenario.MOTHERS_COURSE, scenario.ADVICE, scenario.REFUGE_OFFER)
)


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        yield scenario.heinsberg()


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Deutschkurs", [COURSE]),
        ("deutschkurse", [COURSE]),
        ("Kurs", [COURSE]),
        ("hagelkreuz", [COURSE]),
        ("CV Erkelenz Sprachkurs", [COURSE]),
        ("Migrationsber", [ADVICE]),
        ("Migratonsberatung", [ADVICE]),
        ("hilfe bei briefen", [ADVICE, REFUGE]),
        ("CHOR", [CHOIR]),
        ("für 8-jährige", [CHOIR]),
        ("Beratung am Montag", [ADVICE]),
        ("kostenlos auf Arabisch", [COURSE]),
        ("nur für Frauen", [REFUGE, COURSE]),
    ],
)
def test_offers_are_found_by_their_words_and_facts(centre: Centre, question: str, titles: list[str]) -> None:
    assert sorted(found(question)[0]) == sorted(titles)


@pytest.mark.parametrize(
    ("language", "question"), [("ar", "دورة اللغة الألمانية"), ("ar", "اللغه الالمانيه"), ("en", "German")]
)
def test_german_offers_are_found_in_the_readers_language(
    centre: Centre, language: str, question: str
) -> None:
    assert found(question, language)[0] == [COURSE]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Entwurfsangebot", []),
        ("Altangebot", []),
        ("Fremdes Angebot", []),
        ("Entwurfs", []),
        ("Entwurfsangebt", []),
        ("Altangebo", []),
        ("Entwurfsangebot Beratung", [REFUGE, ADVICE]),
        ("Altangebot Fremdes Angebot Beratung", [REFUGE, ADVICE]),
        ("Beratung", [REFUGE, ADVICE]),
    ],
)
def test_drafts_archived_offers_and_those_of_another_centre_are_in_no_answer(
    centre: Centre, question: str, titles: list[str]
) -> None:
    scenario.dueren()
    archived = ServiceRecord(title="Altangebot", topics=("counselling",), status=Status.ARCHIVED)
    scenario.publish(centre, (), (archived,))
    answer = asked(Filters(question))

    assert sorted(everything_found(question)) == titles
    assert answer.found.total == len(answer.found.offers)
    assert answer.found.counts.of(Facet.TOPIC)["counselling"] == answer.found.total


def test_another_centre_finds_its_own(centre: Centre) -> None:
    scenario.dueren()

    assert everything_found("Fremdes Angebot", centre="dueren") == ["Fremdes Angebot"]
    assert everything_found("Chor", centre="dueren") == []


@pytest.mark.parametrize("question", [*scenario.SECRETS, "Verborgne Gasse", "Geheimh", "in Verstecktdorf"])
def test_words_of_a_confidential_place_find_nothing(centre: Centre, question: str) -> None:
    assert everything_found(question) == []


def test_a_confidential_offer_is_in_no_place(centre: Centre) -> None:
    answer = asked(Filters("Frauenhaus in Heinsberg"))
    (position,) = answer.found.offers

    assert found("Frauenhaus in Heinsberg")[0] == [REFUGE]
    assert found("Frauenhaus", MUNICIPALITY=scenario.HEINSBERG) == ([], [])
    assert answer.ranked[position].reasons.place == 0
    assert REFUGE not in everything_found("Heinsberg")


def choirs(centre: Centre) -> None:
    """Choirs in Heinsberg, Erkelenz, the whole district and nobody knows where; the towns lie 20 km apart."""
    Municipality.objects.filter(pk=scenario.HEINSBERG).update(latitude=51.0633, longitude=6.0991)
    there = PlaceRecord(city="Erkelenz", municipality=scenario.ERKELENZ)
    scenario.publish(
        centre,
        (),
        (
            ServiceRecord(title="Chor der Stadt", place=there),
            ServiceRecord(title="Chor im ganzen Kreis", district_wide=True),
            ServiceRecord(title="Chor irgendwo"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Chor in Erkelenz", ["Chor der Stadt", "Chor im ganzen Kreis"]),
        ("Chor in Lövenich", ["Chor der Stadt", "Chor im ganzen Kreis"]),
        ("Chor 41812", ["Chor der Stadt", "Chor im ganzen Kreis"]),
        ("Chor in Heinsberg", [CHOIR, "Chor im ganzen Kreis"]),
    ],
    ids=["town", "village", "postal code", "other town"],
)
def test_a_place_is_a_preference(centre: Centre, question: str, first: list[str]) -> None:
    choirs(centre)
    titles = found(question)[0]

    assert titles[:2] == first
    assert sorted(titles) == [CHOIR, "Chor der Stadt", "Chor im ganzen Kreis", "Chor irgendwo"]


def test_a_place_alone_is_a_condition(centre: Centre) -> None:
    assert sorted(found("Erkelenz")[0]) == [ADVICE, COURSE]


def test_a_chosen_place_is_a_condition(centre: Centre) -> None:
    choirs(centre)

    assert sorted(found("Chor", MUNICIPALITY=scenario.ERKELENZ)[0]) == [
        "Chor der Stadt",
        "Chor im ganzen Kreis",
    ]


def test_where_few_fill_a_question_those_that_fill_it_in_part_follow(centre: Centre) -> None:
    assert found("Caritas hagelkreuz")[0] == [COURSE]
    assert ADVICE in found("Caritas hagelkreuz")[1]
    assert found("Chor Xyzzyx") == ([], [CHOIR])
    assert found("Xyzzyx") == ([], [])


def test_what_fits_in_part_stays_within_what_was_chosen(centre: Centre) -> None:
    assert found("Chor Xyzzyx", AGE="6-9") == ([], [CHOIR])
    assert found("Chor Xyzzyx", FREE="ja") == ([], [])


def test_a_question_with_many_answers_is_leafed_through(centre: Centre) -> None:
    scenario.many(centre, 70)
    pages = [asked(replace(Filters("Treff"), page=page)) for page in (1, 2, 3, 4)]
    shown = [position for page in pages[:3] for position in page.found.offers]

    total = pages[0].found.total

    assert 70 <= total < 3 * SHOWN_ON_A_PAGE
    assert [len(page.found.offers) for page in pages] == [30, 30, total - 60, total - 60]
    assert (len(set(shown)), [page.found.total for page in pages]) == (total, [total] * 4)
    assert [page.partial for page in pages] == [()] * 4
    assert pages[2].found.offers == pages[3].found.offers


def test_as_soon_as_there_are_enough_nothing_follows_in_part(centre: Centre) -> None:
    scenario.many(centre, ENOUGH - 1)
    few = asked(Filters("Treff Montag Dienstag Mittwoch Donnerstag Freitag"))
    scenario.publish(centre, (), tuple(ServiceRecord(title=f"Chor {number}") for number in range(ENOUGH)))

    assert few.partial != ()
    assert asked(Filters("Chor")).partial == ()


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (Order.TITLE, ["Nähen A", "Nähen B", "Nähen C"]),
        (Order.NEWEST, ["Nähen B", "Nähen C", "Nähen A"]),
        (Order.PLACE, ["Nähen C", "Nähen A", "Nähen B"]),
    ],
)
def test_another_order_can_be_chosen(centre: Centre, order: Order, titles: list[str]) -> None:
    heinsberg = PlaceRecord(city="Heinsberg", municipality=scenario.HEINSBERG)
    erkelenz = PlaceRecord(city="Erkelenz", municipality=scenario.ERKELENZ)
    scenario.publish(
        centre,
        (),
        (
            ServiceRecord(title="Nähen A", stated_on=PartialDate(2019), place=heinsberg),
            ServiceRecord(title="Nähen B", stated_on=PartialDate(2026, 7)),
            ServiceRecord(title="Nähen C", stated_on=PartialDate(2024), place=erkelenz),
        ),
    )
    offers = published_catalogue(portal_for("de", "heinsberg")).offers
    answer = asked(replace(Filters("Nähen"), order=order))

    assert [offers[position].title for position in answer.found.offers] == titles


def on(day: date) -> tuple[int, ...]:
    """The offers on the first page of a question on a day."""
    portal = portal_for("de", "heinsberg")
    return answered(portal, published_catalogue(portal), Filters("Treff"), day).found.offers


def test_equals_change_places_from_day_to_day(centre: Centre) -> None:
    scenario.many(centre, 20)
    days = [on(TODAY + timedelta(days=number)) for number in range(8)]

    assert [sorted(day) for day in days] == [sorted(days[0])] * 8
    assert len({day[0] for day in days}) > 2
    assert on(TODAY) == days[0]


def test_every_offer_shown_has_its_reasons(centre: Centre) -> None:
    answer = asked(Filters("Caritas hagelkreuz"))

    assert set(answer.ranked) == {*answer.found.offers, *answer.partial}
    assert min(one.reasons.total for one in answer.ranked.values()) > 0


WORDS = st.sampled_from(
    [
        "Chor",
        "kurs",
        "Erkelenz",
        "41812",
        "in",
        "Montag",
        "kostenlos",
        "für",
        "Mütter",
        "8",
        "-",
        "دورة",
        "مجانا",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=8).map(" ".join)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_every_text_is_answered_with_offers_once_each(centre: Centre, question: str) -> None:
    for language in ("de", "ar"):
        answer = asked(Filters(question), language)
        shown = [*answer.found.offers, *answer.partial]

        assert len(shown) == len(set(shown))
        assert len(answer.found.offers) == answer.found.total == len(answer.found.counts.found)
        assert set(shown) <= {0, 1, 2, 3}
