"""What people type and who they are is written into no log, whatever goes wrong with it."""

import logging
from datetime import UTC, datetime

import pytest
from django.test import Client, override_settings

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.mail.actions.routes import way_out
from knotenpunkt.mail.actions.send_waiting import send_waiting
from knotenpunkt.mail.tests.letters import LETTER, posted
from knotenpunkt.mail.tests.smtp_stand_in import running_mail_server
from knotenpunkt.privacy.actions.answer_request import erase_data
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.nightly import run_night

MARKS = ("geheimnis", "kassandra", "post@verein.example")
ADDRESS = "kassandra@geheimnis.example"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says that is not silent by the settings, however unimportant."""
    caplog.set_level(logging.DEBUG)
    return caplog


def test_forms_that_are_refused_leave_no_trace(centre: Centre, logged: pytest.LogCaptureFixture) -> None:
    officer = signed_in(Role.DATA_PROTECTION_OFFICER, centre)
    visitor = Client(raise_request_exception=False)
    for path, sent in {
        "/de/konto/anmelden/": {"login": ADDRESS, "password": "geheimnis"},
        "/de/heinsberg/angebot-vorschlagen/": {"message": "geheimnis", "email": ADDRESS},
        "/de/heinsberg/barrierefreiheit/": {"message": "geheimnis", "email": ADDRESS},
        "/de/heinsberg/angebote/?q=geheimnis": {},
        f"/de/heinsberg/{ADDRESS}/": {},
    }.items():
        visitor.post(path, sent)
        visitor.get(path)
    officer.post("/de/heinsberg/arbeitsplatz/datenschutz/auskunft/", {"email": ADDRESS})

    assert [mark for mark in MARKS if mark in logged.text.lower()] == []


def test_letters_that_fail_leave_no_trace(centre: Centre, logged: pytest.LogCaptureFixture) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=False)
    posted(Centre.objects.get(pk=centre.pk), LETTER)
    with (
        running_mail_server() as server,
        override_settings(MAIL_SERVER=server.address, MAIL_FROM="a@b.example"),
    ):
        server.replies[LETTER.to] = "550 no such user post@verein.example"
        with way_out() as route:
            done = send_waiting(route, actor=OPERATOR, now=NOW)

    assert done.failed == 1
    assert [mark for mark in MARKS if mark in logged.text.lower()] == []


def test_nights_and_erasures_leave_no_trace(centre: Centre, logged: pytest.LogCaptureFixture) -> None:
    person = seated(Role.CENTRE_EDITOR, centre)
    person.email, person.display_name = ADDRESS, "Kassandra"
    person.save()
    erase_data(ADDRESS, centre, actor=OPERATOR, now=NOW)
    run_night(NOW, clock=lambda: NOW)

    assert [mark for mark in MARKS if mark in logged.text.lower()] == []
