"""Screen: closing a period with its result."""

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.planning.actions.move_plan import amend
from knotenpunkt.planning.models import FocusArea
from knotenpunkt.planning.tests.pages import errors_of, hidden, text_of
from knotenpunkt.planning.tests.plans import drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def test_each_focus_area_gets_its_result(editor: Client, centre: Centre) -> None:
    plan, area = published(centre)
    place = f"{PLANS}{plan.pk}/abschluss/"
    page = editor.get(place)
    seen = hidden(page, "seen")
    refused = editor.post(place, {"seen": seen, f"{area.line}-text": "Fast alles."})
    answer = editor.post(
        place, {"seen": seen, f"{area.line}-result": "partly_reached", f"{area.line}-text": "Fast alles."}
    )
    stored = FocusArea.objects.within(Scope.of(centre)).get()

    assert "The period is not over yet." in text_of(page)
    assert (refused.status_code, errors_of(refused)) == (
        422,
        [(f"{area.line}-result", "Please choose one.")],
    )
    assert "Fast alles." in text_of(refused)
    assert (answer.status_code, stored.result, stored.result_text) == (302, "partly_reached", "Fast alles.")
    assert "Goal partly reached." in text_of(editor.get(f"{PLANS}{plan.pk}/"))


def test_what_is_not_in_force_is_not_closed(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre)
    place = f"{PLANS}{plan.pk}/abschluss/"
    sent = {"seen": hidden(editor.get(place), "seen"), f"{area.line}-result": "reached"}
    answer = editor.post(place, sent)

    assert answer.status_code == 409
    assert "Please hand it in for review first." in text_of(answer)


def test_an_amendment_in_work_comes_first(editor: Client, centre: Centre) -> None:
    plan, area = published(centre)
    amend(plan, "Neu", actor=head_of(centre), now=later(9))
    place = f"{PLANS}{plan.pk}/abschluss/"
    sent = {"seen": hidden(editor.get(place), "seen"), f"{area.line}-result": "reached"}

    answer = editor.post(place, sent)
    assert (answer.status_code, "Please publish it first" in text_of(answer)) == (409, True)


def test_nobody_else_closes_it(centre: Centre, other_centre: Centre) -> None:
    plan, _ = published(centre)
    place = f"{PLANS}{plan.pk}/abschluss/"

    assert signed_in(Role.PROVIDER_EDITOR, centre).get(place).status_code == 403
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(place).status_code == 404


def test_a_draft_has_no_result_yet(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    page = editor.get(f"{PLANS}{plan.pk}/abschluss/")

    assert "The plan is still being written." in text_of(page)
    assert "<textarea" not in page.content.decode()
