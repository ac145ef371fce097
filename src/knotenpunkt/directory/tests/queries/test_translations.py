"""Which translations readers may see."""

import pytest

from knotenpunkt.directory.domain.translations import NO_TRANSLATIONS, Section, TranslatedText
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.search_documents import ServiceDocuments, service_key
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import (
    MADE_ON,
    by_machine,
    service,
    show_machine_translations,
    translate,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.tenancy import Scope

TITLE, DESCRIPTION = Section.TITLE, Section.DESCRIPTION


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


def seen(course: Service) -> object:
    catalogue = published_catalogue(portal_for("de", "heinsberg"))
    return catalogue.offers[catalogue.by_slug[course.slug]].translations


def test_released_translations_are_seen(course: Service) -> None:
    translate(course, TITLE, "ar", "دورة")

    assert seen(course) == {"ar": {TITLE: TranslatedText("دورة", MADE_ON)}}


def test_what_waits_is_seen_by_nobody(course: Service) -> None:
    translate(course, TITLE, "ar", "دورة", released_at=None)
    translate(course, TITLE, "tr", "Kurs", released_at=None, origin="imported")

    assert seen(course) == NO_TRANSLATIONS


def test_a_machines_text_is_seen_where_the_centre_allows_it(centre: Centre, course: Service) -> None:
    by_machine(course, TITLE, "ar", "دورة")
    before = seen(course)
    show_machine_translations(centre)

    assert before == NO_TRANSLATIONS
    assert seen(course) == {"ar": {TITLE: TranslatedText("دورة", MADE_ON, by_machine=True, is_checked=False)}}


def test_another_centres_decision_counts_for_its_own_offers_only(course: Service) -> None:
    by_machine(course, TITLE, "ar", "دورة")
    show_machine_translations(scenario.dueren())

    assert seen(course) == NO_TRANSLATIONS


def test_older_translations_are_called_older_and_a_machines_are_gone(centre: Centre, course: Service) -> None:
    show_machine_translations(centre)
    translate(course, TITLE, "ar", "دورة", source="Sprachkurs")
    translate(course, TITLE, "tr", "Kurs", source="Sprachkurs", origin="machine", released_at=None)

    assert seen(course) == {"ar": {TITLE: TranslatedText("دورة", MADE_ON, is_current=False)}}


def test_a_machines_text_of_today_wins_over_an_older_release(centre: Centre, course: Service) -> None:
    show_machine_translations(centre)
    translate(course, TITLE, "ar", "قديم", source="Sprachkurs")
    by_machine(course, TITLE, "ar", "جديد")

    assert seen(course) == {"ar": {TITLE: TranslatedText("جديد", MADE_ON, by_machine=True, is_checked=False)}}


def test_organizations_have_translations_too(centre: Centre) -> None:
    Organization.objects.within(Scope.of(centre)).filter(name=scenario.CARITAS.name).update(
        description="Hilfe"
    )
    caritas = Organization.objects.within(Scope.of(centre)).get(name=scenario.CARITAS.name)
    translate(caritas, DESCRIPTION, "ar", "مساعدة")

    catalogue = published_catalogue(portal_for("de", "heinsberg"))
    assert catalogue.organizations_by_slug[caritas.slug].translations == {
        "ar": {DESCRIPTION: TranslatedText("مساعدة", MADE_ON)}
    }


def test_search_finds_what_readers_see(course: Service) -> None:
    translate(course, TITLE, "ar", "دورة")
    translate(course, DESCRIPTION, "tr", "Kolay kurs")
    translate(course, DESCRIPTION, "uk", "старе", source="vorher")
    translate(course, TITLE, "de-x-ls", "Deutsch lernen")

    (document,) = ServiceDocuments().documents([service_key(course.pk)])

    assert document.translations == {
        "ar": ("دورة", "", "", "", "", ""),
        "tr": ("", "Kolay kurs", "", "", "", ""),
        "uk": ("", "", "", "", "", ""),
        "de": ("Deutsch lernen", "", "", "", "", ""),
    }
