"""Taking up another catalogue: nothing that somebody here has written is lost, and everything is remembered."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import factories
from knotenpunkt.harvesting.actions.decide import keep_ours, take_theirs
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source, let_go
from knotenpunkt.harvesting.actions.take_up import take_up
from knotenpunkt.harvesting.domain.incoming import Foreign, Incoming, gathered
from knotenpunkt.harvesting.domain.plan import Fate, Plan
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.models import Source, TakenUp
from knotenpunkt.harvesting.queries.waiting import waiting
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
FOREIGN_KEY = "8d2c4f1e-0000-4000-8000-000000000001"
CARITAS = OrganizationRecord("Caritas")
COURSE = ServiceRecord(
    "Deutschkurs", organization="Caritas", description="Für alle.", email="kurs@example.org"
)


@pytest.fixture
def centre(db: None) -> Centre:
    return factories.centre("heinsberg", "05370", factories.municipality())


@pytest.fixture
def source(centre: Centre) -> Source:
    facts = SourceFacts(SourceKind.HSDS_API, "https://kreis.example/hsds/v3/", "Kreis Beispiel", "CC BY 4.0")
    return keep_source(centre, facts, actor=OPERATOR, now=NOW)


def coming(*services: ServiceRecord) -> Incoming:
    return gathered(
        [Foreign("caritas", CARITAS)],
        [
            Foreign(FOREIGN_KEY if at == 0 else f"s{at}", record, f"https://kreis.example/{at}")
            for at, record in enumerate(services)
        ],
    )


def taken(source: Source, *services: ServiceRecord) -> Plan:
    return take_up(source, coming(*services), actor=OPERATOR, now=NOW)


def the_service(centre: Centre) -> tuple[uuid.UUID, ServiceRecord]:
    ((key, record),) = stored_catalogue(centre).services.items()
    return key, record


def change_here(centre: Centre, record: ServiceRecord) -> None:
    key, _ = the_service(centre)
    save_catalogue(centre, CatalogueChanges(services=[Change(key, record)]), actor=OPERATOR, now=LATER)


def test_new_entries_keep_the_keys_of_the_other_side_where_they_are_free(
    centre: Centre, source: Source
) -> None:
    taken(source, COURSE)
    assert the_service(centre) == (uuid.UUID(FOREIGN_KEY), COURSE)
    rows = TakenUp.objects.within(Scope.of(centre)).filter(kind="service")
    assert list(rows.values_list("foreign_id", "entry", "origin", "question")) == [
        (FOREIGN_KEY, uuid.UUID(FOREIGN_KEY), "https://kreis.example/0", "")
    ]


def test_key_that_another_centre_uses_is_not_taken(centre: Centre, source: Source) -> None:
    other = factories.centre("euskirchen", "05366")
    change = Change(None, ServiceRecord("Beratung"), new_key=uuid.UUID(FOREIGN_KEY))
    save_catalogue(other, CatalogueChanges(services=[change]), actor=OPERATOR, now=NOW)
    taken(source, COURSE)
    key, record = the_service(centre)
    assert (key == uuid.UUID(FOREIGN_KEY), record) == (False, COURSE)


def test_second_visit_without_news_writes_nothing(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    before = AuditEvent.objects.filter(action__startswith="directory.").count()
    plan = taken(source, COURSE)
    assert {fate: count for fate, count in plan.counts().items() if count} == {Fate.UNCHANGED: 2}
    assert AuditEvent.objects.filter(action__startswith="directory.").count() == before


def test_change_there_arrives_and_change_here_stays(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    change_here(centre, replace(COURSE, email="hier@example.org", note="intern", number=4))
    taken(source, replace(COURSE, description="Für Frauen."))
    assert the_service(centre)[1] == replace(
        COURSE, description="Für Frauen.", email="hier@example.org", note="intern", number=4
    )


@pytest.mark.parametrize(
    ("decide", "email"), [(take_theirs, "dort@example.org"), (keep_ours, "hier@example.org")]
)
def test_what_both_sides_changed_waits_for_a_decision_and_is_decided_once(
    centre: Centre, source: Source, decide: object, email: str
) -> None:
    taken(source, COURSE)
    change_here(centre, replace(COURSE, email="hier@example.org"))
    theirs = replace(COURSE, email="dort@example.org", description="Neu.")
    taken(source, theirs)
    assert the_service(centre)[1] == replace(COURSE, email="hier@example.org", description="Neu.")
    (row,) = waiting(centre)
    decide(row, actor=OPERATOR, now=LATER)  # type: ignore[operator]
    assert the_service(centre)[1] == replace(theirs, email=email)
    plan = taken(source, theirs)
    assert (plan.services[0].fate, waiting(centre).count()) == (Fate.UNCHANGED, 0)


def test_entry_that_is_gone_there_is_archived_and_comes_back(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    taken(source)
    assert the_service(centre)[1].status is Status.ARCHIVED
    assert taken(source).services == ()
    taken(source, COURSE)
    assert the_service(centre)[1] == COURSE


@pytest.mark.parametrize(
    ("decide", "status"), [(take_theirs, Status.ARCHIVED), (keep_ours, Status.PUBLISHED)]
)
def test_entry_that_is_gone_there_and_was_changed_here_is_asked_about(
    centre: Centre, source: Source, decide: object, status: Status
) -> None:
    taken(source, COURSE)
    ours = replace(COURSE, email="hier@example.org")
    change_here(centre, ours)
    taken(source)
    assert the_service(centre)[1] == ours
    (row,) = waiting(centre)
    decide(row, actor=OPERATOR, now=LATER)  # type: ignore[operator]
    assert the_service(centre)[1] == replace(ours, status=status)
    assert (taken(source).services, waiting(centre).count()) == ((), 0)


def test_letting_go_keeps_the_entries(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    let_go(source, actor=OPERATOR, now=LATER)
    assert the_service(centre)[1] == COURSE
    assert TakenUp.objects.within(Scope.of(centre)).count() == 0


def test_nobody_takes_up_without_the_permission(centre: Centre, source: Source) -> None:
    with pytest.raises(AccessRefused):
        take_up(source, coming(COURSE), actor=NOBODY, now=NOW)
    assert stored_catalogue(centre).services == {}


def test_every_step_is_in_the_audit_trail(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    events = AuditEvent.objects.filter(action__startswith="harvesting.").order_by("pk")
    assert list(events.values_list("action", "centre_key", "changes")) == [
        (
            "harvesting.source.keep",
            "05370",
            {
                "address": "https://kreis.example/hsds/v3/",
                "kind": "hsds-api",
                "title": "Kreis Beispiel",
                "licence": "CC BY 4.0",
                "is_nightly": False,
            },
        ),
        ("harvesting.take_up", "05370", {"counts": {"new": 2}}),
    ]


def test_public_page_says_whose_the_offer_is_and_under_which_licence(centre: Centre, source: Source) -> None:
    taken(source, COURSE)
    page = Client().get("/en/heinsberg/angebote/deutschkurs/").content.decode()
    assert "Taken over from Kreis Beispiel, licence CC BY 4.0." in page
    assert 'href="https://kreis.example/0"' in page
