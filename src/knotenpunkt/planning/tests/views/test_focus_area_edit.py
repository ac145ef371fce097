"""Screen: the form of a focus area, with rows of measures and targets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.planning.actions.edit_focus_areas import change_focus_area, remove_focus_area
from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, TargetContent
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.tests.pages import errors_of, hidden, text_of
from knotenpunkt.planning.tests.plans import AREA, drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"
SENT = {
    "field": "volunteering",
    "title": "Ehrenamt stärken",
    "need": "Viele helfen allein.",
    "goal": "20 Geschulte.",
    "themes": ["women", "no-such-theme"],
    "target_groups": ["refugees"],
    "municipalities": [scenario.ERKELENZ, "05358008"],
    "partners": ["caritasverband erkelenz", ""],
    "measure-0-title": "Schulungen",
    "measure-0-responsible": "Fachbereich Ehrenamt",
    "measure-0-begins_on": "1.3.2026",
    "measure-0-last_on": "1.3.2026",
    "measure-0-services": ["Sprachkurs für Mütter", ""],
    "measure-1-title": "",
    "target-0-name": "Geschulte",
    "target-0-unit": "Personen",
    "target-0-baseline": "12,5",
    "target-0-aim": "1,500",
    "target-0-aim_on": "2027-12-31",
    "do": "save",
}
NUMBER_OF_STATEMENTS = 19


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


@pytest.fixture
def plan(centre: Centre) -> Plan:
    return drafted(centre)[0]


def new(plan: Plan) -> str:
    return f"{PLANS}{plan.pk}/neuer-schwerpunkt/"


def edit(plan: Plan) -> str:
    return f"{PLANS}{plan.pk}/schwerpunkte/{plan.focus_areas.get().line}/"


def stored(plan: Plan) -> tuple[FocusContent, ...]:
    return content_of(Plan.objects.within(Scope.of(plan.centre)).get(pk=plan.pk)).focus_areas


def test_everything_that_was_written_is_kept(editor: Client, centre: Centre, plan: Plan) -> None:
    answer = editor.post(new(plan), SENT)
    written = stored(plan)[1]
    offer = Service.objects.within(Scope.of(centre)).get(title="Sprachkurs für Mütter").pk

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PLANS}{plan.pk}/?done=saved")
    assert replace(written, line=None, partners=(), measures=(), targets=()) == FocusContent(
        "volunteering",
        "Ehrenamt stärken",
        "Viele helfen allein.",
        "20 Geschulte.",
        ("women",),
        ("refugees",),
        (scenario.ERKELENZ,),
    )
    assert [replace(measure, line=None) for measure in written.measures] == [
        MeasureContent("Schulungen", "Fachbereich Ehrenamt", date(2026, 3, 1), date(2026, 3, 2), (offer,))
    ]
    assert [replace(target, line=None) for target in written.targets] == [
        TargetContent("Geschulte", "Personen", Decimal(1500), date(2027, 12, 31), Decimal("12.5"))
    ]
    assert len(written.partners) == 1


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"title": ""}, [("title", "Please fill this in.")]),
        ({"field": "sports"}, [("field", "Please choose one.")]),
        (
            {"target-0-unit": ""},
            [
                (
                    "target-0-unit",
                    "A figure without a unit says nothing. Please write what is counted: people, courses, %.",
                )
            ],
        ),
        (
            {"target-0-aim": "viele"},
            [
                (
                    "target-0-aim",
                    "“viele” is no number that can be kept. Please write it like this: 1,500 or 2.5.",
                )
            ],
        ),
        ({"target-0-aim": ""}, [("target-0-aim", "Please write the figure that is to be reached.")]),
        (
            {"target-0-aim": "-5"},
            [
                (
                    "target-0-aim",
                    "Please write a number from 0 on. What becomes less is told like this: from 20 to 12.",
                )
            ],
        ),
        (
            {"target-0-baseline_on": "01.01.2028"},
            [("target-0-aim_on", "This day is before that of the starting figure.")],
        ),
        (
            {"target-0-baseline_on": "31.02.2026"},
            [("target-0-baseline_on", "There is no 31.02.2026 in the calendar.")],
        ),
        ({"goal": "x" * 10_000}, [("goal", "Please shorten this to 4000 characters. It has 10000.")]),
        (
            {"measure-0-responsible": "x" * 10_000},
            [("measure-0-responsible", "Please shorten this to 120 characters. It has 10000.")],
        ),
        (
            {"target-0-aim": "1" * 10_000},
            [("target-0-aim", "Please shorten this to 40 characters. It has 10000.")],
        ),
        (
            {"measure-0-last_on": "31.02.2026"},
            [("measure-0-last_on", "There is no 31.02.2026 in the calendar.")],
        ),
        (
            {"measure-0-last_on": "28.02.2026"},
            [("measure-0-last_on", "The last day is before the first.")],
        ),
        ({"measure-0-title": ""}, [("measure-0-title", "Please write what is done.")]),
        (
            {"measure-0-services": ["Fremdes Angebot"]},
            [
                (
                    "measure-0-services",
                    (
                        "“Fremdes Angebot” is not in the directory of your centre. "
                        "Please choose a name from the list."
                    ),
                )
            ],
        ),
        (
            {"partners": ["Niemand"]},
            [
                (
                    "partners",
                    "“Niemand” is not in the directory of your centre. Please choose a name from the list.",
                )
            ],
        ),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field(
    editor: Client, plan: Plan, sent: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    answer = editor.post(new(plan), SENT | sent)

    assert (answer.status_code, errors_of(answer), len(stored(plan))) == (422, errors, 1)
    assert 'value="Ehrenamt stärken"' in answer.content.decode() or "title" in sent
    assert 'value="12,5"' in answer.content.decode()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1.234,5", Decimal("1234.5")),
        ("1,5", Decimal("1.5")),
        ("1 234,5", Decimal("1234.5")),
        ("0", Decimal(0)),
    ],
)
def test_numbers_with_one_meaning_are_read_in_every_language(
    editor: Client, plan: Plan, written: str, kept: Decimal
) -> None:
    answer = editor.post(new(plan), SENT | {"target-0-aim": written})

    assert (answer.status_code, stored(plan)[1].targets[0].aim) == (302, kept)


def test_thousands_are_read_in_the_language_of_the_page(editor: Client, plan: Plan) -> None:
    sent = SENT | {"target-0-aim": "1.500"}
    in_english = editor.post(new(plan), sent)
    in_german = editor.post(new(plan).replace("/en/", "/de/"), sent)

    assert (in_english.status_code, errors_of(in_english)) == (
        422,
        [("target-0-aim", "“1.500” can be read as 1500 or as 1.5. Please write the one that is meant.")],
    )
    assert (in_german.status_code, stored(plan)[1].targets[0].aim) == (302, Decimal(1500))


def test_more_rows_come_without_a_script_and_check_nothing(editor: Client, plan: Plan) -> None:
    before = editor.get(new(plan)).content.decode().count("-title")
    page = editor.post(new(plan), SENT | {"title": "", "do": "more_measure"})

    assert (page.status_code, errors_of(page), len(stored(plan))) == (200, [], 1)
    assert page.content.decode().count("-title") == 2 * before
    assert 'value="Schulungen"' in page.content.decode()


def test_a_stored_focus_area_fills_the_form_and_keeps_its_lines(editor: Client, plan: Plan) -> None:
    page = editor.get(edit(plan))
    before = stored(plan)[0]
    sent = {
        "field": AREA.field,
        "title": "Neuer Titel",
        "measure-0-line": hidden(page, "measure-0-line"),
        "measure-0-title": "Sprachcafé",
        "target-0-line": hidden(page, "target-0-line"),
        "target-0-name": "Weg damit",
        "target-0-is_removed": "on",
        "seen": hidden(page, "seen"),
    }
    answer = editor.post(edit(plan), sent)
    after = stored(plan)[0]

    assert (answer.status_code, after.title, after.targets) == (302, "Neuer Titel", ())
    assert (after.line, after.measures[0].line) == (before.line, before.measures[0].line)


def test_whoever_is_second_sees_both_and_keeps_what_she_typed(
    editor: Client, centre: Centre, plan: Plan
) -> None:
    seen = hidden(editor.get(edit(plan)), "seen")
    area = plan.focus_areas.get()
    other = replace(AREA, title="Die andere")
    change_focus_area(area, other, seen=area.changed_at, actor=head_of(centre), now=later(5))
    sent = {"field": "education", "title": "Die eigene", "seen": seen}
    answer = editor.post(edit(plan), sent)
    text = answer.content.decode()

    assert (answer.status_code, "Die andere" in text, 'value="Die eigene"' in text) == (409, True, True)
    assert stored(plan)[0].title == "Die andere"
    again = editor.post(edit(plan), sent | {"seen": hidden(answer, "seen")})
    assert (again.status_code, stored(plan)[0].title) == (302, "Die eigene")


def test_the_same_new_focus_area_sent_twice_is_there_once(editor: Client, plan: Plan) -> None:
    line = hidden(editor.get(new(plan)), "line")
    first = editor.post(new(plan), SENT | {"line": line})
    second = editor.post(new(plan), SENT | {"line": line})

    assert (first.status_code, second.status_code, len(stored(plan))) == (302, 409, 2)


def test_removing_asks_once(editor: Client, plan: Plan) -> None:
    place = f"{edit(plan)}entfernen/"
    page = editor.get(place)

    assert f"Remove the focus area “{AREA.title}”?" in text_of(page)
    answer = editor.post(place, {"seen": hidden(page, "seen")})
    assert answer.headers["Location"] == f"{PLANS}{plan.pk}/?done=removed"
    assert stored(plan) == ()


def test_removing_what_a_colleague_has_just_saved_is_refused(
    editor: Client, centre: Centre, plan: Plan
) -> None:
    place = f"{edit(plan)}entfernen/"
    seen = hidden(editor.get(place), "seen")
    area = plan.focus_areas.get()
    hers = replace(AREA, title="Die andere")
    change_focus_area(area, hers, seen=area.changed_at, actor=head_of(centre), now=later(5))
    answer = editor.post(place, {"seen": seen})

    assert (answer.status_code, stored(plan)[0].title) == (409, "Die andere")
    assert "It has not been removed." in text_of(answer)


def test_text_of_a_focus_area_that_a_colleague_removed_is_kept(
    editor: Client, centre: Centre, plan: Plan
) -> None:
    area, place = plan.focus_areas.get(), edit(plan)
    remove_focus_area(area, seen=area.changed_at, actor=head_of(centre), now=later(5))
    answer = editor.post(place, SENT)

    assert (answer.status_code, editor.get(place).status_code) == (409, 404)
    assert 'value="Ehrenamt stärken"' in answer.content.decode()
    assert editor.post(new(plan), SENT | {"line": hidden(answer, "line")}).status_code == 302
    assert [one.line for one in stored(plan)] == [area.line]


def test_a_published_plan_refuses_and_keeps_what_was_typed(editor: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    answer = editor.post(edit(plan), SENT | {"seen": hidden(editor.get(edit(plan)), "seen")})

    assert answer.status_code == 409
    assert "To change it, please begin an amendment." in text_of(answer)
    assert 'value="Ehrenamt stärken"' in answer.content.decode()
    assert editor.post(f"{edit(plan)}entfernen/").status_code == 409


def test_a_published_plan_offers_no_form(editor: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    pages = [editor.get(place) for place in (new(plan), edit(plan))]

    assert ["To change it, please begin an amendment." in text_of(page) for page in pages] == [True, True]
    assert ["<textarea" in page.content.decode() for page in pages] == [False, False]


def test_only_the_own_centre_is_there(editor: Client, plan: Plan) -> None:
    foreign = scenario.dueren()
    theirs, _ = drafted(foreign)

    assert editor.get(f"{PLANS}{theirs.pk}/neuer-schwerpunkt/").status_code == 404
    assert signed_in(Role.CENTRE_HEAD, foreign).get(new(plan)).status_code == 404


def test_the_form_needs_a_constant_number_of_statements(
    editor: Client, centre: Centre, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    area = plan.focus_areas.get()
    many = replace(AREA, measures=AREA.measures * 9, targets=AREA.targets * 9)
    editor.get(edit(plan))
    with django_assert_num_queries(NUMBER_OF_STATEMENTS):
        editor.get(edit(plan))
    change_focus_area(area, many, seen=area.changed_at, actor=head_of(centre), now=later(5))

    with django_assert_num_queries(NUMBER_OF_STATEMENTS):
        editor.get(edit(plan))
