"""Screen: what anybody tells the centre, a mistake or a missing offer."""

import html
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions import receive_report as limits
from knotenpunkt.upkeep.models import DailySalt, SenderCount, SpentChallenge, Suggestion
from knotenpunkt.upkeep.tests.reporting import form_fields
from knotenpunkt.upkeep.tests.suggesting import RECORD, offered

SERVICE = "/en/heinsberg/angebote/sprachcafe/stimmt-nicht/"
ORGANIZATION = "/en/heinsberg/traeger/verein/stimmt-nicht/"
NEW = "/en/heinsberg/angebot-vorschlagen/"


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def kept(centre: Centre) -> list[Suggestion]:
    return list(Suggestion.objects.within(Scope.of(centre)))


def sent(client: Client, address: str = SERVICE, mark: str = "mark", **fields: Any) -> Any:
    return client.post(address, form_fields(mark, **{"message": "Da ist niemand.", **fields}))


def test_a_mistake_is_kept_and_answered_with_its_number(
    client: Client, centre: Centre, service: Service
) -> None:
    answer = sent(client, reply_email="somebody@example.org")
    (suggestion,) = kept(centre)

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/en/heinsberg/meldung/?nummer={suggestion.reference}&danke",
    )
    assert (suggestion.kind, suggestion.origin, suggestion.service, suggestion.message) == (
        "mistake",
        "public",
        service,
        "Da ist niemand.",
    )
    assert (suggestion.sender_email, suggestion.language) == ("somebody@example.org", "en")


def test_a_mistake_at_an_organization_is_kept_with_it(
    client: Client, centre: Centre, service: Service
) -> None:
    sent(client, ORGANIZATION)

    assert [(one.service, one.organization) for one in kept(centre)] == [(None, service.organization)]


def test_a_missing_offer_is_kept_as_a_draft_of_its_facts(client: Client, centre: Centre) -> None:
    sent(
        client,
        NEW,
        title="Nähkurs",
        message="Nähen für Frauen",
        place="Pfarrheim",
        times="mittwochs 9 Uhr",
        provider="Gemeinde",
        contact="02452 1",
    )
    (suggestion,) = kept(centre)

    assert (suggestion.kind, suggestion.message) == ("new", "")
    assert record_from(ServiceRecord, suggestion.content) == ServiceRecord(
        "Nähkurs",
        description="Nähen für Frauen",
        place=PlaceRecord(name="Pfarrheim"),
        schedule_text="mittwochs 9 Uhr",
        provider_text="Gemeinde",
        registration_text="02452 1",
        status=Status.DRAFT,
    )


def test_the_pages_set_no_cookie_and_are_not_kept(client: Client, centre: Centre, service: Service) -> None:
    answers = [client.get(place) for place in (SERVICE, ORGANIZATION, NEW)]

    assert [(answer.status_code, bool(answer.cookies)) for answer in answers] == [(200, False)] * 3
    assert {answer.headers["Cache-Control"] for answer in answers} == {"private, no-cache"}


def test_a_form_needs_no_cookie(centre: Centre, service: Service) -> None:
    assert sent(Client(enforce_csrf_checks=True)).status_code == 302


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"message": ""}, "Please write what is wrong."),
        ({"message": "x" * 4_001}, "Please shorten this to 4000 characters. It has 4001."),
        ({"reply_email": "nobody"}, "An e-mail address looks like name@example.org."),
        ({"reply_email": '"a b"@example.org'}, "An e-mail address looks like name@example.org."),
        ({"website": "https://buy.example"}, "A field that must stay empty was filled in"),
        ({"age": 1}, "The form was open for too long, or only for a moment."),
        ({"age": 30_000}, "The form was open for too long, or only for a moment."),
        ({"seal": ""}, "The form was open for too long, or only for a moment."),
        ({"seal": "eyJtYXJrIjoieCJ9:forged"}, "The form was open for too long, or only for a moment."),
        ({"solve": False}, "This is not the sum."),
        ({"solve": False, "answer": "8"}, "This is not the sum."),
        ({"solve": False, "answer": "7", "age": 5}, "The form was open for too long, or only"),
    ],
)
def test_machines_and_slips_get_the_form_back(
    client: Client, centre: Centre, service: Service, fields: dict[str, Any], told: str
) -> None:
    answer = sent(client, **fields)

    assert (answer.status_code, told in text(answer), kept(centre)) == (422, True, [])


def test_without_the_work_the_sum_lets_in(client: Client, centre: Centre, service: Service) -> None:
    assert (sent(client, solve=False, answer="7").status_code, len(kept(centre))) == (302, 1)


def test_a_form_comes_back_with_everything_written_and_a_fresh_challenge(
    client: Client, service: Service
) -> None:
    fields = form_fields(message="Da <b>ist</b> niemand.", age=1)
    page = client.post(SERVICE, fields).content.decode()

    assert "Da &lt;b&gt;ist&lt;/b&gt; niemand.</textarea>" in page
    assert [seal for seal in re.findall(r'name="seal" value="([^"]+)"', page) if seal != fields["seal"]] != []


def test_a_challenge_is_used_once(client: Client, centre: Centre, service: Service) -> None:
    first = sent(client)
    again = sent(client, message="Etwas ganz anderes")

    assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert [one.message for one in kept(centre)] == ["Da ist niemand."]


def test_a_challenge_of_what_was_thrown_away_opens_nothing(
    client: Client, centre: Centre, service: Service
) -> None:
    sent(client)
    Suggestion.objects.within(Scope.of(centre)).delete()

    assert (sent(client).status_code, kept(centre)) == (429, [])


def test_a_challenge_used_in_another_centre_opens_nothing_here(
    client: Client, centre: Centre, other_centre: Centre, service: Service
) -> None:
    sent(client, "/en/euskirchen/angebot-vorschlagen/", title="Nähkurs")

    assert (sent(client).status_code, kept(centre)) == (429, [])


def test_one_connection_sends_so_many_messages_an_hour(
    client: Client, centre: Centre, service: Service
) -> None:
    codes = [sent(client, mark=f"m{number}").status_code for number in range(11)]

    assert codes == [302] * 10 + [429]
    assert sent(Client(REMOTE_ADDR="203.0.113.9"), mark="other").status_code == 302


def test_without_the_work_fewer_messages_come_in(client: Client, centre: Centre, service: Service) -> None:
    codes = [sent(client, mark=f"m{number}", solve=False, answer="7").status_code for number in range(4)]

    assert codes == [302, 302, 302, 429]


def test_a_centre_gets_so_many_messages_a_day(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_A_DAY", 1)
    codes = [sent(client, mark=mark).status_code for mark in ("a", "b")]

    assert codes == [302, 429]


def test_a_refused_message_loses_nothing(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_A_DAY", 0)
    page = sent(client).content.decode()

    assert ("Da ist niemand.</textarea>" in page, SpentChallenge.objects.count()) == (True, 0)


def test_no_address_is_stored_and_the_salt_goes_with_the_day(client: Client, service: Service) -> None:
    DailySalt.objects.create(day=timezone.localdate() - timedelta(days=1), salt="yesterday")
    sent(client)

    (count,) = SenderCount.objects.all()
    assert ("127.0.0.1" in count.sender, len(count.sender), count.number) == (False, 32, 1)
    assert [salt.day for salt in DailySalt.objects.all()] == [timezone.localdate()]


def test_the_trail_knows_nobody(client: Client, service: Service) -> None:
    sent(client, reply_email="somebody@example.org")
    event = AuditEvent.objects.get(action="upkeep.suggestion.send")

    assert (event.actor, event.changes) == ("public", {"kind": "mistake", "origin": "public"})


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ARCHIVED])
def test_what_is_not_public_cannot_be_reported(client: Client, centre: Centre, status: Status) -> None:
    offered(centre, replace(RECORD, status=status))

    assert (client.get(SERVICE).status_code, sent(client).status_code, kept(centre)) == (404, 404, [])


def test_what_is_hidden_cannot_be_reported(client: Client, centre: Centre, service: Service) -> None:
    Service.objects.within(Scope.of(centre)).update(hidden_on=timezone.localdate())

    assert (client.get(SERVICE).status_code, sent(client).status_code) == (404, 404)


def test_an_organization_that_is_not_public_cannot_be_reported(
    client: Client, centre: Centre, service: Service
) -> None:
    Organization.objects.within(Scope.of(centre)).update(status="draft")

    assert (client.get(ORGANIZATION).status_code, sent(client, ORGANIZATION).status_code) == (404, 404)


def test_another_centres_offer_does_not_exist_here(
    client: Client, other_centre: Centre, service: Service
) -> None:
    place = SERVICE.replace("heinsberg", "euskirchen")

    assert (client.get(place).status_code, sent(client, place).status_code) == (404, 404)


def test_the_form_says_what_is_kept_and_for_how_long(client: Client, service: Service) -> None:
    assert "erase it 90 days later" in text(client.get(SERVICE))


def test_the_offers_page_leads_to_the_form(client: Client, service: Service) -> None:
    pages = {
        "/en/heinsberg/angebote/sprachcafe/": SERVICE,
        "/en/heinsberg/traeger/verein/": ORGANIZATION,
        "/en/heinsberg/angebote/": NEW,
        "/en/heinsberg/angebote/fehlt/": NEW,
    }

    assert [f'href="{place}"' in client.get(page).content.decode() for page, place in pages.items()] == [
        True
    ] * 4


def test_the_page_speaks_arabic(client: Client, service: Service) -> None:
    page = client.get(SERVICE.replace("/en/", "/ar/")).content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert '<bdi lang="de">Sprachcafé</bdi>' in page
