"""Screen: the profile of a centre."""

import html
import re
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.planning.actions.edit_profile import ProgrammeContent, add_entry
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/profil/"
FACTS = f"{ADDRESS}angaben/"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SENT = {
    "host": "Kreis  Heinsberg",
    "placement": "Amt für Bildung",
    "resolution_body": "Kreistag",
    "resolved_on": "20.3.2014",
    "resolution_website": "sitzungsdienst.kreis.example/299",
    "opened_on": "2014-09-01",
    "further_tasks": "Sprachmittlung\nSchulplätze",
    "wishes": "Verlässliche Förderung",
    "source": "Kreistag",
}
CONTACT = {"function": "Sprachmittlung", "phone": "02452 13-4215", "email": "Sprache@Kreis.example"}
PROGRAMME = {"name": "Rucksack", "begins_on": "01.08.2017", "last_on": "31.07.2019", "website": ""}
CONCEPT = {"title": "Konzept", "state": "adopted", "adopted_on": "16.12.2014", "valid_until": ""}
COLD = 10


@pytest.fixture
def head(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, centre)


@pytest.fixture
def programme(centre: Centre) -> Programme:
    entry = add_entry(centre, ProgrammeContent("KOMM-AN"), actor=OPERATOR, now=NOW)
    assert isinstance(entry, Programme)
    return entry


def names(centre: Centre) -> list[str]:
    return [entry.name for entry in Programme.objects.within(Scope.of(centre))]


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def errors(response: Any) -> list[tuple[str, str]]:
    """Field and sentence of everything that was refused."""
    found = re.findall(
        r'<p class="kern-error" id="(\w+)-error">.*?<span class="kern-body">(.*?)</span>',
        response.content.decode(),
    )
    return [(field, re.sub("[\u2068\u2069]", "", html.unescape(sentence))) for field, sentence in found]


def test_the_facts_are_written_and_shown(head: Client, centre: Centre) -> None:
    answer = head.post(FACTS, SENT)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}?done=saved")
    assert "Saved." in text(head.get(answer.headers["Location"]))
    profile = Profile.objects.within(Scope.of(centre)).get()
    assert (
        profile.host,
        profile.resolved_on,
        profile.resolution_website,
        profile.opened_on,
        profile.further_tasks,
        profile.is_example,
    ) == (
        "Kreis Heinsberg",
        date(2014, 3, 20),
        "https://sitzungsdienst.kreis.example/299",
        date(2014, 9, 1),
        "Sprachmittlung\nSchulplätze",
        False,
    )
    page = text(head.get(ADDRESS))
    assert "Resolution Kreistag 20 March 2014" in page
    assert "Opened on 1 September 2014" in page


def test_an_empty_profile_invites(head: Client) -> None:
    assert "Nothing stands here yet." in text(head.get(ADDRESS))


def test_the_facts_are_changed_in_a_form_that_knows_them(head: Client, centre: Centre) -> None:
    head.post(FACTS, SENT)
    page = head.get(FACTS).content.decode()

    fields = re.findall(r'name="(host|resolved_on|opened_on)"[^>]*value="([^"]*)"', page)
    assert fields == [("host", "Kreis Heinsberg"), ("resolved_on", "20.03.2014"), ("opened_on", "01.09.2014")]
    assert ">\nSprachmittlung\nSchulplätze</textarea>" in page


def version_in(response: Any) -> str:
    found = re.search(r'name="version" value="([^"]*)"', response.content.decode())
    return html.unescape(found.group(1)) if found else ""


def test_two_who_change_the_facts_at_once_do_not_overwrite_each_other(head: Client, centre: Centre) -> None:
    head.post(FACTS, SENT)
    opened = version_in(head.get(FACTS))
    colleague = signed_in(Role.CENTRE_EDITOR, centre)
    colleague.post(FACTS, SENT | {"wishes": "Ein Brunnen", "version": opened})
    refused = head.post(FACTS, SENT | {"wishes": "Eine Brücke", "version": opened})

    def wishes() -> str:
        return str(Profile.objects.within(Scope.of(centre)).get().wishes)

    assert (refused.status_code, wishes()) == (422, "Ein Brunnen")
    assert "Somebody else has changed the facts in the meantime." in text(refused)
    assert "Eine Brücke" in refused.content.decode()
    head.post(FACTS, SENT | {"wishes": "Eine Brücke", "version": version_in(refused)})
    assert wishes() == "Eine Brücke"


@pytest.mark.parametrize(
    ("place", "sent", "told"),
    [
        (
            "angaben",
            SENT | {"opened_on": "30.02.2014"},
            [("opened_on", "There is no 30.02.2014 in the calendar.")],
        ),
        (
            "angaben",
            SENT | {"opened_on": "01.01.2014"},
            [("opened_on", "The centre would have opened before it was decided on.")],
        ),
        (
            "angaben",
            SENT | {"resolution_website": "javascript:alert(1)"},
            [
                (
                    "resolution_website",
                    (
                        "“javascript:alert(1)” is no web address. Please copy it from the browser; "
                        "it begins with https://."
                    ),
                )
            ],
        ),
        (
            "angaben",
            SENT | {"resolution_website": "ftp://kreis.example/a", "wishes": "w" * 2001},
            [
                (
                    "resolution_website",
                    (
                        "“ftp://kreis.example/a” is no web address. Please copy it from the browser; "
                        "it begins with https://."
                    ),
                ),
                ("wishes", "Please shorten this to 2000 characters. It has 2001."),
            ],
        ),
        (
            "programme/neu",
            PROGRAMME | {"website": "kreis.example/" + "x" * 479},
            [("website", "Please shorten this to 492 characters. It has 493.")],
        ),
        ("kontakte/neu", CONTACT | {"function": " "}, [("function", "Please fill this in.")]),
        (
            "kontakte/neu",
            CONTACT | {"phone": "4215", "email": "sprache"},
            [
                ("phone", "“4215” is no phone number with its area code. An example: 02452 134222."),
                ("email", "An e-mail address looks like name@example.org."),
            ],
        ),
        (
            "kontakte/neu",
            {"function": "Leitung"},
            [("phone", "Please write a phone number or an e-mail address.")],
        ),
        (
            "kontakte/neu",
            CONTACT | {"phone": "02452 134215, 02452 134216"},
            [("phone", "Please write one phone number. Another one gets its own entry.")],
        ),
        (
            "programme/neu",
            PROGRAMME | {"last_on": "31.07.2017"},
            [("last_on", "The last day is before the first.")],
        ),
        ("konzepte/neu", CONCEPT | {"state": "printed"}, [("state", "Please choose one.")]),
        (
            "konzepte/neu",
            CONCEPT | {"valid_until": "16.12.2014"},
            [("valid_until", "It would end before it was adopted.")],
        ),
        (
            "konzepte/neu",
            CONCEPT | {"state": "in_preparation"},
            [("adopted_on", "What is still being prepared was not adopted yet.")],
        ),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_at_its_field_and_is_not_lost(
    head: Client, place: str, sent: dict[str, str], told: list[tuple[str, str]]
) -> None:
    answer = head.post(f"{ADDRESS}{place}/", sent)

    assert (answer.status_code, errors(answer)) == (422, told)
    field = told[0][0]
    assert re.findall(rf'name="{field}"[^>]*value="([^"]*)"', answer.content.decode()) in (
        [sent.get(field, "")],
        [],  # of a choice
    )
    models = (Profile, FunctionContact, Programme, IntegrationConcept)
    assert [model.objects.unscoped(reason="nothing is stored anywhere").count() for model in models] == [
        0,
        0,
        0,
        0,
    ]


def test_each_part_gets_its_entries(head: Client, centre: Centre) -> None:
    answers = [
        head.post(f"{ADDRESS}kontakte/neu/", CONTACT),
        head.post(f"{ADDRESS}programme/neu/", PROGRAMME),
        head.post(f"{ADDRESS}konzepte/neu/", CONCEPT),
    ]
    scope = Scope.of(centre)
    contact = FunctionContact.objects.within(scope).get()
    programme = Programme.objects.within(scope).get()
    concept = IntegrationConcept.objects.within(scope).get()

    assert [answer.headers["Location"] for answer in answers] == [
        f"{ADDRESS}#kontakte",
        f"{ADDRESS}#programme",
        f"{ADDRESS}#konzepte",
    ]
    assert (contact.function, contact.phone, contact.email) == (
        "Sprachmittlung",
        "+492452134215",
        "sprache@kreis.example",
    )
    assert (programme.begins_on, programme.ends_on) == (date(2017, 8, 1), date(2019, 8, 1))
    assert (concept.state, concept.adopted_on, concept.valid_until) == ("adopted", date(2014, 12, 16), None)
    page = text(head.get(ADDRESS))
    assert "02452 134215" in page
    assert "1 Aug 2017 to 31 Jul 2019" in page


def test_an_entry_is_changed_in_its_form(head: Client, centre: Centre) -> None:
    head.post(f"{ADDRESS}programme/neu/", PROGRAMME)
    place = f"{ADDRESS}programme/{Programme.objects.within(Scope.of(centre)).get().pk}/"
    page = head.get(place).content.decode()
    answer = head.post(place, PROGRAMME | {"name": "Rucksack Kita"})

    assert re.findall(r'name="(?:name|begins_on|last_on)"[^>]*value="([^"]*)"', page) == [
        "Rucksack",
        "01.08.2017",
        "31.07.2019",
    ]
    assert (answer.status_code, names(centre)) == (302, ["Rucksack Kita"])


def test_removing_asks_once_and_names_the_entry(head: Client, centre: Centre, programme: Programme) -> None:
    place = f"{ADDRESS}programme/{programme.pk}/entfernen/"
    question = text(head.get(place))
    before = names(centre)
    answer = head.post(place)

    assert "Remove “KOMM-AN” from the profile?" in question
    assert (before, answer.status_code, names(centre)) == (["KOMM-AN"], 302, [])
    assert head.post(place).status_code == 404


def test_programmes_and_contacts_are_put_in_another_order(head: Client, centre: Centre) -> None:
    for name in ("KOMM-AN", "Rucksack", "KIM"):
        head.post(f"{ADDRESS}programme/neu/", {"name": name})
    last = Programme.objects.within(Scope.of(centre)).get(name="KIM")
    place = f"{ADDRESS}programme/{last.pk}/platz/"
    answers = [head.post(place, {"do": "up"}) for _ in range(3)]

    assert [answer["Location"] for answer in answers] == [f"{ADDRESS}#entry-{last.pk}"] * 3
    assert names(centre) == ["KIM", "KOMM-AN", "Rucksack"]
    head.post(place, {"do": "down"})
    assert names(centre) == ["KOMM-AN", "KIM", "Rucksack"]
    for function in ("Leitung", "Sprachmittlung"):
        head.post(f"{ADDRESS}kontakte/neu/", CONTACT | {"function": function})
    contacts = FunctionContact.objects.within(Scope.of(centre))
    head.post(f"{ADDRESS}kontakte/{contacts[0].pk}/platz/", {"do": "down"})
    assert [contact.function for contact in contacts.all()] == ["Sprachmittlung", "Leitung"]


def test_concepts_have_no_order_of_their_own(head: Client, centre: Centre) -> None:
    head.post(f"{ADDRESS}konzepte/neu/", CONCEPT)
    concept = IntegrationConcept.objects.within(Scope.of(centre)).get()

    assert head.post(f"{ADDRESS}konzepte/{concept.pk}/platz/", {"do": "up"}).status_code == 404
    assert head.get(f"{ADDRESS}konzepte/{concept.pk}/platz/").status_code == 405


def test_there_are_no_other_parts(head: Client, programme: Programme) -> None:
    places = [
        f"{ADDRESS}wetter/neu/",
        f"{ADDRESS}kontakte/{programme.pk}/",
        f"{ADDRESS}konzepte/{programme.pk}/entfernen/",
    ]

    assert [head.get(place).status_code for place in places] == [404] * 3


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_EDITOR, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_edit_the_profile(centre: Centre, programme: Programme, role: Role, status: int) -> None:
    browser = signed_in(role, centre)
    entry = f"{ADDRESS}programme/{programme.pk}/"
    places = [FACTS, f"{ADDRESS}programme/neu/", entry, f"{entry}entfernen/"]
    if status == 403:
        assert browser.post(f"{entry}platz/", {"do": "up"}).status_code == 403

    assert [browser.get(place).status_code for place in [ADDRESS, *places]] == [status] * 5
    if status == 403:
        assert [browser.post(place, PROGRAMME).status_code for place in places] == [403] * 4
        assert names(centre) == ["KOMM-AN"]


def test_another_centres_profile_does_not_exist(
    centre: Centre, other_centre: Centre, programme: Programme
) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    own = "/en/euskirchen/arbeitsplatz/profil/"
    places = [
        ADDRESS,
        FACTS,
        f"{own}programme/{programme.pk}/",
        f"{own}programme/{programme.pk}/entfernen/",
        f"{own}programme/{uuid.UUID(int=1)}/",
    ]

    assert [outsider.get(place).status_code for place in places] == [404] * 5
    assert [outsider.post(place, PROGRAMME).status_code for place in places[1:]] == [404] * 4
    assert outsider.post(f"{own}programme/{programme.pk}/platz/", {"do": "up"}).status_code == 404
    assert names(centre) == ["KOMM-AN"]
    assert "KOMM-AN" not in text(outsider.get(own)).replace("KOMM-AN, Rucksack, KIM", "")


def test_the_page_speaks_arabic_and_needs_no_script(head: Client, programme: Programme) -> None:
    page = head.get("/ar/heinsberg/arbeitsplatz/profil/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert '<bdi lang="de">KOMM-AN</bdi>' in page
    assert "<script" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    head: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for position in range(number):
        add_entry(centre, ProgrammeContent(f"Programm {position}"), actor=OPERATOR, now=NOW)

    with django_assert_num_queries(COLD):
        head.get(ADDRESS)
