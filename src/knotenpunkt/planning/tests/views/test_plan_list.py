"""Screen: the periods of a centre."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.planning.actions.edit_plan import begin_plan
from knotenpunkt.planning.actions.move_plan import amend
from knotenpunkt.planning.domain.plan_content import PlanFacts
from knotenpunkt.planning.tests.pages import errors_of, text_of
from knotenpunkt.planning.tests.plans import FACTS, NOW, head_of, later, published
from knotenpunkt.regions.models import Centre

ADDRESS = "/en/heinsberg/arbeitsplatz/plaene/"
COLD = 6


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def test_an_empty_list_invites(editor: Client) -> None:
    page = editor.get(ADDRESS)

    assert (page.status_code, "No plan yet." in text_of(page), errors_of(page)) == (200, True, [])


def test_a_period_stands_there_with_what_is_in_work(editor: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    amend(plan, "Neu", actor=head_of(centre), now=later(9))
    text = text_of(editor.get(ADDRESS))

    assert text.count("31 Dec 2027") == 1
    assert ("Published" in text, "Amendment: Draft" in text) == (True, True)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.CENTRE_HEAD, 200), (Role.PROVIDER_EDITOR, 403), (Role.STATE_DESK, 403)]
)
def test_the_team_alone_enters(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == status


def test_another_centre_does_not_exist(other_centre: Centre, centre: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(ADDRESS).status_code == 404


def test_more_periods_need_no_more_statements(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(centre)
    editor.get(ADDRESS)
    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
    for year in range(2028, 2040, 2):
        facts = PlanFacts(FACTS.begins_on.replace(year=year), FACTS.begins_on.replace(year=year + 2))
        begin_plan(centre, facts, actor=head_of(centre), now=NOW)

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
