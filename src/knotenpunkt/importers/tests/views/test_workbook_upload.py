"""Screen: one uploaded workbook, its questions, writing it and taking it back."""

import html
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions.upload_errands import begin_errand
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.queries.question_tasks import question_tasks
from knotenpunkt.importers.queries.remembered_answers import remembered_answers_of
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.uploads import done, fresh, uploaded
from knotenpunkt.regions.models import Centre

H = Heading
COLD = 7
MAPPE = "/en/heinsberg/arbeitsplatz/mappe/"
ORGANIZATIONS = [{H.NUMBER: 1, H.ORGANIZATION: "Verein Ratheim", H.CITY: "Hückelhoven"}]
SERVICES = [
    {H.NUMBER: 1, H.SERVICE: "Sprachcafé", H.PROVIDER: "Verein Ratheim", H.SCHEDULE: "n.V."},
    {H.NUMBER: 2, H.SERVICE: "Teestube", H.PROVIDER: "Zauberhaus"},
    {H.NUMBER: 3, H.SERVICE: "Nähkurs", H.SCHEDULE: "n.V."},
]


@pytest.fixture
def upload(heinsberg: Centre, make_workbook: MakeWorkbook) -> WorkbookUpload:
    return uploaded(heinsberg, make_workbook(SERVICES, ORGANIZATIONS))


@pytest.fixture
def editor(upload: WorkbookUpload) -> Client:
    return signed_in(Role.CENTRE_EDITOR, upload.centre)


def place(upload: WorkbookUpload, rest: str = "") -> str:
    return f"{MAPPE}{upload.pk}/{rest}"


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def fields(page: Any) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="q-(\w+)"', page.content.decode())))


def test_the_report_begins_with_what_was_read_and_what_is_asked(
    editor: Client, upload: WorkbookUpload
) -> None:
    page = text(editor.get(place(upload)))

    assert "3 Angebote und 1 Träger gelesen." in page
    assert "Take over 4 entries" in page
    assert "4 questions for you" in page
    assert "Träger, die noch nicht eingetragen sind (1)" in page
    assert "Leer oder „nach Vereinbarung“? (2)" in page


def test_an_answer_is_kept_and_read_at_once(editor: Client, upload: WorkbookUpload) -> None:
    page = editor.get(place(upload, "?frage=unknown_name"))
    (name,) = fields(page)
    answer = editor.post(place(upload, "antworten/"), {"frage": "unknown_name", f"q-{name}": "0"})

    assert answer.headers["Location"] == place(upload, "?frage=unknown_name")
    assert [(each.deed, each.answer) for each in remembered_answers_of(upload.centre)] == [
        ("create", "Zauberhaus")
    ]
    assert (fresh(upload).question_count, "Take over 5 entries" in text(editor.get(place(upload)))) == (
        3,
        True,
    )


def test_one_answer_is_given_to_the_same_text_everywhere(editor: Client, upload: WorkbookUpload) -> None:
    page = editor.get(place(upload, "?frage=placeholder"))
    (name,) = fields(page)
    editor.post(place(upload, "antworten/"), {"frage": "placeholder", f"t-{name}": "montags 9 bis 11 Uhr"})

    assert "Angebote N2 Angebote N4" in text(page)
    assert fresh(upload).question_count == 2


def test_something_else_without_words_is_asked_for_and_loses_nothing(
    editor: Client, upload: WorkbookUpload
) -> None:
    (name,) = fields(editor.get(place(upload, "?frage=unknown_name")))
    answer = editor.post(place(upload, "antworten/"), {"frage": "unknown_name", f"q-{name}": "typed"})

    assert (answer.status_code, "Please write what is meant." in text(answer)) == (422, True)
    assert f'name="q-{name}" value="typed" checked' in answer.content.decode()
    assert not remembered_answers_of(upload.centre).exists()


def test_an_answer_to_what_is_asked_no_more_is_passed_over(editor: Client, upload: WorkbookUpload) -> None:
    answer = editor.post(place(upload, "antworten/"), {"frage": "unknown_name", "q-0123456789abcdef": "0"})

    assert (answer.status_code, remembered_answers_of(upload.centre).count()) == (302, 0)


def test_what_is_typed_becomes_no_markup(editor: Client, upload: WorkbookUpload) -> None:
    (name,) = fields(editor.get(place(upload, "?frage=unknown_name")))
    sent = {"frage": "unknown_name", f"q-{name}": "typed", f"t-{name}": '"><script>x</script>' + "x" * 2000}
    answer = editor.post(place(upload, "antworten/"), sent)

    assert (answer.status_code, "<script>x" in answer.content.decode()) == (422, False)


def test_the_workbook_is_taken_over_and_taken_back(editor: Client, upload: WorkbookUpload) -> None:
    editor.post(place(upload, "uebernehmen/"))
    applied = text(editor.get(place(upload)))
    written = len(stored_catalogue(upload.centre).services)
    question = text(editor.get(place(upload, "zuruecknehmen/")))
    editor.post(place(upload, "zuruecknehmen/"))

    assert ("Your workbook has been taken over" in applied, written) == (True, 3)
    assert "Take back the import of “mappe.xlsx”?" in question
    assert stored_catalogue(upload.centre).services == {}
    assert "Everything is as it was before." in text(editor.get(place(upload)))


def test_questions_of_a_written_workbook_are_answered_in_a_new_upload(
    editor: Client, upload: WorkbookUpload
) -> None:
    done(upload, Errand.APPLY)
    (name,) = fields(editor.get(place(upload, "?frage=unknown_name")))
    answer = editor.post(place(upload, "antworten/"), {"frage": "unknown_name", f"q-{name}": "0"})
    page = text(editor.get(answer.headers["Location"]))

    assert str(upload.pk) not in answer.headers["Location"]
    assert "Take over 2 entries" in page
    assert fresh(upload).state == "applied"


def test_progress_is_shown_and_ends_by_itself(editor: Client, upload: WorkbookUpload) -> None:
    began = timezone.now()
    begin_errand(upload, Errand.READ, actor=OPERATOR, now=began)
    page = editor.get(place(upload)).content.decode()
    running = editor.get(place(upload, "stand/"))
    WorkbookUpload.objects.unscoped(reason="as the job would").update(errand="")
    ended = editor.get(place(upload, "stand/"))

    assert f'hx-get="{place(upload, "stand/")}" hx-trigger="every 1s"' in page
    assert ("See how far it is" in page, "http-equiv" in page) == (True, False)
    assert ("<html" in running.content.decode(), running.headers.get("HX-Refresh")) == (False, None)
    assert ended.headers["HX-Refresh"] == "true"


def test_an_interrupted_reading_is_told_and_begun_again(editor: Client, upload: WorkbookUpload) -> None:
    begin_errand(upload, Errand.READ, actor=OPERATOR, now=timezone.now() - timedelta(minutes=2))
    WorkbookUpload.objects.unscoped(reason="never read").update(report=None, state="reading")
    page = text(editor.get(place(upload)))
    editor.post(place(upload, "lesen/"))

    assert ("Reading was interrupted." in page, "Read it once more" in page) == (True, True)
    assert fresh(upload).state == "ready"


def test_a_workbook_of_another_district_is_read_on_request(
    heinsberg: Centre, make_workbook: MakeWorkbook
) -> None:
    rows = [{H.NUMBER: n, H.SERVICE: f"Kurs {n}", H.CITY: "Euskirchen"} for n in range(1, 8)]
    foreign = uploaded(heinsberg, make_workbook(rows))
    browser = signed_in(Role.CENTRE_HEAD, heinsberg)
    page = text(browser.get(place(foreign)))
    browser.post(place(foreign, "lesen/"), {"accepts_other_places": "1"})

    assert ("passt nicht zu „Kreis Heinsberg“" in page, "--" in page) == (True, False)
    assert (foreign.state, fresh(foreign).state) == ("failed", "ready")


def test_who_may_do_something_with_an_upload(upload: WorkbookUpload, client: Client) -> None:
    elsewhere = Centre.objects.get(slug="euskirchen")
    outsider = signed_in(Role.CENTRE_HEAD, elsewhere)
    provider = signed_in(Role.PROVIDER_EDITOR, upload.centre)
    posts = ["antworten/", "lesen/", "uebernehmen/", "zuruecknehmen/"]
    own = f"/en/euskirchen/arbeitsplatz/mappe/{upload.pk}/"

    for browser, status in ((outsider, 404), (provider, 403), (client, 403)):
        assert [browser.post(place(upload, rest)).status_code for rest in posts] == [status] * 4
        assert [browser.get(place(upload, rest)).status_code for rest in ("", "stand/")] == [status] * 2
    assert [outsider.post(f"{own}{rest}").status_code for rest in posts] == [404] * 4
    assert stored_catalogue(upload.centre).services == {}


def test_an_upload_that_is_not_there(editor: Client) -> None:
    assert editor.get(f"{MAPPE}{uuid.UUID(int=1)}/").status_code == 404


def test_open_questions_are_something_to_do(upload: WorkbookUpload, editor: Client) -> None:
    page = text(editor.get("/en/heinsberg/arbeitsplatz/"))
    done(done(upload, Errand.APPLY), Errand.UNDO)

    assert question_tasks.__module__.startswith("knotenpunkt.importers.queries")
    assert re.search(r"Questions from a workbook .*\b4\b.* Answer the questions", page)
    assert "Questions from a workbook" not in text(editor.get("/en/heinsberg/arbeitsplatz/"))


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    heinsberg: Centre,
    make_workbook: MakeWorkbook,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    rows = [{H.NUMBER: n + 1, H.SERVICE: f"Kurs {n}", H.PROVIDER: f"Haus {n}"} for n in range(number)]
    asking = uploaded(heinsberg, make_workbook(rows))
    browser = signed_in(Role.CENTRE_EDITOR, heinsberg)

    with django_assert_num_queries(COLD):
        browser.get(place(asking))


def test_a_typed_text_loses_what_no_database_keeps(editor: Client, upload: WorkbookUpload) -> None:
    (name,) = fields(editor.get(place(upload, "?frage=unknown_name")))
    editor.post(
        place(upload, "antworten/"), {"frage": "unknown_name", f"t-{name}": " Zauber\x00haus  e.V.\n"}
    )

    assert [each.answer for each in remembered_answers_of(upload.centre)] == ["Zauberhaus e.V."]
