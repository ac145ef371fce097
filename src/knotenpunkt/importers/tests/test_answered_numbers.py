"""Rows that are asked for their number or their name: what is offered, what is taken, what becomes of the row."""

import re
from pathlib import Path

import pytest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.domain.answers import Deed
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.queries.remembered_answers import remembered_answers_of
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.uploads import (
    answered,
    asked_at,
    done,
    fresh,
    question_at,
    report_of,
    uploaded,
)
from knotenpunkt.importers.tests.views.test_workbook_upload import fields, place, text
from knotenpunkt.regions.models import Centre

H = Heading
PROVIDER: dict[Heading, object] = {H.PROVIDER: "Verein Ratheim"}
ORGANIZATIONS = [{H.NUMBER: 1, H.ORGANIZATION: "Verein Ratheim"}]
ROWS: list[dict[Heading, object]] = [
    {H.NUMBER: 7, H.SERVICE: "Sprachcafé", **PROVIDER},
    {H.SERVICE: "Teestube", **PROVIDER},
    {H.NUMBER: "zwölf", H.SERVICE: "Nähkurs", **PROVIDER},
]


@pytest.fixture
def path(make_workbook: MakeWorkbook) -> Path:
    return make_workbook(ROWS, ORGANIZATIONS)


@pytest.fixture
def upload(heinsberg: Centre, path: Path) -> WorkbookUpload:
    return uploaded(heinsberg, path)


def numbers(upload: WorkbookUpload) -> set[tuple[int | None, str]]:
    """What the catalogue holds once the upload is written."""
    done(upload, Errand.APPLY)
    return {(each.number, each.title) for each in stored_catalogue(upload.centre).services.values()}


def test_every_row_without_a_number_is_offered_a_free_one_of_its_own(upload: WorkbookUpload) -> None:
    missing, unreadable = question_at(upload, "A3", "missing_number"), question_at(upload, "A4", "unreadable")

    assert (missing.candidates, unreadable.candidates) == (("8",), ("9",))
    assert missing.text.endswith("Frei ist 8.")
    assert unreadable.text == "„zwölf“ ist keine Nr. Welche Nr. hat der Eintrag? Frei ist 9."


def test_the_number_of_an_answer_is_that_of_the_entry(upload: WorkbookUpload, path: Path) -> None:
    again = answered(upload, "A3", "missing_number", Deed.READ_AS, "8")
    last = answered(again, "A4", "unreadable", Deed.READ_AS, "12")

    assert (asked_at(last, "A3"), asked_at(last, "A4")) == (set(), set())
    assert numbers(last) == {(7, "Sprachcafé"), (8, "Teestube"), (12, "Nähkurs")}
    assert report_of(uploaded(upload.centre, path)).written_count == 0


def test_a_number_that_another_row_bears_by_now_is_asked_for_again(
    upload: WorkbookUpload, make_workbook: MakeWorkbook
) -> None:
    answered(upload, "A3", "missing_number", Deed.READ_AS, "8")
    rows = [*ROWS, {H.NUMBER: 8, H.SERVICE: "Chor", **PROVIDER}]
    following = uploaded(upload.centre, make_workbook(rows, ORGANIZATIONS, name="b.xlsx"))

    assert (following.state, asked_at(following, "A3")) == ("ready", {"missing_number"})
    assert question_at(following, "A3", "missing_number").candidates == ("9",)


def test_two_rows_of_one_name_do_not_share_a_number(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    rows = [{H.SERVICE: "Teestube", H.CITY: city, **PROVIDER} for city in ("Wegberg", "Erkelenz")]
    twins = uploaded(heinsberg, make_workbook(rows, ORGANIZATIONS))
    again = answered(twins, "A2", "missing_number", Deed.READ_AS, "1")

    assert (again.state, asked_at(again, "A2"), asked_at(again, "A3")) == ("ready", set(), {"missing_number"})


def test_a_namesake_with_a_number_is_offered_and_nothing_goes_on_without_one(
    upload: WorkbookUpload, make_workbook: MakeWorkbook
) -> None:
    done(answered(upload, "A3", "missing_number", Deed.READ_AS, "8"), Errand.APPLY)
    remembered_answers_of(upload.centre).delete()
    row: dict[Heading, object] = {**ROWS[1], H.COST: "2 €"}
    following = uploaded(upload.centre, make_workbook([ROWS[0], row], ORGANIZATIONS, name="b.xlsx"))
    question = question_at(following, "A3", "missing_number")
    waiting = report_of(following).count(Fate.NEEDS_DECISION)
    again = answered(following, "A3", "missing_number", Deed.READ_AS, "8")

    assert (question.candidates, question.open.detail) == (("8", "9"), "Nr. 8")
    assert waiting == 1
    assert (report_of(again).count(Fate.UPDATED), report_of(again).count(Fate.CREATED)) == (1, 0)


def test_a_number_may_be_typed_where_nobody_has_it(upload: WorkbookUpload) -> None:
    browser = signed_in(Role.CENTRE_EDITOR, upload.centre)
    page = browser.get(place(upload, "?frage=missing_number"))
    (name,) = fields(page)

    def typed(number: str) -> tuple[int, bool, bool]:
        answer = browser.post(place(upload, "antworten/"), {"frage": "missing_number", f"t-{name}": number})
        return (
            answer.status_code,
            "belongs to “\u2068Sprachcafé\u2069”. Please write another." in text(answer),
            "Please write a whole number of at most nine digits." in text(answer),
        )

    assert "Give it the free number \u20688\u2069" in text(page)
    assert [typed("7"), typed("acht")] == [(422, True, False), (422, False, True)]
    assert not remembered_answers_of(upload.centre).exists()
    assert typed("30") == (302, False, False)
    assert asked_at(fresh(upload), "A3") == set()


def test_a_number_of_an_entry_that_the_workbook_does_not_list_is_not_given_to_another(
    upload: WorkbookUpload, make_workbook: MakeWorkbook
) -> None:
    done(upload, Errand.APPLY)
    shorter = uploaded(
        upload.centre, make_workbook([{H.SERVICE: "Chor", **PROVIDER}], ORGANIZATIONS, name="b.xlsx")
    )
    browser = signed_in(Role.CENTRE_EDITOR, upload.centre)
    (name,) = fields(browser.get(place(shorter, "?frage=missing_number")))
    answer = browser.post(place(shorter, "antworten/"), {"frage": "missing_number", f"t-{name}": "7"})

    assert question_at(shorter, "A2", "missing_number").candidates == ("8",)
    assert (answer.status_code, "The number 7 belongs to" in text(answer)) == (422, True)


def test_a_row_without_a_name_is_named_or_left_out(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    rows = [*ROWS[:1], {H.NUMBER: 8, **PROVIDER}, {H.NUMBER: 9, **PROVIDER}]
    nameless = uploaded(heinsberg, make_workbook(rows, ORGANIZATIONS))
    waiting = report_of(nameless).count(Fate.NEEDS_DECISION)
    named = answered(nameless, "B3", "missing_name", Deed.READ_AS, "Teestube")
    again = answered(named, "B4", "missing_name", Deed.LEAVE_OUT)

    assert waiting == 2
    assert (report_of(again).count(Fate.NEEDS_DECISION), again.question_count) == (0, 0)
    assert numbers(again) == {(7, "Sprachcafé"), (8, "Teestube")}


def test_leaving_a_row_out_is_an_answer_of_the_page(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    nameless = uploaded(heinsberg, make_workbook([*ROWS[:1], {H.NUMBER: 8, **PROVIDER}], ORGANIZATIONS))
    browser = signed_in(Role.CENTRE_EDITOR, heinsberg)
    page = browser.get(place(nameless, "?frage=missing_name"))
    (name,) = fields(page)
    browser.post(place(nameless, "antworten/"), {"frage": "missing_name", f"q-{name}": "0"})

    assert re.search("Leave this row out", text(page))
    assert "the row is left out" in text(browser.get("/en/heinsberg/arbeitsplatz/mappe/antworten/"))
