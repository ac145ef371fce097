"""Pairs are found, refreshed and kept: each night, in every centre for itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Actor
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide_duplicate import ask_later, call_different
from knotenpunkt.upkeep.actions.find_duplicates import (
    FoundDuplicates,
    find_duplicates,
    find_duplicates_of_all,
)
from knotenpunkt.upkeep.models import DuplicatePair
from knotenpunkt.upkeep.tests.twins import NOW, TWIN, WORKSHOP, key_of, pair_of, pairs, with_twins
from tests.harness.personas import Personas

SECOND = ServiceRecord("Kleiderkammer", place=TWIN.place, provider_text="Ankommen")
FIRST = replace(SECOND, title="Kleiderkammern", provider_text="Hilfe für alle")


@pytest.fixture
def twins(centre: Centre) -> Centre:
    return with_twins(centre)


def write(centre: Centre, title: str, record: ServiceRecord) -> None:
    changes = CatalogueChanges(services=[Change(key_of(centre, title), record)])
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW)


def find(centre: Centre, days: int = 0) -> FoundDuplicates:
    return find_duplicates(centre, actor=OPERATOR, now=NOW + timedelta(days=days))


def test_pairs_are_found_with_their_evidence(twins: Centre) -> None:
    pair = pair_of(twins, "service")
    first, second = sorted((key_of(twins, WORKSHOP.title), key_of(twins, TWIN.title)))

    assert pairs(twins) == [("organization", "open"), ("service", "open")]
    assert (pair.first, pair.second, pair.found_at) == (first, second, NOW)
    assert (0.82 <= pair.likeness < 1, pair.evidence) == (
        True,
        {"signs": ["title_alike", "provider_same", "place_same", "phone_same", "topics_other"]},
    )


def test_looking_twice_changes_nothing(twins: Centre) -> None:
    events = AuditEvent.objects.count()

    assert (find(twins), find(twins, 1)) == (FoundDuplicates(0, 0), FoundDuplicates(0, 0))
    assert (len(pairs(twins)), AuditEvent.objects.count()) == (2, events)


def test_pairs_that_are_alike_no_more_vanish(twins: Centre) -> None:
    write(twins, TWIN.title, replace(TWIN, title="Nähwerkstatt"))

    assert find(twins) == FoundDuplicates(0, 1)
    assert pairs(twins) == [("organization", "open")]


def test_archived_entries_are_in_no_pair(twins: Centre) -> None:
    write(twins, TWIN.title, replace(TWIN, status=Status.ARCHIVED))

    assert (find(twins).vanished, pairs(twins)) == (1, [("organization", "open")])


def test_what_is_different_stays_so(twins: Centre) -> None:
    call_different(pair_of(twins, "service"), actor=OPERATOR, now=NOW)
    write(twins, TWIN.title, replace(TWIN, title="Nähwerkstatt"))
    find(twins)
    write(twins, "Nähwerkstatt", TWIN)

    assert (find(twins), pairs(twins)[1]) == (FoundDuplicates(0, 0), ("service", "different"))


def test_what_became_much_more_alike_is_asked_again(twins: Centre) -> None:
    pair = pair_of(twins, "service")
    call_different(pair, actor=OPERATOR, now=NOW)
    DuplicatePair.objects.within(Scope.of(twins)).filter(pk=pair.pk).update(likeness=0.7)
    write(twins, TWIN.title, WORKSHOP)

    assert (find(twins, 1).asked, pairs(twins)[1]) == (1, ("service", "open"))


def test_later_is_asked_again_on_its_day(twins: Centre) -> None:
    ask_later(pair_of(twins, "service"), actor=OPERATOR, now=NOW)
    before = (find(twins, 29).asked, pairs(twins)[1])

    assert before == (0, ("service", "later"))
    assert (find(twins, 30).asked, pairs(twins)[1]) == (1, ("service", "open"))


def test_entries_of_two_centres_are_never_a_pair(twins: Centre) -> None:
    other = scenario.dueren()
    scenario.publish(other, (), (replace(WORKSHOP, organization=""),))
    find(other)

    assert (pairs(other), len(pairs(twins))) == ([], 2)


def test_the_night_looks_through_every_centre(db: None) -> None:
    for centre in (scenario.heinsberg(), scenario.dueren()):
        scenario.publish(centre, (), (ServiceRecord("Kleiderkammer"), ServiceRecord("Kleiderkamer")))

    assert find_duplicates_of_all(NOW) == "2 Paare neu zu prüfen"
    assert find_duplicates_of_all(NOW) == "0 Paare neu zu prüfen"


def test_only_who_may_decide_may_look(twins: Centre, personas: Personas) -> None:
    refused: list[Actor] = [personas.guest, personas.provider, personas.outsider]
    for actor in refused:
        with pytest.raises(AccessRefused):
            find_duplicates(twins, actor=actor, now=NOW)
