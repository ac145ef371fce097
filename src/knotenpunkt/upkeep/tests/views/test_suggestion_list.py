"""Screen: suggestions that wait, and those that were decided."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import NOBODY, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.decide import decline_suggestion, discard_suggestion
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_new
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.deciding import LIST, text
from knotenpunkt.upkeep.tests.suggesting import NOW, offered, suggested
from tests.harness.personas import Personas

ANYBODY = Sender(Suggestion.Origin.PUBLIC)


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def rows(answer: Any) -> list[list[str]]:
    markup = answer.content.decode().partition('id="suggestions"')[2].partition("<tbody>")[2]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in markup.split("</tr>"))
    return [[re.sub("<[^>]+>", "", cell) for cell in row] for row in cells if row]


def test_what_waits_is_listed_the_oldest_first(editor: Client, centre: Centre, service: Service) -> None:
    report_mistake(service, "Falsch", sender=ANYBODY, actor=NOBODY, now=NOW + timedelta(days=1))
    suggested(service)

    assert rows(editor.get(LIST)) == [
        ["Sprachcafé", "Change of an offer", "the provider, by the link in a letter", "26 Nov 2026"],
        ["Sprachcafé", "Mistake noticed", "anyone, on a public page", "27 Nov 2026"],
    ]


def test_what_was_decided_stands_apart(editor: Client, personas: Personas, service: Service) -> None:
    decline_suggestion(suggested(service), note="", actor=personas.editor, now=NOW)

    assert rows(editor.get(LIST)) == []
    assert [row[4] for row in rows(editor.get(f"{LIST}?stand=entschieden"))] == ["declined"]


def test_an_empty_list_says_so(editor: Client, centre: Centre) -> None:
    assert "Nobody waits for you." in text(editor.get(LIST))


def test_deleted_advertising_is_counted(editor: Client, centre: Centre, personas: Personas) -> None:
    for _ in range(2):
        suggestion = suggest_new(centre, sender=ANYBODY, message="Kaufen!", actor=NOBODY, now=NOW)
        discard_suggestion(suggestion, actor=personas.editor, now=timezone.now())

    assert "In the last 30 days 2 messages were deleted" in text(editor.get(LIST))


def test_nothing_typed_becomes_markup(editor: Client, service: Service) -> None:
    Service.objects.unscoped(reason="a test").update(title="<script>x</script>")
    suggested(service)

    assert "<script>x" not in editor.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.CENTRE_EDITOR, 200),
        (Role.PROVIDER_EDITOR, 403),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_decide(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(LIST).status_code == status


def test_another_centre_does_not_exist(service: Service, other_centre: Centre) -> None:
    suggested(service)
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)

    assert outsider.get(LIST).status_code == 404
    assert rows(outsider.get(LIST.replace("heinsberg", "euskirchen"))) == []


@pytest.mark.parametrize("number", [1, 12])
def test_statements_are_constant(
    editor: Client, service: Service, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        suggested(service)
    editor.get(LIST)

    with django_assert_num_queries(7):
        editor.get(LIST)
