"""What the directory offers to search."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.domain.completeness import completeness
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.domain.search_facets import service_marks
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.search_documents import SERVICE, ServiceDocuments, service_key
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.sources import offered_sources
from knotenpunkt.shared.tenancy import Scope

READING = (
    17  # all centres, then of one its catalogue, municipalities, confirmations, silence and translations
)


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def key_of(centre: Centre, title: str) -> str:
    return service_key(Service.objects.within(Scope.of(centre)).get(title=title).pk)


def document(centre: Centre, title: str) -> SearchDocument:
    """The document of one offer."""
    (found,) = ServiceDocuments().documents([key_of(centre, title)])
    return found


def words(one: SearchDocument) -> str:
    """Everything under which a document may be found."""
    return repr((one.title, one.texts, one.names, one.translations, sorted(one.facets)))


def test_the_directory_offers_its_services_to_search() -> None:
    assert [type(source) for source in offered_sources() if source.name == SERVICE] == [ServiceDocuments]


def test_a_document_has_everything_by_which_an_offer_is_found(centre: Centre) -> None:
    record = scenario.MOTHERS_COURSE
    one = document(centre, record.title)

    assert one == SearchDocument(
        key=key_of(centre, record.title),
        title="Sprachkurs für Mütter",
        language="de",
        texts=(
            "Einfacher Deutschkurs.\n\nDie Kinder werden betreut.",
            *("", "", "donnerstags 14.30 bis 17.30 Uhr", "kostenlos", "bitte vorher anrufen"),
        ),
        names=(
            *("Caritasverband Erkelenz", "CV Erkelenz", ""),
            *("Ort der Begegnung", "Am Hagelkreuz 2", "41812", "Erkelenz", "Erkelenz"),
        ),
        facets=service_marks(centre.pk, record),
        as_of=date(2016, 1, 1).toordinal(),
        completeness=completeness(record),
    )


def test_remarks_for_the_centre_alone_are_in_no_document(centre: Centre) -> None:
    secret = ServiceRecord(
        title="Treff", note="Innenvermerk", status_reason="Innenvermerk", review_reason="Innenvermerk"
    )
    scenario.publish(centre, (), (secret,))

    assert "Innenvermerk" not in words(document(centre, "Treff"))


def test_a_draft_is_a_document_with_its_own_mark(centre: Centre) -> None:
    assert "status:draft" in document(centre, "Entwurfsangebot").facets
    assert "status:published" not in document(centre, "Entwurfsangebot").facets


def test_nothing_of_a_confidential_place_is_in_a_document(centre: Centre) -> None:
    one = document(centre, scenario.REFUGE_OFFER.title)

    assert [
        secret for secret in (*scenario.SECRETS, "Heinsberg", scenario.HEINSBERG) if secret in words(one)
    ] == []
    assert one.names == ("Frauen helfen Frauen e.V.", "")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ARCHIVED])
def test_an_organization_that_is_not_published_is_in_no_document(centre: Centre, status: Status) -> None:
    hidden = factories.organization_record("Zwiebelturm", alternate_names=("ZWT",), status=status)
    own = ServiceRecord(title="Basteln", organization=hidden.name)
    shared = ServiceRecord(title="Kochen", organization=scenario.CARITAS.name, partners=(hidden.name,))
    scenario.publish(centre, (hidden,), (own, shared))

    assert document(centre, "Basteln").names == ("", "", "", "", "", "")
    assert document(centre, "Kochen").names[:3] == ("Caritasverband Erkelenz", "CV Erkelenz", "")


def test_partners_and_areas_are_names_too(centre: Centre) -> None:
    record = replace(
        scenario.CHOIR,
        title="Fest",
        partners=(scenario.CARITAS.name,),
        service_areas=(scenario.ERKELENZ, scenario.HEINSBERG),
    )
    scenario.publish(centre, (), (record,))

    assert [name for name in document(centre, "Fest").names if name] == [
        *("Caritasverband Erkelenz", "CV Erkelenz", "Singkreis"),
        *("Heinsberg-Oberbruch", "Heinsberg", "Erkelenz", "Heinsberg"),
    ]


def test_the_latest_of_what_was_stated_and_confirmed_is_how_old_it_is(centre: Centre) -> None:
    titles = ("Migrationsberatung", scenario.CHOIR.title, scenario.MOTHERS_COURSE.title)
    before = [document(centre, title).as_of for title in titles]
    scenario.confirm(centre, titles[0], date(2026, 9, 1))
    scenario.confirm(centre, titles[0], date(2026, 3, 1))
    scenario.confirm(centre, titles[1], date(2015, 1, 1))
    scenario.confirm(centre, titles[2], date(2015, 1, 1))

    assert before == [date(2026, 7, 1).toordinal(), 0, date(2016, 1, 1).toordinal()]
    assert [date.fromordinal(document(centre, title).as_of) for title in titles] == [
        date(2026, 9, 1),
        date(2015, 1, 1),
        date(2016, 1, 1),
    ]


def test_all_documents_are_those_of_every_centre_and_status(centre: Centre) -> None:
    other = scenario.dueren()
    scenario.publish(centre, (), (ServiceRecord(title="Altangebot", status=Status.ARCHIVED),))
    found = list(ServiceDocuments().all_documents())

    assert sorted(one.title for one in found) == [
        *("Altangebot", "Chor <b>Vielklang</b>", "Entwurfsangebot", "Frauenhaus"),
        *("Fremdes Angebot", "Migrationsberatung", "Sprachkurs für Mütter"),
    ]
    assert len({one.key for one in found}) == 7
    assert [one.title for one in found if f"zentrum:{other.pk}" in one.facets] == ["Fremdes Angebot"]


def test_single_documents_are_as_among_all(centre: Centre) -> None:
    scenario.dueren()
    everything = {one.key: one for one in ServiceDocuments().all_documents()}

    assert {one.key: one for one in ServiceDocuments().documents(list(everything))} == everything


def test_keys_of_what_is_gone_give_no_document(centre: Centre) -> None:
    gone = service_key(uuid.uuid4())

    assert list(ServiceDocuments().documents([])) == list(ServiceDocuments().documents([gone])) == []
    assert [one.title for one in ServiceDocuments().documents([gone, key_of(centre, "Frauenhaus")])] == [
        "Frauenhaus"
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_statements_do_not_grow_with_the_offers(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    with django_assert_num_queries(READING):
        assert len(list(ServiceDocuments().all_documents())) == number + 5
