"""Screen: the form of one organization."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, Status
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.scenario import CARITAS
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Draft, Suggestion
from knotenpunkt.upkeep.queries.suggestions import suggested_record
from knotenpunkt.upkeep.tests.browsing import fields_of, text_of

BASE = "/en/heinsberg/arbeitsplatz/"
FORM = f"{BASE}traeger/caritasverband-erkelenz/"
NEW = f"{BASE}neuer-traeger/"


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


def row(centre: Centre, slug: str = "caritasverband-erkelenz") -> Organization:
    found: Organization = Organization.objects.within(Scope.of(centre)).get(slug=slug)
    return found


def record(centre: Centre, slug: str = "caritasverband-erkelenz") -> OrganizationRecord:
    key = row(centre, slug).pk
    return stored_entries(centre, organizations=[key]).organizations[key]


def changed(browser: Client, address: str, do: str = "save", **changes: Any) -> Any:
    return browser.post(address, fields_of(browser.get(address)) | changes | {"do": do})


def test_saving_what_nobody_touched_changes_nothing(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, FORM)

    assert (answer.headers["Location"], record(heinsberg), row(heinsberg).revision) == (
        f"{FORM}?done=saved",
        CARITAS,
        1,
    )


def test_everything_is_changed_in_one_form(team: Client, heinsberg: Centre) -> None:
    changed(
        team,
        FORM,
        name="Caritas Kreis Heinsberg",
        alternate_names="CV\nCaritas",
        description="Hilft allen.",
        phones="02431 1234 (Zentrale)",
        city="Heinsberg",
        street="Hochstr. 5",
        is_trusted="on",
    )
    found = record(heinsberg)

    assert found == replace(
        CARITAS,
        name="Caritas Kreis Heinsberg",
        alternate_names=("CV", "Caritas"),
        description="Hilft allen.",
        phones=(PhoneRecord("+4924311234", "Zentrale"),),
        seat=replace(CARITAS.seat, street="Hochstraße 5", city="Heinsberg", municipality=scenario.HEINSBERG),
    )
    assert row(heinsberg).is_trusted is True
    assert AuditEvent.objects.filter(action="upkeep.organization.trust").count() == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Name of the organization : Please write the name of the organization."),
        ({"name": "frauen helfen FRAUEN e.V."}, "There is an organization of this name already."),
        ({"name": "n" * 201}, "Please shorten this to 200 characters. It has 201."),
        ({"alternate_names": "n" * 201}, "Please write up to 20 names, each on a line of its own."),
        ({"kind": "circus"}, "Please choose from the list."),
        ({"email": "kaputt"}, "An e-mail address looks like name@example.org."),
        ({"postal_code": "1"}, "A postal code has five digits."),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    team: Client, heinsberg: Centre, wrong: dict[str, str], told: str
) -> None:
    answer = changed(team, FORM, **wrong)

    assert (answer.status_code, told in text_of(answer), record(heinsberg)) == (422, True, CARITAS)


def test_a_new_organization_is_there_to_choose(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, NEW, name="Nachbarschaftsverein", kind="welfare-association")

    assert answer.headers["Location"] == f"{BASE}traeger/nachbarschaftsverein/?done=saved"
    assert record(heinsberg, "nachbarschaftsverein").kind == "welfare-association"
    assert '<option value="Nachbarschaftsverein">' in team.get(f"{BASE}neues-angebot/").content.decode()


def test_a_similar_organization_is_told_while_somebody_writes(team: Client) -> None:
    similar = f"{NEW}entwurf/"
    pieces = [
        team.post(similar, {"name": name, "based_on": ""}).content.decode()
        for name in ("Caritasverband Erkelenz e.V.", "Schachklub Turm")
    ]

    assert [piece.count("<li>") for piece in pieces] == [1, 0]
    assert f'<bdi lang="de">{CARITAS.name}</bdi>' in pieces[0]


def test_a_draft_survives_and_is_thrown_away(team: Client, heinsberg: Centre) -> None:
    kept = team.post(f"{FORM}entwurf/", fields_of(team.get(FORM)) | {"name": "Halb"})

    assert "Only you see it until you save." in text_of(kept)
    assert fields_of(team.get(FORM))["name"] == ["Halb"]
    team.post(FORM, {"do": "discard"})
    assert (fields_of(team.get(FORM))["name"], Draft.objects.within(Scope.of(heinsberg)).count()) == (
        [CARITAS.name],
        0,
    )


def test_a_draft_of_a_new_organization_is_kept_by_a_button(team: Client) -> None:
    answer = changed(team, NEW, "keep", name="Später")

    assert ("Only you see it until you save." in text_of(answer), fields_of(team.get(NEW))["name"]) == (
        True,
        ["Später"],
    )
    assert team.post(f"{NEW}entwurf/", {"name": ""}).status_code == 200
    assert fields_of(team.get(NEW))["name"] == [""]


def test_two_people_lose_nothing(team: Client, heinsberg: Centre) -> None:
    colleague = signed_in(Role.CENTRE_HEAD, heinsberg)
    mine, theirs = fields_of(team.get(FORM)), fields_of(colleague.get(FORM))
    colleague.post(FORM, theirs | {"name": "Ihr Name", "website": "neu.example", "do": "save"})
    answer = team.post(FORM, mine | {"name": "Mein Name", "do": "save"})

    assert (answer.status_code, "The other text Ihr Name" in text_of(answer)) == (409, True)
    team.post(FORM, fields_of(answer) | {"do": "save"})
    assert (record(heinsberg).name, record(heinsberg).website) == ("Mein Name", "neu.example")


def test_an_organization_is_archived_and_published_again(team: Client, heinsberg: Centre) -> None:
    scenario.publish(heinsberg, (factories.organization_record("Leerer Verein"),), ())
    form = f"{BASE}traeger/leerer-verein/"
    changed(team, form, "archive")
    archived = record(heinsberg, "leerer-verein").status
    changed(team, form, "publish")

    assert (archived, record(heinsberg, "leerer-verein").status) == (Status.ARCHIVED, Status.PUBLISHED)


def test_an_organization_that_still_offers_something_stays(team: Client, heinsberg: Centre) -> None:
    answer = changed(team, FORM, "archive", description="Neu")

    assert (answer.status_code, record(heinsberg)) == (422, CARITAS)
    assert "This organization still has offers. Please archive the offers first." in text_of(answer)
    assert fields_of(answer)["description"] == ["Neu"]


@pytest.mark.parametrize("role", [Role.TENANT_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.STATE_DESK])
def test_others_have_nothing_to_do_with_organizations(heinsberg: Centre, role: Role) -> None:
    browser = signed_in(role, heinsberg)

    assert [
        browser.post(place).status_code for place in (FORM, f"{FORM}entwurf/", NEW, f"{NEW}entwurf/")
    ] == [403] * 4


def test_another_centres_form_does_not_exist(heinsberg: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    own = "/en/dueren/arbeitsplatz/traeger/caritasverband-erkelenz/"

    assert [browser.post(place).status_code for place in (FORM, f"{FORM}entwurf/", NEW, own)] == [404] * 4


def test_without_signing_in_there_is_no_form(client: Client, heinsberg: Centre) -> None:
    assert client.get(FORM).status_code == 403


def editor_of(centre: Centre, slug: str = "caritasverband-erkelenz") -> Client:
    return signed_in(Role.PROVIDER_EDITOR, centre, organization=row(centre, slug).pk)


def suggestions(centre: Centre) -> list[Suggestion]:
    return list(Suggestion.objects.within(Scope.of(centre)))


def test_a_providers_editor_suggests_changes_of_her_own_organization(heinsberg: Centre) -> None:
    browser = editor_of(heinsberg)
    answer = changed(browser, FORM, "suggest", description="Hilft allen.", name="Caritas")
    waiting = suggestions(heinsberg)[0]

    assert answer.headers["Location"] == f"{FORM}?done=suggested"
    assert "The integration centre has your changes." in text_of(browser.get(answer.headers["Location"]))
    assert (waiting.kind, waiting.state, waiting.organization, waiting.based_on) == (
        "provider",
        "waiting",
        row(heinsberg),
        1,
    )
    assert record(heinsberg) == CARITAS


def test_changes_of_a_trusted_organization_take_effect_at_once(heinsberg: Centre) -> None:
    Organization.objects.within(Scope.of(heinsberg)).update(is_trusted=True)
    changed(editor_of(heinsberg), FORM, "suggest", description="Hilft allen.")

    assert record(heinsberg) == replace(CARITAS, description="Hilft allen.")
    assert [suggestion.state for suggestion in suggestions(heinsberg)] == ["accepted"]
    assert row(heinsberg).is_trusted is True


def test_a_providers_editor_is_offered_only_what_she_may_say(heinsberg: Centre) -> None:
    page = editor_of(heinsberg).get(FORM)
    sent = set(fields_of(page)) - {"csrfmiddlewaretoken", "based_on"}

    assert sent == {
        *("name", "alternate_names", "description", "place_name", "street", "postal_code", "city"),
        *("phones", "email", "website"),
    }
    assert [
        word in page.content.decode() for word in ('value="suggest"', 'value="save"', 'value="archive"')
    ] == [
        True,
        False,
        False,
    ]


def test_what_she_may_not_say_is_not_heard(heinsberg: Centre) -> None:
    changed(editor_of(heinsberg), FORM, "archive", note="x", is_trusted="on", source="y", city="Heinsberg")
    seat = replace(CARITAS.seat, city="Heinsberg", municipality=scenario.HEINSBERG)

    assert suggested_record(suggestions(heinsberg)[0]) == replace(CARITAS, seat=seat)
    assert row(heinsberg).is_trusted is False


def test_the_secret_seat_of_an_organization_is_not_shown_to_its_editor(heinsberg: Centre) -> None:
    secret = replace(factories.organization_record("Zuflucht"), seat=replace(CARITAS.seat, confidential=True))
    scenario.publish(heinsberg, (secret,), ())
    page = editor_of(heinsberg, "zuflucht").get(f"{BASE}traeger/zuflucht/")

    assert ("Save the changes" in text_of(page), CARITAS.seat.street in page.content.decode()) == (
        False,
        False,
    )
    assert "street" not in fields_of(page)


def test_what_she_left_as_it_was_is_no_suggestion(heinsberg: Centre) -> None:
    answer = changed(editor_of(heinsberg), FORM, "suggest")

    assert (answer.headers["Location"], suggestions(heinsberg)) == (FORM, [])


def test_her_draft_is_kept_and_her_errors_are_told(heinsberg: Centre) -> None:
    browser = editor_of(heinsberg)
    browser.post(f"{FORM}entwurf/", fields_of(browser.get(FORM)) | {"name": "Halb"})

    assert fields_of(browser.get(FORM))["name"] == ["Halb"]
    assert changed(browser, FORM, "suggest", email="kaputt").status_code == 422
    assert suggestions(heinsberg) == []


def test_an_officer_suggests_for_an_organization_in_her_municipality(heinsberg: Centre) -> None:
    erkelenz = factories.municipality(scenario.ERKELENZ)
    browser = signed_in(Role.MUNICIPAL_OFFICER, heinsberg, municipality=erkelenz)
    changed(browser, FORM, "suggest", website="neu.example")

    assert [suggestion.state for suggestion in suggestions(heinsberg)] == ["waiting"]


def test_a_providers_editor_reaches_no_other_organization_and_makes_none(heinsberg: Centre) -> None:
    other = Organization.objects.within(Scope.of(heinsberg)).exclude(pk=row(heinsberg).pk).get()
    browser = editor_of(heinsberg, other.slug)

    assert [
        browser.post(place).status_code for place in (FORM, f"{FORM}entwurf/", NEW, f"{NEW}entwurf/")
    ] == [404, 404, 403, 403]
