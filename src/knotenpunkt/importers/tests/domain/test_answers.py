"""How answers are known again, and what cells are read as because of them."""

from datetime import date

import pytest

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, question
from knotenpunkt.importers.domain.answers import (
    EMPTY_CELL,
    Answer,
    Answers,
    Asked,
    Deed,
    OpenQuestion,
    entry_of,
    read_instead,
    told,
)
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.options import Option, may_be_typed, options_of
from knotenpunkt.importers.domain.reading import CellReading

DAY = date(2026, 5, 3)
AMOS = Answer(Deed.READ_AS, "AMOS e.V.", DAY)
CELLS = {
    Heading.NUMBER: RawCell(17),
    Heading.SERVICE: RawCell("Café", fill="D9D9D9"),
    Heading.PROVIDER: RawCell("  Amos\n"),
}


def asked(kind: IssueKind, raw: str, *candidates: str, **more: str) -> OpenQuestion:
    values = {"heading": Heading.PROVIDER, "current": raw, "entry": "17 café", "detail": raw, "chosen": ""}
    return OpenQuestion(kind=kind, raw=raw, candidates=candidates, **values | more)  # type: ignore[arg-type]


def test_a_row_is_known_by_its_number_and_name() -> None:
    assert (entry_of(CELLS), entry_of({})) == ("17 café", "")


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (Asked(Heading.PROVIDER, "amos"), True),
        (Asked(Heading.PROVIDER, "amos", "17 café"), True),
        (Asked(Heading.PROVIDER, "amos", "18 café"), False),
        (Asked(Heading.CITY, "amos"), False),
        (Asked(Heading.PROVIDER, "amos", kind=IssueKind.UNKNOWN_NAME), False),
    ],
)
def test_an_answer_holds_for_its_text_or_for_one_row(key: Asked, *, found: bool) -> None:
    answers = Answers.of({key: AMOS})

    assert answers.of_cells(CELLS, "17 café") == ({Heading.PROVIDER: AMOS} if found else {})


def test_an_answer_for_one_row_wins_over_one_for_the_text() -> None:
    other = Answer(Deed.READ_AS, "Anderer", DAY)
    answers = Answers.of(
        {Asked(Heading.PROVIDER, "amos"): AMOS, Asked(Heading.PROVIDER, "amos", "17 café"): other}
    )

    assert answers.of_cells(CELLS, "17 café") == {Heading.PROVIDER: other}


def test_a_blank_cell_is_answered_for_one_row_only() -> None:
    everywhere = Answers.of({Asked(Heading.CITY, ""): AMOS})
    here = Answers.of({Asked(Heading.CITY, "", "17 café"): AMOS})

    assert (everywhere.of_cells(CELLS, "17 café"), here.of_cells(CELLS, "17 café")) == (
        {},
        {Heading.CITY: AMOS},
    )


def test_cells_are_read_as_the_answers_say_and_keep_their_look() -> None:
    empty = Answer(Deed.READ_AS, "", DAY)
    cells = read_instead(CELLS, {Heading.SERVICE: empty, Heading.CITY: AMOS})

    assert (cells[Heading.SERVICE].value, cells[Heading.SERVICE].fill) == (EMPTY_CELL, "D9D9D9")
    assert (cells[Heading.CITY].value, cells[Heading.CITY].fill) == ("AMOS e.V.", "D9D9D9")
    assert cells[Heading.NUMBER] is CELLS[Heading.NUMBER]


def test_a_reading_tells_what_stood_there_and_what_is_still_open() -> None:
    open_question = question(IssueKind.UNKNOWN_NAME, "AMOS e.V.")
    reading = CellReading(Heading.PROVIDER, "C3", "AMOS e.V.", "AMOS e.V.", (open_question,))
    (cell,) = told([reading], CELLS, {Heading.PROVIDER: AMOS})

    assert (cell.raw, cell.read_as, cell.questions) == ("  Amos\n", "AMOS e.V.", (open_question,))
    assert [(issue.kind, issue.detail) for issue in cell.issues[:1]] == [(IssueKind.DECIDED, "2026-05-03")]


@pytest.mark.parametrize(
    ("open_question", "options"),
    [
        (
            asked(IssueKind.UNCERTAIN_NAME, "Amos", "AMOS e.V."),
            [(Deed.READ_AS, "AMOS e.V."), (Deed.CREATE, "Amos"), (Deed.KEEP, "")],
        ),
        (asked(IssueKind.UNCERTAIN_NAME, "Amos", "Amos"), []),
        (asked(IssueKind.NEAR_DUPLICATE, "Amos", "AMOS e.V."), [(Deed.SAME, "AMOS e.V."), (Deed.OWN, "")]),
        (asked(IssueKind.NEAR_DUPLICATE, "Amos", "Amos"), [(Deed.SAME, "Amos")]),
        (asked(IssueKind.PROBABLY_ENDED, "Café"), [(Deed.KEEP, ""), (Deed.PUBLISH, "")]),
        (asked(IssueKind.REVIEW_REQUESTED, "Café"), [(Deed.KEEP, "")]),
        (
            asked(IssueKind.MISSING_NUMBER, "", "230", heading=Heading.NUMBER, detail=""),
            [(Deed.READ_AS, "230"), (Deed.KEEP, "")],
        ),
        (
            asked(IssueKind.MISSING_NUMBER, "", "17", "230", heading=Heading.NUMBER, detail="Nr. 17"),
            [(Deed.READ_AS, "17"), (Deed.READ_AS, "230")],
        ),
        (
            asked(IssueKind.UNREADABLE, "12a", "230", heading=Heading.NUMBER),
            [(Deed.READ_AS, "230"), (Deed.READ_AS, "")],
        ),
        (asked(IssueKind.MISSING_NAME, "", heading=Heading.SERVICE), [(Deed.LEAVE_OUT, "")]),
        (
            asked(IssueKind.PLACEHOLDER, "n.V.", "", "nach Vereinbarung"),
            [(Deed.READ_AS, "nach Vereinbarung"), (Deed.READ_AS, "")],
        ),
        (
            asked(IssueKind.UNKNOWN_TERM, "Sport, Spihl, Kunst", "Spiel", detail="Spihl"),
            [(Deed.READ_AS, "Sport, Spiel, Kunst"), (Deed.READ_AS, "Sport, Kunst")],
        ),
    ],
)
def test_a_question_offers_what_can_be_answered(
    open_question: OpenQuestion, options: list[tuple[Deed, str]]
) -> None:
    assert [(option.deed, option.text) for option in options_of(open_question)] == options


@pytest.mark.parametrize(
    ("kind", "heading", "possible"),
    [
        (IssueKind.UNREADABLE, Heading.EMAIL, True),
        (IssueKind.UNREADABLE, Heading.NUMBER, True),
        (IssueKind.MISSING_NUMBER, Heading.NUMBER, True),
        (IssueKind.UNKNOWN_PROVIDER, Heading.PROVIDER, True),
        (IssueKind.NEAR_DUPLICATE, Heading.ORGANIZATION, False),
        (IssueKind.REVIEW_REQUESTED, Heading.SERVICE, False),
    ],
)
def test_texts_and_numbers_may_be_typed_anew_and_marks_not(
    kind: IssueKind, heading: Heading, *, possible: bool
) -> None:
    assert may_be_typed(asked(kind, "x", heading=heading)) is possible


def test_an_option_shows_what_distinguishes_it() -> None:
    first = options_of(asked(IssueKind.UNKNOWN_TERM, "Sport, Spihl", "Spiel", detail="Spihl"))[0]

    assert first == Option(Deed.READ_AS, "Sport, Spiel", "Spiel")
