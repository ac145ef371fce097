"""Screen: one version of a plan, and the one next step."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.planning.actions.edit_focus_areas import add_focus_area
from knotenpunkt.planning.actions.move_plan import amend
from knotenpunkt.planning.models import Actual, Plan, Progress
from knotenpunkt.planning.tests.pages import errors_of, hidden, text_of
from knotenpunkt.planning.tests.plans import AREA, MEASURE, drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"
COLD = 17


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


@pytest.fixture
def head(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, centre)


def place(plan: Plan) -> str:
    return f"{PLANS}{plan.pk}/"


def step(client: Client, plan: Plan, do: str) -> int:
    seen = hidden(client.get(place(plan)), "seen")
    return client.post(f"{place(plan)}schritt/", {"do": do, "seen": seen}).status_code


def state(plan: Plan) -> str:
    return str(Plan.objects.within(Scope.of(plan.centre)).values_list("state", flat=True).get(pk=plan.pk))


def primary(client: Client, plan: Plan) -> list[str]:
    """What the primary buttons of the page say."""
    page = client.get(place(plan)).content.decode()
    parts = page.split("kern-btn--primary")[1:]
    return [part.split('kern-label">')[1].split("<")[0] for part in parts]


def test_there_is_one_next_step_in_each_state(editor: Client, head: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    told = [primary(editor, plan)]
    step(editor, plan, "hand_in")
    told += [primary(editor, plan), primary(head, plan)]
    head.post(f"{place(plan)}freigeben/", {"seen": hidden(head.get(place(plan)), "seen")})
    told.append(primary(editor, plan))
    step(editor, plan, "publish")
    told.append(primary(editor, plan))
    amend(plan, "Neu", actor=head_of(centre), now=later(9))
    told.append(primary(editor, plan))

    assert told == [
        ["Hand the plan in for review"],
        [],
        ["Approve the plan"],
        ["Publish the plan"],
        ["Note how it goes"],
        ["Go on with the amendment"],
    ]


def test_what_is_missing_is_a_list_with_links(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre, replace(AREA, goal="", measures=()))
    page = editor.get(place(plan))
    text = text_of(page)

    assert "The goal is missing: by what does one see that it is reached?" in text
    assert "There is no measure yet: what is done?" in text
    assert page.content.decode().count(f'href="{place(plan)}schwerpunkte/{area.line}/"') == 4
    assert (step(editor, plan, "hand_in"), state(plan)) == (409, "draft")


def test_an_empty_plan_asks_for_its_first_focus_area(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre)
    area.delete()

    assert primary(editor, plan) == ["Add the first focus area"]


def test_an_editor_approves_nothing(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    step(editor, plan, "hand_in")
    seen = hidden(editor.get(place(plan)), "seen")

    assert editor.post(f"{place(plan)}freigeben/", {"seen": seen}).status_code == 403
    assert (step(editor, plan, "approve"), state(plan)) == (302, "review")


def test_a_reason_is_needed_to_send_back(editor: Client, head: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    step(editor, plan, "hand_in")
    sent = {"seen": hidden(head.get(place(plan)), "seen")}
    refused = head.post(f"{place(plan)}zurueckgeben/", sent)
    head.post(f"{place(plan)}zurueckgeben/", sent | {"reason": "Das Ziel ist nicht prüfbar."})

    assert (refused.status_code, errors_of(refused)) == (422, [("reason", "Please fill this in.")])
    assert state(plan) == "draft"
    assert "Sent back: Das Ziel ist nicht prüfbar." in text_of(editor.get(place(plan)))


def test_an_approval_is_taken_back_by_the_head_alone(editor: Client, head: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    step(editor, plan, "hand_in")
    head.post(f"{place(plan)}freigeben/", {"seen": hidden(head.get(place(plan)), "seen")})
    sent = {"seen": hidden(head.get(place(plan)), "seen"), "reason": "Doch nicht."}

    assert editor.post(f"{place(plan)}zurueckgeben/", sent).status_code == 403
    assert (head.post(f"{place(plan)}zurueckgeben/", sent).status_code, state(plan)) == (302, "draft")


def test_a_step_on_something_older_is_refused_in_words(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    seen = hidden(editor.get(place(plan)), "seen")
    add_focus_area(plan, replace(AREA, title="Andere"), actor=head_of(centre), now=later(5))
    answer = editor.post(f"{place(plan)}schritt/", {"do": "hand_in", "seen": seen})

    assert (answer.status_code, state(plan)) == (409, "draft")
    assert "Somebody changed the plan meanwhile." in text_of(answer)
    assert editor.post(f"{place(plan)}schritt/", {"do": "hand_in"}).status_code == 409


def test_a_draft_is_thrown_away(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)

    assert step(editor, plan, "discard") == 302
    assert editor.get(place(plan)).status_code == 404


def test_what_happens_already_stands_beside_what_is_on_paper(editor: Client, centre: Centre) -> None:
    services = Service.objects.within(Scope.of(centre))
    public, draft = services.get(title="Sprachkurs für Mütter").pk, services.get(title="Entwurfsangebot").pk
    measures = (replace(MEASURE, title="Läuft", services=(public, draft)), replace(MEASURE, title="Papier"))
    plan, _ = drafted(centre, replace(AREA, measures=measures))
    text = text_of(editor.get(place(plan)))

    assert text.count("This happens already:") == 1
    assert "about 2016, not confirmed" in text
    assert "1 linked offer is not public." in text
    assert text.count("So far on paper only: no public offer belongs to it.") == 1


def test_a_measure_outside_the_period_is_a_hint(editor: Client, centre: Centre) -> None:
    measure = replace(MEASURE, title="Zu früh", begins_on=date(2025, 6, 1))
    plan, _ = drafted(centre, replace(AREA, measures=(measure,)))
    text = text_of(editor.get(place(plan)))

    assert "These measures do not lie within the period." in text
    assert step(editor, plan, "hand_in") == 302


def test_focus_areas_change_places(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre)
    add_focus_area(plan, replace(AREA, title="Zweiter"), actor=head_of(centre), now=later(2))
    address = f"{place(plan)}schwerpunkte/{area.line}/platz/"
    editor.post(address, {"do": "up"})
    assert [one.title for one in plan.focus_areas.all()] == [AREA.title, "Zweiter"]

    answer = editor.post(address, {"do": "down"})
    assert answer.headers["Location"] == f"{place(plan)}#focus-{area.line}"
    assert [one.title for one in plan.focus_areas.all()] == ["Zweiter", AREA.title]


def test_progress_is_noted_by_a_small_form(editor: Client, centre: Centre) -> None:
    plan, area = published(centre)
    address = f"{place(plan)}schwerpunkte/{area.line}/stand/"
    refused = editor.post(address, {"state": "on_track", "sentence": ""})
    editor.post(address, {"state": "at_risk", "sentence": "Es fehlen Räume."})

    assert (refused.status_code, errors_of(refused)) == (
        422,
        [(f"sentence-{area.line}", "Please fill this in.")],
    )
    assert Progress.objects.within(Scope.of(centre)).count() == 1
    assert "At risk" in text_of(editor.get(place(plan)))


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"value": "viel"}, ("value", "“viel” is no number that can be kept.")),
        ({"value": "-3"}, ("value", "Please write a number from 0 on.")),
        ({"note": "x" * 10_000}, ("note", "Please shorten this to 300 characters. It has 10000.")),
        ({"reference_on": "31.06.2026"}, ("reference_on", "There is no 31.06.2026 in the calendar.")),
        ({"reference_on": "1.1.2099"}, ("reference_on", "This day is still to come.")),
    ],
)
def test_a_figure_that_cannot_be_is_told(
    editor: Client, centre: Centre, sent: dict[str, str], error: tuple[str, str]
) -> None:
    plan, area = published(centre)
    target = area.targets.get()
    answer = editor.post(
        f"{place(plan)}zahlen/{target.pk}/", {"value": "14", "reference_on": "30.06.2026"} | sent
    )
    (field, sentence), *others = errors_of(answer)

    assert (answer.status_code, field, others) == (422, f"{error[0]}-{target.pk}", [])
    assert sentence.startswith(error[1])
    assert Actual.objects.within(Scope.of(centre)).count() == 0


def test_figures_are_added_and_the_latest_day_counts(editor: Client, centre: Centre) -> None:
    plan, area = published(centre)
    address = f"{place(plan)}zahlen/{area.targets.get().pk}/"
    for day, value in (("30.06.2026", "14,5"), ("31.03.2026", "13"), ("30.06.2026", "15")):
        assert editor.post(address, {"value": value, "reference_on": day}).status_code == 302

    text = text_of(editor.get(place(plan)))
    assert ("15 30 Jun 2026" in text, "14.5" in text) == (True, False)


def test_an_amendment_is_begun_once(editor: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    address = f"{place(plan)}fortschreiben/"
    refused = editor.post(address, {"reason": ""})
    begun = editor.post(address, {"reason": "Mehr Mittel"})
    again = editor.post(address, {"reason": "Noch mehr"})

    assert [refused.status_code, begun.status_code, again.status_code] == [422, 302, 409]
    assert Plan.objects.within(Scope.of(centre)).count() == 2


def test_nobody_else_finds_it(centre: Centre) -> None:
    plan, _ = drafted(centre)
    foreign = scenario.dueren()

    assert signed_in(Role.CENTRE_HEAD, foreign).get(place(plan)).status_code == 404
    assert signed_in(Role.PROVIDER_EDITOR, centre).get(place(plan)).status_code == 403
    assert signed_in(Role.CENTRE_EDITOR, centre).get(f"{PLANS}{uuid.uuid4()}/").status_code == 404


def test_more_focus_areas_need_no_more_statements(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    services = tuple(Service.objects.within(Scope.of(centre)).values_list("pk", flat=True))
    area = replace(AREA, measures=(replace(MEASURE, services=services),))
    plan, _ = drafted(centre, area)
    editor.get(place(plan))
    with django_assert_num_queries(COLD):
        editor.get(place(plan))
    for number in range(5):
        more = replace(area, title=f"Weiterer {number}", measures=area.measures * 3)
        add_focus_area(plan, more, actor=head_of(centre), now=later(number))

    with django_assert_num_queries(COLD):
        editor.get(place(plan))
