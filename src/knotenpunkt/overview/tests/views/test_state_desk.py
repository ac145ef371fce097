"""The desk of the state."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knotenpunkt.access.policy import AccessRefused, Role
from knotenpunkt.accounts.models import Announcement, Person, Seat
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.overview.actions.remind_centre import NotToBeReminded, remind_centre
from knotenpunkt.planning.models import FocusArea, Plan, Post, Profile, Progress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

ADDRESS = "/de/land/"
REMIND = "/de/land/erinnern/heinsberg/"
ANNOUNCE = "/de/land/mitteilen/"
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
PASSWORD = "ein Kennwort aus fünf Wörtern"


@pytest.fixture
def desk(centre: Centre, other_centre: Centre) -> Client:
    centre.email = "ki@kreis-heinsberg.example"
    centre.save()
    return signed_in(Role.STATE_DESK, centre)


def plan(centre: Centre, ends_in: int, state: str = Plan.State.PUBLISHED) -> Plan:
    """A plan of two years that ends so many days from today."""
    ends_on = timezone.localdate() + timedelta(days=ends_in)
    made: Plan = Plan.objects.create(
        centre=centre,
        begins_on=ends_on - timedelta(days=730),
        ends_on=ends_on,
        state=state,
        changed_at=timezone.now(),
    )
    return made


def ending(desk: Client) -> list[str]:
    """The centres among the periods that end."""
    section = desk.get(ADDRESS).content.decode().partition('id="periods"')[2].partition("</section>")[0]
    return re.findall(r'<th scope="row"><bdi lang="de" dir="auto">([^<]+)</bdi>', section)


def letters(centre: Centre) -> int:
    return int(OutgoingMail.objects.within(Scope.of(centre)).count())


def test_somebody_who_has_not_signed_in_is_led_to_the_door(client: Client, centre: Centre) -> None:
    answer = client.get(ADDRESS)

    assert answer.status_code == 403
    assert '"/de/konto/anmelden/?next=%2Fde%2Fland%2F"' in answer.content.decode()


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.PROVIDER_EDITOR, Role.OPERATOR])
def test_whoever_works_in_a_centre_is_refused(role: Role, centre: Centre) -> None:
    browser = signed_in(role, centre)

    assert browser.get(ADDRESS).status_code == 403
    assert [browser.post(address).status_code for address in (REMIND, ANNOUNCE)] == [403, 403]


def test_whoever_signs_in_by_password_sets_up_a_second_factor_first(centre: Centre) -> None:
    person = seated(Role.STATE_DESK, centre)
    person.set_password(PASSWORD)
    person.save()
    browser = Client()
    landed = browser.post("/de/konto/anmelden/", {"login": person.email, "password": PASSWORD})

    assert landed.headers["Location"] == ADDRESS
    assert "zweiter-faktor" in browser.get(ADDRESS).content.decode()
    assert browser.get(ADDRESS).status_code == 403


def test_whoever_sits_in_a_centre_as_well_chooses_at_her_account(centre: Centre) -> None:
    person = seated(Role.STATE_DESK, centre)
    Seat.objects.create(person=person, role=Role.CENTRE_HEAD, centre=centre)
    person.set_password(PASSWORD)
    person.save()
    browser = Client()
    landed = browser.post("/de/konto/anmelden/", {"login": person.email, "password": PASSWORD})
    page = browser.get("/de/konto/").content.decode()

    assert landed.headers["Location"] == "/de/konto/"
    assert ('href="/de/land/"' in page, 'href="/de/heinsberg/arbeitsplatz/"' in page) == (True, True)


def test_signing_out_leads_to_the_door(desk: Client) -> None:
    answer = desk.post("/de/konto/abmelden/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/konto/anmelden/")
    assert desk.get(ADDRESS).status_code == 403
    assert desk.post("/de/konto/abmelden/").status_code == 403


@pytest.mark.parametrize(
    ("ends_in", "state", "expected"),
    [
        (100, Plan.State.PUBLISHED, ["Kreis Heinsberg"]),
        (-30, Plan.State.CLOSED, ["Kreis Heinsberg"]),
        (200, Plan.State.PUBLISHED, []),
        (100, Plan.State.DRAFT, []),
    ],
)
def test_centres_whose_period_ends_within_six_months_are_named(
    ends_in: int, state: str, expected: list[str], desk: Client, centre: Centre
) -> None:
    plan(centre, ends_in, state)

    assert ending(desk) == expected


def test_a_centre_that_has_published_the_next_plan_is_not_named(desk: Client, centre: Centre) -> None:
    plan(centre, 30)
    plan(centre, 760)

    assert ending(desk) == []


def test_a_draft_of_the_next_plan_stays_hidden(desk: Client, centre: Centre) -> None:
    plan(centre, 30)
    plan(centre, 760, Plan.State.DRAFT)

    assert ending(desk) == ["Kreis Heinsberg"]


def test_a_centre_is_reminded_by_one_letter_to_its_public_address(desk: Client, centre: Centre) -> None:
    plan(centre, 30)
    answers = [desk.post(REMIND).headers["Location"] for _ in range(2)]
    letter = OutgoingMail.objects.within(Scope.of(centre)).get()

    assert answers == [f"{ADDRESS}?getan=erinnert", f"{ADDRESS}?getan=nicht-erinnert"]
    assert (letter.recipient, letter.purpose) == ("ki@kreis-heinsberg.example", "overview.period_reminder")
    assert "/de/heinsberg/arbeitsplatz/" in letter.text
    assert AuditEvent.objects.filter(action="overview.remind_centre", centre_key="05370").count() == 1


def test_a_centre_is_reminded_again_after_thirty_days(personas: Personas, centre: Centre) -> None:
    centre.email = "ki@kreis-heinsberg.example"
    centre.save()
    now = timezone.now()
    plan(centre, 30)

    def remind(days: int) -> None:
        later = now + timedelta(days=days)
        remind_centre(centre, host="https://a.example", actor=personas.state_desk, now=later)

    remind(0)
    with pytest.raises(NotToBeReminded):
        remind(29)
    remind(30)
    assert letters(centre) == 2


def test_a_centre_without_address_or_reason_gets_no_letter(desk: Client, centre: Centre) -> None:
    without_reason = desk.post(REMIND).headers["Location"]
    plan(centre, 30)
    Centre.objects.update(email="")
    without_address = desk.post(REMIND).headers["Location"]

    assert (without_reason, without_address, letters(centre)) == (
        f"{ADDRESS}?getan=nicht-erinnert",
        f"{ADDRESS}?getan=nicht-erinnert",
        0,
    )
    assert desk.post("/de/land/erinnern/atlantis/").status_code == 404


def test_only_the_state_desk_reminds(personas: Personas, centre: Centre) -> None:
    plan(centre, 30)

    with pytest.raises(AccessRefused):
        remind_centre(centre, host="https://a.example", actor=personas.head, now=NOW)


def test_completeness_says_what_is_there_in_the_order_of_the_alphabet(desk: Client, centre: Centre) -> None:
    Profile.objects.create(centre=centre, changed_at=NOW)
    Post.objects.create(
        centre=centre,
        kind=Post.Kind.SPECIALIST,
        funding=Post.Funding.OWN,
        full_time=Decimal(2),
        begins_on=date(2020, 1, 1),
        recorded_at=NOW,
    )
    area = FocusArea.objects.create(plan=plan(centre, 400), field="education", title="Sprache")
    Progress.objects.create(centre=centre, focus_line=area.line, state="on_track", recorded_at=NOW)
    section = desk.get(ADDRESS).content.decode().partition('id="published"')[2].partition("</table>")[0]
    rows = re.findall(r'<bdi lang="de" dir="auto">([^<]+)</bdi>(.*?)</tr>', section, re.DOTALL)

    assert [(name, cells.count(">–<"), "abbr" in cells) for name, cells in rows] == [
        ("Euskirchen", 5, False),
        ("Heinsberg", 1, False),
    ]
    Profile.objects.within(Scope.of(centre)).update(is_example=True)
    assert "Heinsberg</bdi></a> <abbr" in desk.get(ADDRESS).content.decode()


def test_an_announcement_is_seen_in_every_centre_until_it_is_taken_back(
    desk: Client, centre: Centre, other_centre: Centre
) -> None:
    until = timezone.localdate() + timedelta(days=7)
    sent = desk.post(ANNOUNCE, {"title": "Fachtag in Köln", "text": "Bitte anmelden.", "until": until})
    browser = signed_in(Role.CENTRE_EDITOR, other_centre)
    start = "/de/euskirchen/arbeitsplatz/"
    shown = "Fachtag in Köln" in browser.get(start).content.decode()
    announcement = Announcement.objects.get()
    desk.post(f"/de/land/mitteilungen/{announcement.pk}/zuruecknehmen/")

    assert (sent.headers["Location"], shown) == (f"{ADDRESS}?getan=mitgeteilt", True)
    assert "Fachtag in Köln" not in browser.get(start).content.decode()
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "accounts.announce",
        "accounts.withdraw_announcement",
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("title", "x" * 121),
        ("text", ""),
        ("text", "x" * 4001),
        ("until", ""),
        ("until", "31.02.2027"),
        ("until", "2020-01-01"),
        ("until", "2999-01-01"),
    ],
)
def test_an_announcement_that_cannot_be_made_is_told_at_its_field(
    field: str, value: str, desk: Client
) -> None:
    written = {"title": "Fachtag", "text": "Bitte anmelden.", "until": str(timezone.localdate())}
    answer = desk.post(ANNOUNCE, written | {field: value})
    page = answer.content.decode()

    assert (answer.status_code, page.count('aria-invalid="true"'), Announcement.objects.count()) == (
        422,
        1,
        0,
    )
    assert f'id="{field}-error"' in page


def test_the_desk_takes_as_many_statements_with_many_plans_as_with_one(
    desk: Client, centre: Centre, other_centre: Centre
) -> None:
    plan(centre, 30)
    desk.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        desk.get(ADDRESS)
    plan(other_centre, 60)
    plan(other_centre, 20)
    for number in range(3):
        Centre.objects.create(
            key=f"0511{number}", slug=f"c{number}", name=f"Zentrum {number}", territory="Stadt"
        )
    with CaptureQueriesContext(connection) as many:
        desk.get(ADDRESS)

    assert len(many) == len(few)


def test_the_page_needs_no_script_and_speaks_arabic(desk: Client) -> None:
    page = desk.get("/ar/land/").content.decode()

    assert ("<script" in page, '<html lang="ar" dir="rtl">' in page) == (False, True)


def test_a_closed_account_opens_nothing(desk: Client) -> None:
    Person.objects.update(is_active=False)

    assert desk.get(ADDRESS).status_code == 403
