"""How soon the search knows of a change, and what it answers until then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.directory.domain.records import Frequency, PlaceRecord, ScheduleRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.search_documents import service_key
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.asking import asked, asking, everything_found, found
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.record_changes import record_changes
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.sources import search_index
from knotenpunkt.shared.tenancy import Scope

CHOIR, COURSE, ADVICE = (
    record.title for record in (scenario.CHOIR, scenario.MOTHERS_COURSE, scenario.ADVICE)
)

SUNDAYS = ScheduleRecord(Frequency.WEEKLY, (6,))


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        yield scenario.heinsberg()


def change(centre: Centre, offer: str, **facts: object) -> None:
    """Write the offer of this title anew with other facts."""
    key = Service.objects.within(Scope.of(centre)).get(title=offer).pk
    record = replace(stored_catalogue(centre).services[key], **facts)  # type: ignore[arg-type]
    save_catalogue(centre, CatalogueChanges(services=[Change(key, record)]), actor=OPERATOR, now=scenario.NOW)


def change_organization(centre: Centre, organization: str, **facts: object) -> None:
    """Write the organization of this name anew with other facts."""
    key = Organization.objects.within(Scope.of(centre)).get(name=organization).pk
    record = replace(stored_catalogue(centre).organizations[key], **facts)  # type: ignore[arg-type]
    save_catalogue(
        centre, CatalogueChanges(organizations=[Change(key, record)]), actor=OPERATOR, now=scenario.NOW
    )


def delete(centre: Centre, title: str) -> None:
    """Delete an offer as an action would: the change counted and recorded in one transaction."""
    service = Service.objects.within(Scope.of(centre)).get(title=title)
    with transaction.atomic():
        key = service_key(service.pk)
        service.delete()
        record_changes(centre, [key], number=count_change(centre, now=scenario.NOW))


def test_an_organization_that_is_no_longer_published_finds_nothing_by_its_name(centre: Centre) -> None:
    partner = factories.organization_record("Zwiebelturm", alternate_names=("ZWT",))
    own = ServiceRecord(title="Basteln", organization=partner.name)
    shared = ServiceRecord(title="Kochen", organization=scenario.CARITAS.name, partners=(partner.name,))
    scenario.publish(centre, (partner,), (own, shared))
    before = [sorted(everything_found(name)) for name in ("Zwiebelturm", "ZWT")]
    change_organization(centre, "Zwiebelturm", status=Status.ARCHIVED)

    assert before == [["Basteln", "Kochen"]] * 2
    assert [everything_found(name) for name in ("Zwiebelturm", "ZWT", "Zwiebelturn")] == [[], [], []]
    assert everything_found("Basteln") == ["Basteln"]


def test_a_renamed_organization_is_found_by_its_new_name_alone(centre: Centre) -> None:
    name = scenario.CARITAS.name
    before = sorted(found(name)[0])
    change_organization(centre, name, name="Zwiebelturm", alternate_names=())

    assert before == [ADVICE, COURSE]
    assert sorted(found("Zwiebelturm")[0]) == [ADVICE, COURSE]
    assert found("Caritasverband") == found("CV") == ([], [])


def test_a_change_is_found_at_once(centre: Centre) -> None:
    before = [found(word)[0] for word in ("Vielklang", "Töpfern", "sonntags")]
    change(centre, CHOIR, title="Töpfern", schedules=(SUNDAYS,), place=PlaceRecord())

    assert before == [[CHOIR], [], []]
    assert [found(word)[0] for word in ("Vielklang", "Töpfern", "sonntags")] == [[], ["Töpfern"], ["Töpfern"]]


def test_what_is_published_or_withdrawn_is_so_at_once(centre: Centre) -> None:
    before = [found("Entwurfsangebot")[0], found("Chor")[0]]
    change(centre, "Entwurfsangebot", status=Status.PUBLISHED)
    change(centre, CHOIR, status=Status.ARCHIVED)

    assert before == [[], [CHOIR]]
    assert [found("Entwurfsangebot")[0], found("Chor")[0]] == [["Entwurfsangebot"], []]


def test_what_is_deleted_is_not_found(centre: Centre) -> None:
    before = found("Chor")[0]
    delete(centre, CHOIR)

    assert (before, everything_found("Chor")) == ([CHOIR], [])


def test_what_was_rolled_back_was_never_there(centre: Centre) -> None:
    found("Chor")
    with transaction.atomic():
        scenario.publish(centre, (), (ServiceRecord(title="Töpfern"),))
        transaction.set_rollback(True)

    assert everything_found("Töpfern") == []
    assert asked(Filters("Chor")).is_current


@pytest.fixture
def lagging(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Centre:
    """The centre with an index that stays as it is."""
    monkeypatch.setattr(SearchIndex, "catch_up", lambda self: None)
    search_index().build()
    return centre


def test_an_index_that_lags_says_so_and_shows_nothing_that_is_withdrawn(lagging: Centre) -> None:
    before = asked(Filters("Chor"))
    scenario.publish(lagging, (), (ServiceRecord(title="Chor der Stadt"),))
    change(lagging, CHOIR, status=Status.ARCHIVED)
    change(lagging, "Entwurfsangebot", status=Status.PUBLISHED)

    assert (before.is_current, before.found.total) == (True, 1)
    assert everything_found("Chor") == everything_found("Entwurfsangebot") == []
    assert found("Sprachkurs")[0] == [COURSE]
    assert not asked(Filters("Sprachkurs")).is_current


def test_an_index_that_lags_behind_another_centre_is_current_here(lagging: Centre) -> None:
    scenario.dueren()

    assert asked(Filters("Chor")).is_current


def test_without_an_index_words_are_matched_one_by_one(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchIndex, "catch_up", lambda self: None)
    monkeypatch.setattr(SearchIndex, "build_if_needed", lambda self: None)
    answer = asked(Filters("CARITAS hagelkreuz"))

    assert (answer.understanding, answer.is_current) == (None, False)
    assert found("CARITAS hagelkreuz") == ([COURSE], [])
    assert found("Migratonsberatung") == ([], [])
    assert everything_found("Entwurfsangebot") == everything_found("Geheimhaus") == []
