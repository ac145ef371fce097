"""Command: who works at the desk of the state."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import AccessRefused, Role
from knotenpunkt.accounts.actions.state_seats import give_state_seat, take_state_seat
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

EMAIL, PASSWORD = "stelle@land.example", "apfel wolke treppe"


def said(*options: str) -> str:
    out = StringIO()
    call_command("state-desk", "--email", EMAIL, *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_whoever_is_new_chooses_a_password_and_lands_at_the_desk(centre: Centre) -> None:
    path = urlsplit(said().strip()).path
    browser = Client()
    form = browser.get(path, follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    landed = Client().post("/de/konto/anmelden/", {"login": EMAIL, "password": PASSWORD})

    assert landed.headers["Location"] == "/de/land/"
    assert said() == f"{EMAIL} hat einen Platz in der Landesstelle und meldet sich an wie immer.\n"
    assert AuditEvent.objects.filter(action="accounts.give_state_seat").count() == 1


def test_a_seat_is_taken_and_the_account_stays(centre: Centre) -> None:
    said()

    assert said("--remove") == f"{EMAIL} hat keinen Platz in der Landesstelle mehr.\n"
    assert (Seat.objects.count(), Person.objects.count()) == (0, 1)
    with pytest.raises(SystemExit):
        said("--remove")


@pytest.mark.parametrize("email", ["nobody", "land@nrw.example"])
def test_what_cannot_be_done_is_told(email: str, centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    Person.objects.create(email="land@nrw.example", display_name="Land (Demo)", is_demonstration=True)

    with pytest.raises(SystemExit) as ended:
        call_command("state-desk", "--email", email)
    assert (ended.value.code, email in capsys.readouterr().err, Seat.objects.count()) == (2, True, 0)


def test_a_centre_gives_no_seat_of_the_state(personas: Personas) -> None:
    now = timezone.now()
    with pytest.raises(AccessRefused):
        give_state_seat(EMAIL, "Stelle", actor=personas.head, now=now)
    with pytest.raises(AccessRefused):
        take_state_seat(EMAIL, actor=personas.head, now=now)


def test_a_seat_of_a_centre_stays(centre: Centre) -> None:
    person = seated(Role.CENTRE_HEAD, centre)
    Person.objects.filter(pk=person.pk).update(email=EMAIL)
    said()
    said("--remove")

    assert list(Seat.objects.values_list("role", flat=True)) == ["centre_head"]
