"""What a machine does at night: only what a centre asks for, harmless when it is repeated or refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Actor, Grant, Role, Share
from knotenpunkt.accounts.queries.tasks import News
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.translations import Section, State
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import by_machine, service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.search.models import SearchChange
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.actions import translate_at_night
from knotenpunkt.translating.actions.decide_machine import decide_machine
from knotenpunkt.translating.actions.translate_at_night import forget_files, translate_missing
from knotenpunkt.translating.actions.translate_by_machine import suggest_translation
from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind
from knotenpunkt.translating.machines.configured import configured_machine
from knotenpunkt.translating.models import ReceivedFile, SpoiltText
from knotenpunkt.translating.queries.entries import overview
from knotenpunkt.translating.queries.given_up import given_up_news
from knotenpunkt.translating.queries.machine_decision import MachineDecision, machine_decision
from knotenpunkt.translating.tests.machines.stand_in import StandIn, running
from knotenpunkt.translating.tests.rows import stored, target_of

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


@pytest.fixture
def machine(settings: Settings) -> Iterator[StandIn]:
    with running() as stand_in:
        settings.TRANSLATION_MACHINE = MachineAddress(MachineKind.LIBRETRANSLATE, stand_in.url)
        yield stand_in


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def wish(centre: Centre, *languages: str, is_shown: bool = False) -> None:
    decision = MachineDecision(is_shown, frozenset(languages))
    decide_machine(centre, decision, actor=OPERATOR, now=NOW)


def states(centre: Centre, language: str) -> dict[State, int]:
    counts = next(one.counts for one in overview(centre) if one.language == language)
    return {state: number for state, number in counts.items() if number}


def test_missing_texts_are_filled_in_the_languages_asked_for(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar", "tr", "fa")
    scenario.dueren()

    assert translate_missing(NOW) == "8 Einträge maschinell übersetzt"
    assert (states(centre, "ar"), states(centre, "en")) == ({State.MACHINE: 4}, {State.MISSING: 4})
    assert states(centre, "fa") == {State.MISSING: 4}
    assert "Fremdes Angebot" not in machine.texts


def test_a_second_night_asks_for_nothing(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    translate_missing(NOW)
    events, asked = AuditEvent.objects.count(), len(machine.texts)

    assert translate_missing(NOW + timedelta(days=1)) == "0 Einträge maschinell übersetzt"
    assert (AuditEvent.objects.count(), len(machine.texts)) == (events, asked)


def test_what_people_wrote_stays(centre: Centre, machine: StandIn) -> None:
    course = service(centre, scenario.MOTHERS_COURSE.title)
    translate(course, Section.TITLE, "ar", "دورة", source="Früher")
    translate(course, Section.DESCRIPTION, "ar", "نص", released_at=None)
    wish(centre, "ar")
    translate_missing(NOW)

    assert stored(course, "ar") == [
        ("description", "نص", "person", False),
        ("registration_text", "[bitte vorher anrufen]", "machine", False),
        ("title", "دورة", "person", True),
        ("title", "[Sprachkurs für Mütter]", "machine", False),
    ]


def test_a_machines_own_outdated_text_is_made_anew(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    translate_missing(NOW)
    Service.objects.within(Scope.of(centre)).filter(title="Frauenhaus").update(title="Schutzhaus")
    translate_missing(NOW)

    assert stored(service(centre, "Schutzhaus"), "ar") == [("title", "[Schutzhaus]", "machine", False)]


@pytest.mark.parametrize("status", [403, 429, 456, 500])
def test_a_machine_that_refuses_is_left_until_the_next_night(
    centre: Centre, machine: StandIn, status: int
) -> None:
    wish(centre, "ar")
    machine.status = status
    told = translate_missing(NOW)
    machine.status = 200

    assert told.startswith("0 Einträge maschinell übersetzt; dann antwortete die Maschine nicht mehr")
    assert translate_missing(NOW) == "4 Einträge maschinell übersetzt"


def test_a_night_has_an_end(centre: Centre, machine: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translate_at_night, "MOST_ENTRIES", 3)
    wish(centre, "ar")

    assert translate_missing(NOW) == "3 Einträge maschinell übersetzt; der Rest folgt in der nächsten Nacht"
    assert translate_missing(NOW) == "1 Einträge maschinell übersetzt"


def test_one_text_at_which_a_machine_fails_stops_nothing(
    centre: Centre, machine: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish(centre, "ar")
    machine.change = lambda text: 7 if text == "Frauenhaus" else f"[{text}]"  # type: ignore[assignment,return-value]

    assert translate_missing(NOW) == "3 Einträge maschinell übersetzt"


SPOILT = "bitte vorher anrufen"


def spoil(machine: StandIn) -> None:
    """From now on it answers one text with nothing."""
    machine.change = lambda text: "" if text == SPOILT else f"[{text}]"


def nights(number: int, first: int = 0) -> list[str]:
    return [translate_missing(NOW + timedelta(days=first + day)) for day in range(number)]


def test_a_text_that_is_spoilt_each_night_is_given_up(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    spoil(machine)
    told = nights(5)

    assert told == ["4 Einträge maschinell übersetzt", *["0 Einträge maschinell übersetzt"] * 4]
    assert machine.texts.count(SPOILT) == 3
    event = AuditEvent.objects.get(action="translating.translation.give_up")
    assert event.changes == {"language": "ar", "sections": ["registration_text"]}


def test_an_entry_at_which_the_machine_breaks_is_given_up_as_a_whole(
    centre: Centre, machine: StandIn
) -> None:
    wish(centre, "ar")
    machine.change = lambda text: 7 if text == "Frauenhaus" else f"[{text}]"  # type: ignore[assignment,return-value]
    nights(5)

    assert machine.texts.count("Frauenhaus") == 3


def test_two_runs_of_one_night_count_once(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    spoil(machine)
    for _ in range(5):
        translate_missing(NOW)

    assert SpoiltText.objects.within(Scope.of(centre)).get().nights == 1


def test_a_text_that_says_something_else_is_tried_again(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    spoil(machine)
    nights(4)
    course = service(centre, scenario.MOTHERS_COURSE.title)
    Service.objects.within(Scope.of(centre)).filter(pk=course.pk).update(registration_text="Bitte anrufen")
    nights(1, first=4)

    assert ("registration_text", "[Bitte anrufen]", "machine", False) in stored(course, "ar")
    assert not SpoiltText.objects.within(Scope.of(centre)).exists()


def test_what_was_given_up_is_news_of_that_night_only(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    spoil(machine)
    nights(5)
    day_of_giving_up = timezone.localdate(NOW) + timedelta(days=2)

    line = "The translation machine gave up 1 text in Arabic. Please translate it by hand."
    address = "/en/heinsberg/arbeitsplatz/uebersetzungen/ar/?stand=missing"
    assert given_up(centre, since=day_of_giving_up) == [News(line, address)]
    assert given_up(centre, since=day_of_giving_up + timedelta(days=1)) == []
    assert given_up(centre, since=day_of_giving_up, role=Role.TENANT_ADMINISTRATOR) == []


def given_up(centre: Centre, *, since: date, role: Role = Role.CENTRE_EDITOR) -> list[News]:
    actor = Actor("team", (Grant(role, centre.pk),))
    with override("en"):
        place = Workplace(portal_for("en", centre.slug), actor, "Team", Share(), ())
        return list(given_up_news(place, since))


def test_a_person_may_ask_the_machine_for_a_text_that_was_given_up(centre: Centre, machine: StandIn) -> None:
    wish(centre, "ar")
    spoil(machine)
    nights(4)
    machine.change = lambda text: f"[{text}]"
    course = service(centre, scenario.MOTHERS_COURSE.title)
    suggest_translation(target_of(course), configured_machine(), actor=OPERATOR, now=NOW)  # type: ignore[arg-type]

    assert ("registration_text", f"[{SPOILT}]", "machine", False) in stored(course, "ar")


def test_without_a_machine_or_a_wish_nothing_happens(centre: Centre) -> None:
    wish(centre, "ar")

    assert translate_missing(NOW) == "keine Übersetzungsmaschine eingerichtet"


def test_nobody_is_asked_where_no_centre_wants_it(centre: Centre, machine: StandIn) -> None:
    assert (translate_missing(NOW), machine.asked) == ("0 Einträge maschinell übersetzt", [])


def test_a_decision_is_kept_told_and_followed(centre: Centre) -> None:
    course = service(centre, scenario.MOTHERS_COURSE.title)
    by_machine(course, Section.TITLE, "ar", "دورة")
    AuditEvent.objects.all().delete()
    SearchChange.objects.within(Scope.of(centre)).delete()
    before = centre_version(centre.slug)
    number = before.number if before else 0
    wish(centre, "ar", "de-x-ls", "xx", is_shown=True)
    after = centre_version(centre.slug)
    wish(centre, "ar", is_shown=True)

    assert machine_decision(centre) == MachineDecision(is_shown=True, languages=frozenset({"ar"}))
    assert [version and version.number for version in (before, after)] == [number, number + 1]
    assert list(SearchChange.objects.within(Scope.of(centre)).values_list("key", flat=True)) == [
        f"service:{course.pk}"
    ]
    assert list(AuditEvent.objects.values_list("action", "changes")) == [
        (
            "translating.machine.decide",
            {
                "before": {"shown": False, "languages": []},
                "after": {"shown": True, "languages": ["ar"]},
            },
        )
    ]


def test_who_may_not_decide(centre: Centre) -> None:
    for role in (Role.CENTRE_EDITOR, Role.PROVIDER_EDITOR):
        with pytest.raises(AccessRefused):
            decide_machine(
                centre, MachineDecision(is_shown=True), actor=Actor("x", (Grant(role, centre.pk),)), now=NOW
            )


def test_files_that_nobody_imported_are_forgotten(centre: Centre) -> None:
    for age in (timedelta(hours=23), timedelta(hours=25)):
        ReceivedFile.objects.create(
            centre=centre, language="ar", name=f"{age}", content=b"x", received_at=NOW - age
        )

    assert forget_files(NOW) == "1 liegen gebliebene Übersetzungsdateien gelöscht"
    assert ReceivedFile.objects.within(Scope.of(centre)).count() == 1
