"""What is asked about columns, and which choices make a table."""

import pytest

from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.importers.domain.columns import Wrong, columns_of, meanings, wrong_with
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import Aliases, SheetRow, TableKind, find_header
from knotenpunkt.importers.domain.mapping import ColumnMapping, mapping_of

H = Heading
PLAIN = Aliases()


def row(number: int, *values: object) -> SheetRow:
    return SheetRow(
        number,
        {column: RawCell(value) for column, value in enumerate(values, start=1) if value is not None},
    )


def test_an_unknown_table_is_asked_about_with_its_likeliest_headings_and_cells() -> None:
    rows = [
        row(1, "Unsere Liste"),
        row(3, "Zähler", "Was", "Bei wem"),
        row(4, 1, "Sprachcafé", "Verein"),
        row(5, 2, "Teestube", "Verein"),
    ]
    sheet = columns_of("Liste", rows, PLAIN)

    assert sheet is not None
    assert (sheet.row, sheet.is_table) == (3, False)
    assert [(each.text, each.examples, each.choice) for each in sheet.columns] == [
        ("Zähler", ("1", "2"), None),
        ("Was", ("Sprachcafé", "Teestube"), None),
        ("Bei wem", ("Verein",), None),
    ]


def test_a_known_table_is_shown_as_it_is_understood() -> None:
    sheet = columns_of("Liste", [row(1, "Nr.", "Angebot", "Träger", "Telefon", "Intern")], PLAIN)

    assert sheet is not None
    assert (sheet.row, sheet.is_table) == (1, True)
    assert [each.choice for each in sheet.columns] == [H.NUMBER, H.SERVICE, H.ORGANIZATION, H.PHONE, None]


@pytest.mark.parametrize(
    "rows", [[], [row(1, "Nur ein Satz")], [row(1, 1, 2, 3)], [row(1, "a", "b", "x" * 201)]]
)
def test_a_sheet_without_headings_is_not_asked_about(rows: list[SheetRow]) -> None:
    assert columns_of("Legende", rows, PLAIN) is None


def test_two_columns_of_one_name_are_told_apart() -> None:
    header = row(1, "Nr.", "Angebot", "Träger", "Ort", "Ort")
    sheet = columns_of("Liste", [header], PLAIN)
    said = mapping_of([("liste", "ort", None), ("liste", "ort #2", H.CITY)])
    read = find_header([header], said.aliases("Liste"))

    assert sheet is not None
    assert [each.key for each in sheet.columns][3:] == ["ort", "ort #2"]
    assert read is not None
    assert (read.columns[5], 4 in read.columns, read.twice, read.unused) == (H.CITY, False, (), ())


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ([H.NUMBER, H.SERVICE, H.ORGANIZATION, None, None], []),
        ([H.NUMBER, H.ORGANIZATION, H.CITY], []),
        ([H.NUMBER, H.ORGANIZATION, H.KIND], []),
        ([H.NUMBER, H.SERVICE, H.ORGANIZATION, H.CITY, H.CITY], [(Wrong.TWICE, H.CITY)]),
        ([H.NUMBER, H.CITY, H.TOPIC], [(Wrong.NAMELESS, None)]),
        ([None, None, None], [(Wrong.NAMELESS, None)]),
        ([H.SERVICE, H.CITY], [(Wrong.MISSING, H.NUMBER), (Wrong.MISSING, H.ORGANIZATION)]),
        ([H.ORGANIZATION, H.CITY], [(Wrong.MISSING, H.NUMBER)]),
        ([H.NUMBER, H.ORGANIZATION, H.TOPIC], [(Wrong.OTHER_TABLE, H.TOPIC)]),
        ([H.NUMBER, H.SERVICE, H.ORGANIZATION, H.KIND], [(Wrong.OTHER_TABLE, H.KIND)]),
        ([H.NUMBER, H.ORGANIZATION, None], [(Wrong.TOO_FEW, None)]),
    ],
)
def test_choices_make_a_table_or_say_what_is_missing(
    chosen: list[Heading | None], wrong: list[tuple[Wrong, Heading | None]]
) -> None:
    assert wrong_with({str(place): choice for place, choice in enumerate(chosen)}) == wrong


def test_an_organization_is_that_of_an_offer_or_of_the_row() -> None:
    offers = {"a": H.SERVICE, "b": H.ORGANIZATION, "c": H.PHONE, "d": None}

    assert meanings(offers) == {"a": H.SERVICE, "b": H.PROVIDER, "c": H.CONTACT_PHONE, "d": None}
    assert meanings({"b": H.ORGANIZATION, "c": H.PHONE}) == {"b": H.ORGANIZATION, "c": H.PHONE}


def test_what_was_said_of_one_sheet_holds_for_a_sheet_of_another_name() -> None:
    said = mapping_of([("angebote 2026", "wer macht es", H.PROVIDER), ("angebote 2026", "intern", None)])
    aliases = said.aliases("Angebote 2027")

    assert aliases.heading("Wer macht es?", TableKind.SERVICES) is H.PROVIDER
    assert aliases.leaves_out("Intern")


def test_what_sheets_disagree_about_and_what_is_known_holds_for_its_own_sheet_only() -> None:
    said = mapping_of(
        [("angebote", "bez", H.SERVICE), ("vereine", "bez", H.ORGANIZATION), ("archiv", "titel", None)]
    )

    assert said.everywhere == {}
    assert said.aliases("Archiv").leaves_out("Titel")
    assert said.aliases("Angebote").heading("Titel", TableKind.SERVICES) is H.SERVICE


def test_a_meaning_in_the_one_kind_of_table_leaves_the_other_as_it_was() -> None:
    aliases = mapping_of([("angebote", "name", H.SERVICE)]).aliases("Träger")

    assert aliases.heading("Name", TableKind.SERVICES) is H.SERVICE
    assert aliases.heading("Name", TableKind.ORGANIZATIONS) is H.ORGANIZATION


def test_a_mapping_file_counts_more_than_what_is_remembered() -> None:
    remembered = ColumnMapping({"a": H.CITY, "b": H.NOTE}, {"liste": {"a": H.CITY, "c": H.COST}})
    both = ColumnMapping({"a": H.VENUE}).over(remembered)

    assert both.aliases("Liste").extra == {"a": H.VENUE, "b": H.NOTE, "c": H.COST}
