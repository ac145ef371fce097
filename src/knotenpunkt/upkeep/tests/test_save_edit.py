"""Saving on top of what others saved: also when they save in the same moment."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import EntryVersion, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.directory.tests import factories
from knotenpunkt.directory.tests.scenario import publish
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.save_edit import BothChanged, Edit, save_edited
from knotenpunkt.upkeep.domain.three_ways import Side
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
BASE = ServiceRecord(title="Treff")


@pytest.fixture
def service(centre: Centre) -> Service:
    return made(centre)


def made(centre: Centre) -> Service:
    publish(centre, (), (BASE,))
    found: Service = Service.objects.within(Scope.of(centre)).get()
    return found


def record(centre: Centre, service: Service) -> ServiceRecord:
    return stored_entries(centre, services=[service.pk]).services[service.pk]


def test_a_second_change_is_put_on_top(centre: Centre, service: Service, personas: Personas) -> None:
    save_edited(centre, Edit(service.pk, BASE, replace(BASE, note="a")), actor=personas.editor, now=NOW)
    save_edited(centre, Edit(service.pk, BASE, replace(BASE, source="b")), actor=personas.head, now=NOW)

    assert record(centre, service) == replace(BASE, note="a", source="b")


def test_a_conflict_writes_nothing_until_somebody_chooses(
    centre: Centre, service: Service, personas: Personas
) -> None:
    save_edited(centre, Edit(service.pk, BASE, replace(BASE, note="a")), actor=personas.editor, now=NOW)
    edit = Edit(service.pk, BASE, replace(BASE, note="b"))
    with pytest.raises(BothChanged) as caught:
        save_edited(centre, edit, actor=personas.head, now=NOW)

    assert (caught.value.revision, caught.value.together.conflicts) == (2, ("note",))
    assert record(centre, service).note == "a"
    save_edited(centre, replace(edit, chosen={"note": Side.MINE}, seen=2), actor=personas.head, now=NOW)
    assert record(centre, service).note == "b"


def test_a_choice_made_before_a_third_change_does_not_count(
    centre: Centre, service: Service, personas: Personas
) -> None:
    for note in ("a", "c"):
        now_there = record(centre, service)
        save_edited(
            centre, Edit(service.pk, now_there, replace(now_there, note=note)), actor=personas.editor, now=NOW
        )
    edit = Edit(service.pk, BASE, replace(BASE, note="b"), {"note": Side.MINE}, seen=2)
    with pytest.raises(BothChanged):
        save_edited(centre, edit, actor=personas.head, now=NOW)


def test_saving_nothing_new_is_no_version(centre: Centre, service: Service, personas: Personas) -> None:
    save_edited(centre, Edit(service.pk, BASE, BASE), actor=personas.editor, now=NOW)

    assert EntryVersion.objects.within(Scope.of(centre)).count() == 0


def test_others_may_not_save(centre: Centre, service: Service, personas: Personas) -> None:
    for actor in (NOBODY, personas.outsider, personas.provider, personas.state_desk):
        with pytest.raises(AccessRefused):
            save_edited(centre, Edit(service.pk, BASE, replace(BASE, note="x")), actor=actor, now=NOW)

    assert record(centre, service) == BASE


@pytest.fixture
def threads_see_the_database(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")


def test_two_people_who_save_in_the_same_moment_both_win(
    threads_see_the_database: None,
) -> None:
    centre = factories.centre("dueren", "05358", factories.municipality("05358008", "Düren"))
    service = made(centre)
    both_ready = threading.Barrier(2)
    problems: list[BaseException] = []

    def save(mine: ServiceRecord) -> None:
        try:
            both_ready.wait(timeout=20)
            save_edited(centre, Edit(service.pk, BASE, mine), actor=OPERATOR, now=NOW)
        except BaseException as problem:  # noqa: BLE001 - told by the test
            problems.append(problem)
        finally:
            connections.close_all()

    people = [
        threading.Thread(target=save, args=(mine,))
        for mine in (replace(BASE, note="a"), replace(BASE, source="b"))
    ]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=30)

    assert (problems, record(centre, service)) == ([], replace(BASE, note="a", source="b"))
