"""Screen: the answers that are remembered."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.actions.answer_questions import GivenAnswer, answer_questions
from knotenpunkt.importers.actions.keep_columns import SaidOfSheet, keep_columns
from knotenpunkt.importers.domain.answers import Deed, OpenQuestion
from knotenpunkt.importers.domain.columns import Column, SheetColumns
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.models import RememberedAnswer
from knotenpunkt.importers.queries.column_meanings import column_meanings_of
from knotenpunkt.importers.queries.remembered_answers import remembered_answers_of
from knotenpunkt.importers.tests.uploads import NOW
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

ADDRESS = "/en/heinsberg/arbeitsplatz/mappe/antworten/"
COLD = 9


def remembered(
    centre: Centre, raw: str = "Amos", deed: Deed = Deed.READ_AS, answer: str = "AMOS e.V.", shown: str = ""
) -> None:
    shown = shown or raw
    question = OpenQuestion(Heading.PROVIDER, IssueKind.UNKNOWN_NAME, raw, raw, "1 café", raw, (), "")
    answer_questions(centre, [GivenAnswer(question, deed, answer, shown)], actor=OPERATOR, now=NOW)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.fixture
def answer(centre: Centre) -> RememberedAnswer:
    remembered(centre)
    found: RememberedAnswer = remembered_answers_of(centre).get()
    return found


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def test_answers_are_listed_with_their_day(editor: Client, answer: RememberedAnswer) -> None:
    assert "Amos Träger AMOS e.V. 26 Nov 2026 Take back" in text(editor.get(ADDRESS))


def test_an_empty_list_invites(editor: Client) -> None:
    assert "Nothing has been answered yet." in text(editor.get(ADDRESS))


def test_taking_an_answer_back_asks_once(editor: Client, centre: Centre, answer: RememberedAnswer) -> None:
    place = f"{ADDRESS}{answer.pk}/"
    question = text(editor.get(place))
    before = remembered_answers_of(centre).count()
    done = editor.post(place)

    assert "Take back the answer to “Amos” (Träger)?" in question
    assert (before, remembered_answers_of(centre).count(), done.headers["Location"]) == (1, 0, ADDRESS)
    assert editor.post(place).status_code == 404


def test_another_centres_answers_do_not_exist(
    client: Client, centre: Centre, other_centre: Centre, answer: RememberedAnswer
) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    own = f"/en/euskirchen/arbeitsplatz/mappe/antworten/{answer.pk}/"

    assert [outsider.post(place).status_code for place in (f"{ADDRESS}{answer.pk}/", own)] == [404, 404]
    assert signed_in(Role.PROVIDER_EDITOR, centre).get(ADDRESS).status_code == 403
    assert (client.get(ADDRESS).status_code, remembered_answers_of(centre).count()) == (403, 1)


@pytest.mark.parametrize("number", [1, 20])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for n in range(number):
        remembered(centre, f"Name {n}")

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)


def test_an_answer_about_a_confidential_place_does_not_say_where_it_is(
    editor: Client, centre: Centre
) -> None:
    remembered(centre, "Geheimgasse 7", answer="Geheimgasse 9", shown="(vertraulich)")
    page = text(editor.get(ADDRESS))

    assert ("Geheimgasse" in page, "(vertraulich)" in page) == (False, True)


def test_what_a_column_means_is_listed_and_taken_back(editor: Client, centre: Centre) -> None:
    column = Column("projektname", "Projektname", (), None, None)
    said = SaidOfSheet(
        SheetColumns("Liste", 1, is_table=False, columns=(column,)), {"projektname": Heading.SERVICE}
    )
    keep_columns(centre, [said], actor=OPERATOR, now=NOW)
    place = f"{ADDRESS}spalten/{column_meanings_of(centre).get().pk}/"
    listed = text(editor.get(ADDRESS))
    question = text(editor.get(place))
    answer = editor.post(place)

    assert "Projektname Liste Name of the offer 26 Nov 2026 Take back" in listed
    assert "Take back what the column “Projektname” in the sheet “Liste” means?" in question
    assert (answer.headers["Location"], column_meanings_of(centre).exists()) == (ADDRESS, False)
    assert AuditEvent.objects.filter(action="importers.forget_column").count() == 1


def test_who_may_take_back_what_a_column_means(client: Client, centre: Centre, other_centre: Centre) -> None:
    column = Column("projektname", "Projektname", (), None, None)
    said = SaidOfSheet(SheetColumns("Liste", 1, is_table=False, columns=(column,)), {"projektname": None})
    keep_columns(centre, [said], actor=OPERATOR, now=NOW)
    place = f"{ADDRESS}spalten/{column_meanings_of(centre).get().pk}/"
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    theirs = place.replace("heinsberg", other_centre.slug)

    assert [outsider.post(place).status_code, outsider.post(theirs).status_code] == [404, 404]
    assert (client.post(place).status_code, column_meanings_of(centre).count()) == (403, 1)
