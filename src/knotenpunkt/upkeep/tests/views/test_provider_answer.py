"""The links in a letter: looking changes nothing, one button answers, and every way in which a link fails is kind."""

import re

import pytest
from django.test import Client

from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.links import Clock, asked, clock, key_in, key_of, links, text_of
from knotenpunkt.upkeep.tests.offers import NOW, confirmations, day, keys, letters, rounds, service
from tests.harness.personas import Personas

__all__ = ["asked", "clock"]  # fixtures

CONFIRM = "/de/heinsberg/antwort/stimmt-noch/"


def test_opening_every_link_of_a_letter_changes_nothing(asked: Centre) -> None:
    """As programs do that look for viruses: all links, twice, by GET and HEAD."""
    addresses = links(asked, "post@verein.example")
    for address in addresses * 2:
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200

    assert len(addresses) == 6
    assert [one.answer for one in rounds(asked)] == ["", "", "", ""]
    assert confirmations(asked) == []


def test_the_button_confirms_and_the_page_thanks(asked: Centre) -> None:
    key = key_of(asked, "Sprachcafé")

    response = Client().post(CONFIRM, {"schluessel": key}, follow=True)

    assert confirmations(asked) == [("Sprachcafé", "provider", "Sportverein")]
    assert [(one.service.title, one.answer) for one in rounds(asked) if one.answer] == [
        ("Sprachcafé", "confirmed")
    ]
    assert text_of(response).count("bestätigt von: Sportverein.") == 1


def test_the_others_of_the_same_address_are_offered_with_links_that_work(asked: Centre) -> None:
    response = Client().post(CONFIRM, {"schluessel": key_of(asked, "Sprachcafé")}, follow=True)
    (other,) = re.findall(r'href="(/de/heinsberg/antwort/stimmt-noch/[^"]+)"', response.content.decode())

    Client().post(CONFIRM, {"schluessel": key_in(other)})

    assert [title for title, *_ in confirmations(asked)] == ["Fußball", "Sprachcafé"]


def test_a_link_works_once(asked: Centre, clock: Clock) -> None:
    key = key_of(asked, "Sprachcafé")
    Client().post(CONFIRM, {"schluessel": key})
    clock(day(1))
    again = Client().post(CONFIRM, {"schluessel": key})

    assert again.status_code == 200
    assert len(confirmations(asked)) == 1
    assert "<form" not in text_of(again).partition("<main")[2].partition("</main>")[0]


def test_what_the_centre_confirmed_meanwhile_is_told(asked: Centre, personas: Personas) -> None:
    confirm_services(
        asked,
        keys(asked, "Sprachcafé"),
        origin=Confirmation.Origin.CENTRE,
        confirmed_by="Integrationszentrum",
        actor=personas.editor,
        now=day(0),
    )

    response = Client().get(CONFIRM, {"schluessel": key_of(asked, "Sprachcafé")})

    assert response.status_code == 200
    assert "Integrationszentrum" in text_of(response)


def test_an_old_link_answers_nothing_and_a_new_one_goes_to_the_stored_address(
    asked: Centre, clock: Clock
) -> None:
    key = key_of(asked, "Sprachcafé")
    clock(day(21))

    assert Client().get(CONFIRM, {"schluessel": key}).status_code == 410
    assert Client().post(CONFIRM, {"schluessel": key}).status_code == 410
    for _ in range(2):
        Client().post("/de/heinsberg/antwort/neuer-link/", {"schluessel": key, "email": "fremd@x.example"})

    assert confirmations(asked) == []
    assert [(one.recipient, one.subject) for one in letters(asked)[2:]] == [
        ("post@verein.example", "Neuer Link: Stimmen Ihre 2 Angebote noch?")
    ]
    Client().post(CONFIRM, {"schluessel": key_in(links(asked, "post@verein.example")[0])})
    assert len(confirmations(asked)) == 1


def test_a_link_holds_until_the_last_minute(asked: Centre, clock: Clock) -> None:
    key = key_of(asked, "Sprachcafé")
    clock(day(20))

    assert Client().get(CONFIRM, {"schluessel": key}).status_code == 200


def test_a_new_link_is_not_sent_while_the_old_one_holds(asked: Centre) -> None:
    Client().post("/de/heinsberg/antwort/neuer-link/", {"schluessel": key_of(asked, "Sprachcafé")})

    assert len(letters(asked)) == 2


@pytest.mark.parametrize("key", ["x", "eyJyIjoxfQ:abc", "ü:ä"])
def test_a_forged_link_is_told_kindly(asked: Centre, key: str) -> None:
    for response in (
        Client().get(CONFIRM, {"schluessel": key}),
        Client().post(CONFIRM, {"schluessel": key}),
    ):
        assert response.status_code == 404
        assert "antwort" in response.request["PATH_INFO"]
    assert confirmations(asked) == []


def test_a_changed_letter_of_the_key_breaks_it(asked: Centre) -> None:
    key = key_of(asked, "Sprachcafé")
    broken = ("A" if key[5] != "A" else "B").join((key[:5], key[6:]))

    assert Client().post(CONFIRM, {"schluessel": broken}).status_code == 404
    assert confirmations(asked) == []


def test_another_centre_knows_nothing_of_the_link(asked: Centre, other_centre: Centre) -> None:
    response = Client().post(
        "/de/euskirchen/antwort/stimmt-noch/", {"schluessel": key_of(asked, "Sprachcafé")}
    )

    assert response.status_code == 404
    assert "Sprachcafé" not in text_of(response)
    assert confirmations(asked) == []


@pytest.mark.parametrize("status", ["archived", "draft"])
def test_what_left_the_directory_is_not_confirmed(asked: Centre, status: str) -> None:
    Service.objects.within(Scope.of(asked)).filter(title="Sprachcafé").update(status=status)

    response = Client().post(CONFIRM, {"schluessel": key_of(asked, "Sprachcafé")})

    assert response.status_code == 410
    assert confirmations(asked) == []


def test_a_hidden_offer_is_public_again_by_its_link(asked: Centre) -> None:
    Service.objects.within(Scope.of(asked)).filter(title="Sprachcafé").update(hidden_on=NOW.date())

    Client().post(CONFIRM, {"schluessel": key_of(asked, "Sprachcafé")})

    assert service(asked, "Sprachcafé").hidden_on is None


def test_an_offer_without_an_organization_is_confirmed_by_its_link(asked: Centre) -> None:
    Client().post(CONFIRM, {"schluessel": key_of(asked, "Nähkurs")})

    assert confirmations(asked) == [("Nähkurs", "provider", "Nähstube")]


def test_the_page_keeps_its_secret(asked: Centre) -> None:
    response = Client().get(CONFIRM, {"schluessel": key_of(asked, "Sprachcafé")})

    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert "<svg" not in text_of(response).partition("<footer")[2]


@pytest.mark.parametrize("language", [language.code for language in INTERFACE_LANGUAGES])
def test_the_page_speaks_every_language(asked: Centre, language: str) -> None:
    key = key_of(asked, "Sprachcafé")

    response = Client().get(f"/{language}/heinsberg/antwort/stimmt-noch/", {"schluessel": key})

    assert response.status_code == 200
    assert f'<html lang="{language}"' in text_of(response)
    assert "mittwochs 9 bis 11 Uhr" in text_of(response)


def test_a_confidential_place_stands_in_no_letter_and_on_no_page(
    centre: Centre,
    personas: Personas,
    clock: Clock,
) -> None:
    factories.municipality(scenario.HEINSBERG, "Heinsberg")
    refuge = factories.service_record("Zuflucht", email="haus@schutz.example", place=scenario.SECRET_PLACE)
    scenario.publish(centre, (), (refuge,))
    ask_providers(centre, keys(centre), actor=personas.editor, now=NOW)

    seen = letters(centre)[0].text + text_of(
        Client().get(CONFIRM, {"schluessel": key_of(centre, "Zuflucht")})
    )

    assert [secret for secret in scenario.SECRETS if secret in seen] == []


END = "/de/heinsberg/antwort/gibt-es-nicht-mehr/"


def test_an_ended_offer_waits_for_the_centre_and_is_in_doubt(asked: Centre) -> None:
    Client().get(END, {"schluessel": key_of(asked, "Sprachcafé")})
    assert service(asked, "Sprachcafé").unconfirmed_since is None

    response = Client().post(
        END, {"schluessel": key_of(asked, "Sprachcafé"), "message": "Raum gekündigt"}, follow=True
    )

    (suggestion,) = Suggestion.objects.within(Scope.of(asked))
    assert (suggestion.kind, suggestion.origin, suggestion.state, suggestion.message) == (
        "end",
        "link",
        "waiting",
        "Raum gekündigt",
    )
    assert (service(asked, "Sprachcafé").status, service(asked, "Sprachcafé").unconfirmed_since) == (
        "published",
        NOW.date(),
    )
    assert [one.answer for one in rounds(asked) if one.service.title == "Sprachcafé"] == ["ended"]
    assert response.status_code == 200


def test_a_trusted_providers_word_archives_at_once(asked: Centre) -> None:
    offers.trust(asked)

    Client().post(END, {"schluessel": key_of(asked, "Sprachcafé")})

    assert (service(asked, "Sprachcafé").status, service(asked, "Sprachcafé").unconfirmed_since) == (
        "archived",
        None,
    )
    assert service(asked, "Fußball").status == "published"
