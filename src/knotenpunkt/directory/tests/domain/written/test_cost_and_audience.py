"""Cost, registration, languages, and what words say about who is meant."""

from decimal import Decimal

import pytest

from knotenpunkt.directory.domain.written.audience import (
    childcare_in,
    levels_in,
    target_groups_in,
    women_only,
)
from knotenpunkt.directory.domain.written.cost import Cost, read_cost
from knotenpunkt.directory.domain.written.languages import interpreter_possible, languages_in
from knotenpunkt.directory.domain.written.registration import registration_required
from knotenpunkt.directory.tests.domain.written.samples import TARGET_GROUPS, text_cell


@pytest.mark.parametrize(
    "value", ["kostenlos", "frei", "keine", "Kostenfrei", "gratis", "umsonst", 0, 0.0, "0 €", "0,00 €", "0"]
)
def test_free_of_charge_in_all_its_names(value: object) -> None:
    reading = read_cost(text_cell(value))
    assert (reading.value, reading.written) == (Cost(True), "kostenlos")


@pytest.mark.parametrize(
    ("value", "written", "cost"),
    [
        (1.5, "1,50 €", Cost(False, Decimal("1.50"))),
        ("1,50 €", "1,50 €", Cost(False, Decimal("1.50"))),
        ("12", "12,00 €", Cost(False, Decimal("12.00"))),
        ("12 Euro", "12 Euro", Cost(False, Decimal("12.00"))),
        ("Textilien 0,50 €, Schuhe 1 €", "Textilien 0,50 €, Schuhe 1 €", Cost(False)),
        ("Ausweis 12 €/Jahr; Ausleihe kostenlos", "Ausweis 12 €/Jahr; Ausleihe kostenlos", Cost()),
        ("Spende", "Spende", Cost()),
        ("kleine Gebühr", "kleine Gebühr", Cost()),
        ("–", "", Cost()),
        (None, "", Cost()),
    ],
)
def test_cost_is_an_amount_or_words(value: object, written: str, cost: Cost) -> None:
    reading = read_cost(text_cell(value))
    assert (reading.value, reading.written) == (cost, written)
    assert read_cost(text_cell(written)).value == cost


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nicht erforderlich", False),
        ("ohne Voranmeldung", False),
        ("telefonisch", True),
        ("über Gemeindesozialarbeit", True),
        ("unter 02451/ 49369", True),
        ("Team-Anmeldung", True),
        ("erwünscht", None),
        ("", None),
    ],
)
def test_registration_is_three_valued(text: str, expected: bool | None) -> None:  # noqa: FBT001
    assert registration_required(text) is expected


def test_languages_are_found_by_their_german_names() -> None:
    assert languages_in("Info-Zettel Deutsch, Englisch, Französisch, Arabisch") == ("de", "en", "fr", "ar")
    assert languages_in("viele Sprachen (gesucht u. a. Dari, Somali)") == ()
    assert languages_in("Persisch, Dari, Farsi") == ("fa", "prs")


def test_interpreting_is_a_possibility_where_it_is_named() -> None:
    assert interpreter_possible("bei Bedarf mit Sprachmittlung") is True
    assert interpreter_possible("Deutsch") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eltern mit Migrationshintergrund, Kitakinder", ("parents", "history", "children")),
        ("geflüchtete Mütter", ("mothers", "refugees")),
        ("junge Erwachsene", ("young-adults",)),
        ("Geflüchtete und Einheimische", ("refugees",)),
        ("geflüchtete Kinder und Jugendliche", ("refugees", "children", "youth")),
        ("alle Interessierten", ("everyone",)),
        ("Menschen mit geringem Einkommen", ()),
    ],
)
def test_target_groups_are_found_in_words(text: str, expected: tuple[str, ...]) -> None:
    assert target_groups_in(text, TARGET_GROUPS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frauen und Mädchen", True),
        ("geflüchtete Mütter", True),
        ("von Gewalt betroffene Frauen mit Kindern", True),
        ("Geflüchtete, Frauen", None),
        ("Frauen, Betreuungskräfte", None),
        ("", None),
    ],
)
def test_women_only_where_nobody_else_is_named(text: str, expected: bool | None) -> None:  # noqa: FBT001
    assert women_only("Treff", text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sprachkurs für Mütter mit Kinderbetreuung", True),
        ("Treffen mit Gesprächen, Musik und Kinderbetreuung", True),
        ("die Kinder werden währenddessen betreut", True),
        ("Kurs ohne Kinderbetreuung", False),
        ("Qualifizierung für die Kinderbetreuung", None),
    ],
)
def test_childcare_where_words_say_so(text: str, expected: bool | None) -> None:  # noqa: FBT001
    assert childcare_in(text) is expected


def test_levels_are_found_as_span_or_limit() -> None:
    assert levels_in("Integrationskurse bis Niveau B1") == ("", "B1")
    assert levels_in("Deutsch A1-B2") == ("A1", "B2")
    assert levels_in("ab Niveau B2") == ("B2", "")
    assert levels_in("Raum B1") == ("", "")
