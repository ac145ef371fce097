"""Screen: period and situation of a plan."""

import uuid
from dataclasses import replace

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.planning.actions.edit_plan import change_plan
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.tests.pages import errors_of, hidden, text_of
from knotenpunkt.planning.tests.plans import FACTS, drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"
NEW = f"{PLANS}neu/"
SENT = {"begins_on": "01.01.2026", "last_on": "31.12.2027", "situation": "Viele neue Familien."}


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def periods(centre: Centre) -> list[tuple[str, str, str]]:
    found = Plan.objects.within(Scope.of(centre)).values_list("begins_on", "ends_on", "situation")
    return [(begins.isoformat(), ends.isoformat(), situation) for begins, ends, situation in found]


def test_a_plan_begins_with_its_period(editor: Client, centre: Centre) -> None:
    answer = editor.post(NEW, SENT)
    plan = Plan.objects.within(Scope.of(centre)).get()

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PLANS}{plan.pk}/")
    assert periods(centre) == [("2026-01-01", "2028-01-01", "Viele neue Familien.")]


def test_two_years_after_the_last_period_are_proposed(editor: Client, centre: Centre) -> None:
    drafted(centre)
    page = editor.get(NEW).content.decode()

    assert ('value="01.01.2028"' in page, 'value="31.12.2029"' in page) == (True, True)


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"begins_on": ""}, [("begins_on", "Please fill this in.")]),
        ({"begins_on": "30.02.2026"}, [("begins_on", "There is no 30.02.2026 in the calendar.")]),
        (
            {"begins_on": "bald"},
            [("begins_on", "“bald” is no day. Please write it like this: 01.09.2014.")],
        ),
        ({"last_on": "31.12.2025"}, [("last_on", "The last day is before the first.")]),
        (
            {"situation": "Viele neue Familien." * 500},
            [("situation", "Please shorten this to 6000 characters. It has 10000.")],
        ),
        (
            {"last_on": "31.12.2077"},
            [("last_on", "A period of more than 6 years? Please check the year.")],
        ),
    ],
)
def test_an_impossible_period_is_told_at_its_field(
    editor: Client, centre: Centre, sent: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    answer = editor.post(NEW, SENT | sent)

    assert (answer.status_code, errors_of(answer), periods(centre)) == (422, errors, [])
    assert "Viele neue Familien." in text_of(answer)


def test_periods_that_overlap_are_told_with_the_other(editor: Client, centre: Centre) -> None:
    drafted(centre)
    answer = editor.post(NEW, SENT | {"begins_on": "31.12.2027", "last_on": "1.6.2028"})

    assert (answer.status_code, errors_of(answer)) == (
        422,
        [
            (
                "begins_on",
                (
                    "For some of these days there is a plan already: 01.01.2026 – 31.12.2027. "
                    "Please choose other days."
                ),
            )
        ],
    )


def test_whoever_is_second_keeps_what_she_typed(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    place = f"{PLANS}{plan.pk}/lage/"
    seen = hidden(editor.get(place), "seen")
    change_plan(plan, replace(FACTS, situation="Die andere."), seen=None, actor=head_of(centre), now=later(5))
    answer = editor.post(place, SENT | {"situation": "Die eigene.", "seen": seen})
    text = text_of(answer)

    assert (answer.status_code, "Die andere." in text, "Die eigene." in text) == (409, True, True)
    again = editor.post(place, SENT | {"situation": "Die eigene.", "seen": hidden(answer, "seen")})
    assert (again.status_code, periods(centre)[0][2]) == (302, "Die eigene.")


def test_a_published_plan_refuses_with_what_can_be_done(editor: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    place = f"{PLANS}{plan.pk}/lage/"
    page = editor.get(place)
    answer = editor.post(place, SENT | {"seen": plan.changed_at.isoformat()})

    assert "To change it, please begin an amendment." in text_of(page)
    assert "<textarea" not in page.content.decode()
    assert answer.status_code == 409
    assert "To change it, please begin an amendment." in text_of(answer)


def test_the_plan_of_another_centre_does_not_exist(editor: Client, other_centre: Centre) -> None:
    plan, _ = drafted(other_centre)

    assert editor.get(f"{PLANS}{plan.pk}/lage/").status_code == 404
    assert editor.post(f"{PLANS}{uuid.uuid4()}/lage/", SENT).status_code == 404
    assert signed_in(Role.PROVIDER_EDITOR, other_centre).get(NEW).status_code == 404
