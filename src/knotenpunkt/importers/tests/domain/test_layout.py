"""Finding the table in a sheet: its header, its rows, its blocks, and what is left out."""

import pytest

from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import (
    NOT_CALCULATED,
    Aliases,
    DataRow,
    Header,
    LeftOut,
    SheetRow,
    TableKind,
    find_header,
    table_rows,
)

H = Heading
PLAIN = Aliases()


def row(number: int, *values: object) -> SheetRow:
    return SheetRow(
        number, {place: RawCell(value) for place, value in enumerate(values, 1) if value is not None}
    )


def header_of(*texts: object, aliases: Aliases = PLAIN) -> Header:
    header = find_header([row(1, *texts)], aliases)
    assert header is not None
    return header


def outline(*rows: SheetRow) -> list[tuple[int, str, bool] | tuple[int, str]]:
    """Data rows as number, block and whether they follow; others as number and text."""
    header = Header(1, TableKind.SERVICES, {1: H.NUMBER, 2: H.SERVICE, 3: H.PROVIDER, 4: H.COST})
    return [
        (each.number, each.block, each.follows) if isinstance(each, DataRow) else (each.number, each.text)
        for each in table_rows(rows, header, PLAIN)
    ]


def test_header_is_found_below_title_and_legend() -> None:
    rows = [
        row(1, "Angebote 2019"),
        row(2, "gelb = prüfen, Thema offen"),
        row(4, "Nr.", "Angebot / Projekt", "Träger"),
    ]
    header = find_header(rows, PLAIN)
    assert header is not None
    assert (header.row, header.kind, dict(header.columns)) == (
        4,
        TableKind.SERVICES,
        {1: H.NUMBER, 2: H.SERVICE, 3: H.PROVIDER},
    )


def test_header_texts_may_be_broken_explained_and_padded() -> None:
    header = header_of(
        "Nr.", "Angebot", "Träger", "Alter\nvon", "Thema (mehrere mit Komma)", "Tag(e) und Uhrzeit "
    )
    assert list(header.columns.values())[3:] == [H.MINIMUM_AGE, H.TOPIC, H.SCHEDULE]


def test_sheet_of_organizations_is_told_from_one_of_services() -> None:
    assert header_of("Nr.", "Name des Trägers", "Rechtsform / Art", "Telefon").kind is TableKind.ORGANIZATIONS


def test_literal_heading_wins_over_an_alias() -> None:
    header = header_of("Nr.", "Angebot", "Träger", "Telefon", "Kontakt Telefon")
    assert (header.columns[5], header.unused) == (H.CONTACT_PHONE, ("Telefon",))


def test_heading_that_stands_twice_is_noticed() -> None:
    assert header_of("Nr.", "Angebot", "Träger", "Kosten", "Kosten").twice == (H.COST,)


def test_own_words_of_a_centre_are_followed_and_left_out() -> None:
    aliases = Aliases({"wer": H.PROVIDER, "intern": None})
    header = header_of("Nr.", "Angebot", "Wer", "Intern", "Sonstwas", aliases=aliases)
    assert (header.columns[3], header.unused) == (H.PROVIDER, ("Sonstwas",))


def test_prose_is_no_header() -> None:
    assert find_header([row(1, "Sehr geehrte Damen und Herren"), row(2, "Ort", "Datum")], PLAIN) is None


def test_subheading_begins_a_block_and_breaks_the_row_above() -> None:
    assert outline(
        row(2, "Erkelenz"),
        row(3, 1, "A", "X"),
        row(4, 2, "B", None, "frei"),
        row(6, "Gangelt"),
        row(7, 3, "C", "Y"),
    ) == [
        (2, "Erkelenz"),
        (3, "Erkelenz", False),
        (4, "Erkelenz", True),
        (6, "Gangelt"),
        (7, "Gangelt", False),
    ]


def test_blank_row_breaks_the_row_above() -> None:
    assert outline(row(2, 1, "A", "X"), row(4, 2, "B", "X")) == [(2, "", False), (4, "", False)]


def test_repeated_header_is_skipped_without_a_break_of_the_block() -> None:
    rows = outline(row(2, "Gangelt"), row(3, "Nr.", "Angebot", "Träger", "Kosten"), row(4, 1, "A", "X"))
    assert rows == [(2, "Gangelt"), (4, "Gangelt", False)]


@pytest.mark.parametrize("value", [226, NOT_CALCULATED])
def test_sum_and_footnote_are_left_out(value: object) -> None:
    rows = outline(
        row(2, 1, "A", "X"), row(3, None, "Anzahl Angebote:", value), row(4, None, "zuletzt bearbeitet")
    )
    assert rows == [(2, "", False), (3, "Anzahl Angebote:"), (4, "zuletzt bearbeitet")]


def test_row_without_number_is_data_where_it_has_a_name_and_another_text() -> None:
    assert outline(row(2, None, "Neues Angebot", "Verein")) == [(2, "", False)]


def test_lone_text_in_the_first_column_alone_is_a_subheading() -> None:
    header = Header(1, TableKind.SERVICES, {1: H.NUMBER, 2: H.SERVICE, 3: H.PROVIDER})
    left = list(table_rows([row(2, "Erkelenz"), row(3, None, "Notiz")], header, PLAIN))
    assert left == [LeftOut(2, "Erkelenz", is_subheading=True), LeftOut(3, "Notiz", is_subheading=False)]


def test_entry_with_a_word_for_its_number_is_no_remark() -> None:
    entry, total = row(2, "neu", "Kurs", "Team"), row(3, "Anzahl:", 226)
    assert outline(entry, total) == [(2, "", False), (3, "Anzahl:")]


def test_header_with_many_foreign_columns_is_found() -> None:
    known = ["Nr.", "Angebot", "Träger", "Thema", "Ort", "Kosten"]
    assert len(header_of(*known, *(f"Spalte {number}" for number in range(50))).columns) == len(known)


def test_columns_that_somebody_assigned_are_counted() -> None:
    aliases = Aliases({"wer": H.PROVIDER, "intern": None})
    header = find_header([row(1, "Nr.", "Angebot", "Wer", "Intern")], aliases)

    assert header is not None
    assert (header.assigned, header.unused) == (1, ())
