"""„Change" by the link: a suggestion, or at once where the centre trusts; nothing that others wrote is undone."""

from django.test import Client

from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide import accept_suggestion
from knotenpunkt.upkeep.domain.service_fields import PROVIDER_FIELDS
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.links import Clock, asked, clock, key_of, text_of
from knotenpunkt.upkeep.tests.offers import confirmations, day, keys, rounds, service
from tests.harness.personas import Personas

__all__ = ["asked", "clock"]  # fixtures

CHANGE = "/de/heinsberg/antwort/aendern/"
FORM = {
    "title": "Sprachcafé",
    "times": "donnerstags 10 bis 12 Uhr",
    "cost": "kostenlos",
    "rhythm": "12",
    "do": "send",
}


def stored(centre: Centre, title: str) -> ServiceRecord:
    key = service(centre, title).pk
    return stored_entries(centre, services=[key]).services[key]


def sent(centre: Centre, **fields: str) -> dict[str, str]:
    """What a browser sends that has just opened the form, with these fields typed anew."""
    return {
        **dict.fromkeys(PROVIDER_FIELDS, ""),
        "schluessel": key_of(centre, "Sprachcafé"),
        "based_on": str(service(centre, "Sprachcafé").revision),
        **FORM,
        **fields,
    }


def suggestions(centre: Centre) -> list[tuple[str, str, str]]:
    rows = Suggestion.objects.within(Scope.of(centre))
    return list(rows.values_list("kind", "origin", "state"))


def test_opening_the_form_changes_nothing(asked: Centre) -> None:
    response = Client().get(CHANGE, {"schluessel": key_of(asked, "Sprachcafé")})

    assert response.status_code == 200
    assert "mittwochs 9 bis 11 Uhr" in text_of(response)
    assert response["Referrer-Policy"] == "strict-origin"
    assert suggestions(asked) == []


def test_the_form_offers_what_a_provider_knows_and_no_more(asked: Centre) -> None:
    page = text_of(Client().get(CHANGE, {"schluessel": key_of(asked, "Sprachcafé")}))

    offered = {name: f'name="{name}"' in page for name in ("times", "phones", "rhythm", "note", "topics")}
    assert offered == {"times": True, "phones": True, "rhythm": True, "note": False, "topics": False}


def test_checking_shows_the_understood_week_and_sends_nothing(asked: Centre) -> None:
    page = text_of(Client().post(CHANGE, sent(asked, do="check")))

    assert "Donnerstag" in page
    assert "10–\u206012 Uhr" in page
    assert suggestions(asked) == []


def test_a_change_waits_for_the_centre(asked: Centre, personas: Personas) -> None:
    Client().post(CHANGE, sent(asked))

    assert suggestions(asked) == [("change", "link", "waiting")]
    assert stored(asked, "Sprachcafé").schedule_text == "mittwochs 9 bis 11 Uhr"
    assert [one.answer for one in rounds(asked) if one.service.title == "Sprachcafé"] == ["changed"]
    assert service(asked, "Sprachcafé").rhythm_months == 12

    suggestion = Suggestion.objects.within(Scope.of(asked)).get()
    accept_suggestion(suggestion, actor=personas.editor, now=day(2))
    assert stored(asked, "Sprachcafé").schedule_text == "donnerstags 10 bis 12 Uhr"
    assert confirmations(asked) == [("Sprachcafé", "provider", "Sportverein")]


def test_a_trusted_providers_change_takes_effect_at_once(asked: Centre) -> None:
    offers.trust(asked)

    Client().post(CHANGE, sent(asked))

    assert suggestions(asked) == [("change", "link", "accepted")]
    assert stored(asked, "Sprachcafé").schedule_text == "donnerstags 10 bis 12 Uhr"
    assert confirmations(asked) == [("Sprachcafé", "provider", "Sportverein")]


def test_sending_the_form_without_a_change_confirms(asked: Centre) -> None:
    Client().post(CHANGE, sent(asked, times="mittwochs 9 bis 11 Uhr", rhythm="3"))

    assert suggestions(asked) == []
    assert confirmations(asked) == [("Sprachcafé", "provider", "Sportverein")]
    assert service(asked, "Sprachcafé").rhythm_months == 3


def test_what_the_team_wrote_meanwhile_is_not_undone(asked: Centre, personas: Personas) -> None:
    offers.trust(asked)
    form = sent(asked)
    (key,) = keys(asked, "Sprachcafé")
    changed = ServiceRecord(**{**offers.CAFE_FACTS, "description": "Mit Kaffee."})
    save_catalogue(
        asked, CatalogueChanges(services=[Change(key, changed)]), actor=personas.editor, now=day(0)
    )

    Client().post(CHANGE, form)

    assert (stored(asked, "Sprachcafé").description, stored(asked, "Sprachcafé").schedule_text) == (
        "Mit Kaffee.",
        "donnerstags 10 bis 12 Uhr",
    )


def test_what_cannot_be_read_gets_a_sentence_and_sends_nothing(asked: Centre) -> None:
    response = Client().post(CHANGE, sent(asked, phones="ruf mich an", title=""))

    assert response.status_code == 422
    assert "ruf mich an" in text_of(response)
    assert suggestions(asked) == []


def test_a_second_form_for_the_same_question_is_not_taken(asked: Centre) -> None:
    form = sent(asked)
    Client().post(CHANGE, form)
    Client().post(CHANGE, {**form, "times": "freitags 8 Uhr"})

    assert suggestions(asked) == [("change", "link", "waiting")]


def test_an_old_or_forged_link_leads_to_the_page_that_says_so(asked: Centre, clock: Clock) -> None:
    form = sent(asked)
    forged = Client().get(CHANGE, {"schluessel": "x"}, follow=True)
    clock(day(21))
    old = Client().post(CHANGE, form, follow=True)

    assert (forged.status_code, old.status_code) == (404, 410)
    assert suggestions(asked) == []


def test_nonsense_in_hidden_fields_is_no_error(asked: Centre) -> None:
    for nonsense in ("", "x", "-1", "9" * 40):
        response = Client().post(CHANGE, sent(asked, based_on=nonsense, rhythm="7", do="check"))
        assert response.status_code == 200
