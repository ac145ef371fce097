"""People, their seats, and what they are as actors."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from knotenpunkt.access.policy import Grant, Permission, Role, may
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.regions.models import AdministrativeDistrict, Centre, District, FigureSource, Municipality

WITHOUT_CENTRE = {Role.STATE_DESK, Role.OPERATOR}


OURS = uuid.UUID(int=11)


def belonging(role: str) -> dict[str, object]:
    """What a seat of this role belongs to beside its centre."""
    match role:
        case Role.PROVIDER_EDITOR:
            return {"organization": OURS}
        case Role.MUNICIPAL_OFFICER:
            return {"municipality": municipality()}
    return {}


def municipality() -> Municipality:
    """A municipality with everything above it."""
    source, _ = FigureSource.objects.get_or_create(code="test", defaults={"reference_on": date(2021, 12, 31)})
    above, _ = AdministrativeDistrict.objects.get_or_create(key="053")
    district, _ = District.objects.get_or_create(ags="05370", defaults={"administrative_district": above})
    facts = {
        "district": district,
        "source": source,
        "population": 1,
        "area": 1,
        "latitude": 51,
        "longitude": 6,
    }
    return Municipality.objects.get_or_create(ags="05370016", defaults=facts)[0]


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(email="editor@example.org", display_name="Redaktion")


def is_refused(person: Person, role: str, centre: Centre | None, **where: object) -> bool:
    try:
        with transaction.atomic():
            Seat.objects.create(person=person, role=role, centre=centre, **(belonging(role) | where))
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("role", Role)
def test_a_seat_has_a_centre_exactly_where_its_role_belongs_to_one(
    role: Role, person: Person, centre: Centre
) -> None:
    refused = (is_refused(person, role, centre), is_refused(person, role, None))

    assert refused == (role in WITHOUT_CENTRE, role not in WITHOUT_CENTRE)


def test_a_seat_is_taken_once(person: Person, centre: Centre, other_centre: Centre) -> None:
    refused = [
        is_refused(person, role, where)
        for role, where in [
            (Role.CENTRE_EDITOR, centre),
            (Role.CENTRE_EDITOR, centre),
            (Role.CENTRE_EDITOR, other_centre),
            (Role.CENTRE_HEAD, centre),
            (Role.STATE_DESK, None),
            (Role.STATE_DESK, None),
        ]
    ]

    assert refused == [False, True, False, False, False, True]


def test_a_seat_belongs_to_an_organization_or_a_municipality_where_its_role_does(
    person: Person, centre: Centre
) -> None:
    fitting = {
        role: is_refused(person, role, centre) for role in (Role.PROVIDER_EDITOR, Role.MUNICIPAL_OFFICER)
    }
    again = [is_refused(person, role, centre) for role in fitting]
    unfitting = [
        is_refused(person, Role.PROVIDER_EDITOR, centre, organization=None),
        is_refused(person, Role.MUNICIPAL_OFFICER, centre, municipality=None),
        is_refused(person, Role.CENTRE_EDITOR, centre, organization=OURS),
    ]

    assert (list(fitting.values()), again, unfitting) == ([False] * 2, [True] * 2, [True] * 3)


def test_an_address_belongs_to_one_person(person: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email=person.email, display_name="Jemand anders")


def test_an_actor_holds_the_roles_of_all_seats(person: Person, centre: Centre) -> None:
    Seat.objects.create(person=person, role=Role.CENTRE_EDITOR, centre=centre)
    Seat.objects.create(person=person, role=Role.STATE_DESK)

    actor = actor_for(person)

    assert set(actor.grants) == {Grant(Role.CENTRE_EDITOR, centre.pk), Grant(Role.STATE_DESK)}
    assert may(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    assert not may(actor, Permission.CATALOGUE_EDIT, centre=uuid.UUID(int=1))


def test_an_actor_is_named_by_a_key_and_not_by_name_or_address(person: Person) -> None:
    assert actor_for(person).identifier == str(person.pk)


def test_a_closed_account_holds_no_role(person: Person, centre: Centre) -> None:
    Seat.objects.create(person=person, role=Role.CENTRE_HEAD, centre=centre)
    person.is_active = False

    assert actor_for(person).grants == ()
