"""Screen: accepting an invitation."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.actions.invitations import Place, invite_person
from knotenpunkt.accounts.models import Invitation, Person
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre

GOOD = {"display_name": "Neue Kollegin", "password": "apfel wolke treppe", "again": "apfel wolke treppe"}


def address(centre: Centre, email: str = "neu@kreis.example") -> str:
    place = Place(Role.CENTRE_EDITOR)
    _, key = invite_person(centre, email, place, actor=OPERATOR, now=timezone.now())
    return f"/de/konto/einladung/{key}/"


def test_opening_the_link_uses_nothing_up(client: Client, centre: Centre) -> None:
    place = address(centre)

    assert [client.get(place).status_code for _ in range(2)] == [200, 200]
    assert Person.objects.count() == 0


def test_somebody_new_chooses_name_and_password_and_is_asked_for_a_second_factor(
    client: Client, centre: Centre
) -> None:
    place = address(centre)
    answer = client.post(place, GOOD)
    workspace = client.get("/de/heinsberg/arbeitsplatz/")

    assert Person.objects.get().check_password("apfel wolke treppe")
    assert (answer.headers["Location"], workspace.status_code) == ("/de/konto/zweiter-faktor/", 403)
    assert [Client().get(place).status_code, Client().post(place, GOOD).status_code] == [410, 410]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"display_name": ""}, "display_name"),
        ({"password": "kurz", "again": "kurz"}, "password"),
        ({"password": "neu@kreis.example", "again": "neu@kreis.example"}, "password"),
        ({"password": "neue kollegin", "again": "neue kollegin"}, "password"),
        ({"password": "12345678910", "again": "12345678910"}, "password"),
        ({"again": "apfel wolke leiter"}, "again"),
    ],
)
def test_what_does_not_do_is_told_at_its_field(
    client: Client, centre: Centre, wrong: dict[str, str], field: str
) -> None:
    answer = client.post(address(centre), GOOD | wrong)
    told = re.findall(r'class="kern-error" id="(\w+)-error"', answer.content.decode())

    assert (answer.status_code, sorted(set(told)), Person.objects.count()) == (422, [field], 0)


def test_a_password_that_many_use_is_refused(client: Client, centre: Centre) -> None:
    """Not for its length: it is one of twenty thousand that leaked."""
    known = next(word for word in sorted(CommonPasswordValidator().passwords) if len(word) >= 12)
    answer = client.post(address(centre), GOOD | {"password": known, "again": known})

    assert (answer.status_code, Person.objects.count()) == (422, 0)


def test_whoever_has_an_account_presses_one_button_and_signs_in_as_always(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    person = seated(Role.CENTRE_EDITOR, other_centre)
    place = address(centre, person.email.upper())
    page = client.get(place).content.decode()
    answer = client.post(place)

    assert ("password" in re.findall(r'name="(\w+)"', page), answer.headers["Location"]) == (
        False,
        "/de/konto/",
    )
    assert client.get("/de/konto/").status_code == 403
    assert person.seats.filter(centre=centre).count() == 1


@pytest.mark.parametrize("fate", ["late", "taken back", "forged"])
def test_a_link_that_opens_nothing_says_so(client: Client, centre: Centre, fate: str) -> None:
    place = address(centre)
    everywhere = Invitation.objects.unscoped(reason="the only one")
    if fate == "late":
        everywhere.update(invited_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())
    elif fate == "taken back":
        everywhere.update(withdrawn_at=timezone.now())
    else:
        place = place.replace("/einladung/", "/einladung/a")
    answers = [client.get(place), client.post(place, GOOD)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert (answers[0].headers["Cache-Control"], Person.objects.count()) == ("private, no-store", 0)
