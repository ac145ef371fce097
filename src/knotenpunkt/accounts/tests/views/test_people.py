"""Screen: the people of a centre."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.accounts.tests.signed_in import NO_ORGANIZATION, seated, signed_in
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/arbeitsplatz/personen/"
INVITE = f"{ADDRESS}einladen/"


@pytest.fixture
def head(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, centre)


def names(answer: Any) -> list[str]:
    return re.findall(r'<th scope="row"><bdi>([^<]*)</bdi>', answer.content.decode())


def letters() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.unscoped(reason="letters of the instance belong to no centre"))


def test_whoever_manages_sees_people_and_what_can_be_done(head: Client, centre: Centre) -> None:
    seated(Role.CENTRE_EDITOR, centre)
    page = head.get(ADDRESS)

    assert names(page) == ["Team heinsberg", "Team heinsberg"]
    assert (page.content.decode().count("/schliessen/"), page.content.decode().count(INVITE)) == (2, 1)


def test_an_editor_sees_her_colleagues_and_changes_nothing(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS)

    assert (page.status_code, names(page)) == (200, ["Team heinsberg"])
    assert ("/schliessen/" in page.content.decode(), INVITE in page.content.decode()) == (False, False)


def test_a_providers_editor_sees_the_people_of_her_organization_alone(centre: Centre) -> None:
    own = signed_in(Role.PROVIDER_EDITOR, centre)
    seated(Role.CENTRE_HEAD, centre)
    other = Person.objects.create(email="andere@traeger.example", display_name="Andere")
    Seat.objects.create(person=other, role=Role.PROVIDER_EDITOR, centre=centre, organization=uuid.uuid4())
    colleague = Person.objects.create(email="kollegin@traeger.example", display_name="Kollegin")
    Seat.objects.create(
        person=colleague, role=Role.PROVIDER_EDITOR, centre=centre, organization=NO_ORGANIZATION
    )

    assert names(own.get(ADDRESS)) == ["Kollegin", "Team heinsberg"]


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION_OFFICER, Role.INTERPRETER_COORDINATOR])
def test_other_roles_are_refused(role: Role, centre: Centre) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == 403


def test_another_centres_people_do_not_exist(head: Client, other_centre: Centre) -> None:
    seat = seated(Role.CENTRE_EDITOR, other_centre).seats.get()
    places = [
        f"{ADDRESS}rollen/{seat.pk}/entziehen/",
        f"{ADDRESS}{seat.person_id}/schliessen/",
        "/de/euskirchen/arbeitsplatz/personen/",
    ]

    assert [head.get(place).status_code for place in places] == [404] * 3
    assert [head.post(place).status_code for place in places[:2]] == [404] * 2
    assert Seat.objects.filter(pk=seat.pk).exists()


def test_an_invitation_goes_out_as_a_letter_of_no_centre(head: Client, centre: Centre) -> None:
    answer = head.post(INVITE, {"email": "Neu@Kreis.example", "role": "centre_editor"})
    (letter,) = letters()

    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert (letter.recipient, letter.centre_id, letter.purpose) == (
        "neu@kreis.example",
        None,
        "accounts.invitation",
    )
    assert re.search(r"http://testserver/de/konto/einladung/[^/\s]+/", letter.text)
    assert names(head.get(ADDRESS)) == ["Team heinsberg", "neu@kreis.example"]


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"email": "nobody", "role": "centre_editor"}, ["email"]),
        ({"email": "", "role": "centre_editor"}, ["email"]),
        ({"email": "a@b.example", "role": "operator"}, ["role"]),
        ({"email": "a@b.example", "role": "state_desk"}, ["role"]),
        ({"email": "a@b.example"}, ["role"]),
        ({"email": "a@b.example", "role": "provider_editor"}, ["organization"]),
        ({"email": "a@b.example", "role": "municipal_officer"}, ["municipality"]),
        (
            {"email": "a@b.example", "role": "provider_editor", "organization": str(NO_ORGANIZATION)},
            ["organization"],
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(
    head: Client, sent: dict[str, str], fields: list[str]
) -> None:
    answer = head.post(INVITE, sent)

    assert answer.status_code == 422
    assert sorted(set(re.findall(r'class="kern-error" id="(\w+)-error"', answer.content.decode()))) == fields
    assert (letters(), Invitation.objects.unscoped(reason="nothing may be there").count()) == ([], 0)


def test_an_editor_of_a_provider_is_invited_to_a_known_organization(
    head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = uuid.uuid4()
    monkeypatch.setattr(
        "knotenpunkt.accounts.queries.organization_names._provider", [lambda _: {known: "Verein"}]
    )
    head.post(INVITE, {"email": "a@b.example", "role": "provider_editor", "organization": str(known)})

    assert "(<bdi>Verein</bdi>)" in head.get(ADDRESS).content.decode()


def test_an_invitation_is_taken_back_after_one_question(head: Client) -> None:
    head.post(INVITE, {"email": "a@b.example", "role": "centre_editor"})
    invitation = Invitation.objects.unscoped(reason="the only one").get()
    place = f"{ADDRESS}einladungen/{invitation.pk}/zuruecknehmen/"

    assert (head.get(place).status_code, head.post(place).headers["Location"]) == (200, ADDRESS)
    assert head.get(place).status_code == 404


def test_a_role_is_taken_away_after_one_question(head: Client, centre: Centre) -> None:
    seat = seated(Role.CENTRE_EDITOR, centre).seats.get()
    place = f"{ADDRESS}rollen/{seat.pk}/entziehen/"

    assert (head.get(place).status_code, Seat.objects.filter(pk=seat.pk).exists()) == (200, True)
    assert head.post(place).headers["Location"] == ADDRESS
    assert not Seat.objects.filter(pk=seat.pk).exists()


@pytest.mark.parametrize("page", ["rollen/{seat}/entziehen/", "{person}/schliessen/"])
def test_the_last_who_can_invite_stays_and_the_page_says_why(page: str, head: Client) -> None:
    seat = Seat.objects.get()
    answer = head.post(ADDRESS + page.format(seat=seat.pk, person=seat.person_id))

    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (422, True)
    assert (Seat.objects.count(), Person.objects.get().is_active) == (1, True)


def test_closing_an_account_ends_its_sessions(head: Client, centre: Centre) -> None:
    person = seated(Role.CENTRE_EDITOR, centre)
    person.set_password("drei lange worte")
    person.save()
    browser = Client()
    browser.post("/de/konto/anmelden/", {"login": person.email, "password": "drei lange worte"})
    assert browser.get("/de/konto/").status_code == 200
    head.post(f"{ADDRESS}{person.pk}/schliessen/")

    assert browser.get("/de/konto/").status_code == 403
    again = Client().post("/de/konto/anmelden/", {"login": person.email, "password": "drei lange worte"})
    assert again.headers["Location"] == "/de/konto/anmelden/geschlossen/"


def test_statements_do_not_grow_with_people(
    head: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    head.get(ADDRESS)
    with django_assert_num_queries(8):
        head.get(ADDRESS)
    for number in range(3):
        person = Person.objects.create(email=f"p{number}@b.example", display_name="P")
        Seat.objects.create(person=person, role=Role.CENTRE_EDITOR, centre=centre)
    with django_assert_num_queries(8):
        head.get(ADDRESS)
