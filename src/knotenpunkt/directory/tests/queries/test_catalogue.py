"""The public catalogue: what is in it, what never is, and what it costs to read."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.domain.records import PartialDate, Status
from knotenpunkt.directory.queries.catalogue import _KeptCatalogues, published_catalogue
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.queries.portal import Portal, portal_for

READING = 8  # seven of the catalogue, one of the centre's municipalities


@pytest.fixture
def portal(db: None) -> Portal:
    scenario.heinsberg()
    return portal_for("de", "heinsberg")


def test_published_offers_stand_by_title(portal: Portal) -> None:
    assert [offer.title for offer in published_catalogue(portal).offers] == [
        "Chor <b>Vielklang</b>",
        "Frauenhaus",
        "Migrationsberatung",
        "Sprachkurs für Mütter",
    ]


def test_offer_carries_everything_a_page_says(portal: Portal) -> None:
    catalogue = published_catalogue(portal)
    offer = catalogue.offers[catalogue.by_slug["sprachkurs-fuer-muetter"]]
    record = scenario.MOTHERS_COURSE

    assert [topic.code for topic in offer.topics] == list(record.topics)
    assert [group.code for group in offer.target_groups] == list(record.target_groups)
    assert sorted(offer.languages) == ["ar", "de"]
    assert [place.address for place in offer.places] == ["Am Hagelkreuz 2, 41812 Erkelenz"]
    assert offer.schedules == record.schedules
    assert offer.reached.phones == record.phones
    assert offer.provider is catalogue.organizations_by_slug["caritasverband-erkelenz"]
    assert (offer.provenance.source, offer.provenance.stated_on) == (
        record.source,
        PartialDate(2016, approximate=True),
    )
    assert (offer.childcare, offer.women_only, offer.level_from) == (True, True, "A1")


def test_protected_place_never_enters_the_catalogue(portal: Portal) -> None:
    catalogue = published_catalogue(portal)

    offer = catalogue.offers[catalogue.by_slug["frauenhaus"]]
    refuge = catalogue.organizations_by_slug["frauen-helfen-frauen-ev"]
    written = repr((catalogue.offers, catalogue.organizations))
    assert (offer.places, offer.place_is_protected, offer.municipalities) == ((), True, ())
    assert (refuge.place, refuge.place_is_protected) == (None, True)
    assert [secret for secret in scenario.SECRETS if secret in written] == []
    assert [list(catalogue.words.matches(secret)[0]) for secret in scenario.SECRETS] == [[], [], [], []]


def test_what_is_not_published_is_not_in_the_catalogue(db: None) -> None:
    centre = scenario.heinsberg()
    archived = replace(scenario.CHOIR, title="Altes", status=Status.ARCHIVED, organization="Alter Verein")
    scenario.publish(
        centre,
        (factories.organization_record("Alter Verein", status=Status.ARCHIVED),),
        (archived, replace(scenario.CHOIR, title="Neues", organization="Alter Verein")),
    )

    catalogue = published_catalogue(portal_for("de", "heinsberg"))

    assert sorted(catalogue.by_slug) == [
        "chor-bvielklangb",
        "frauenhaus",
        "migrationsberatung",
        "neues",
        "sprachkurs-fuer-muetter",
    ]
    assert catalogue.offers[catalogue.by_slug["neues"]].provider is None
    assert sorted(catalogue.organizations_by_slug) == ["caritasverband-erkelenz", "frauen-helfen-frauen-ev"]


def test_catalogue_holds_its_own_centre_only(portal: Portal) -> None:
    scenario.dueren()

    other = published_catalogue(portal_for("de", "dueren"))

    assert [offer.title for offer in other.offers] == ["Fremdes Angebot"]
    assert dict(other.municipalities) == {"05358008": "Düren"}
    assert len(published_catalogue(portal).offers) == 4


def test_latest_confirmation_counts(db: None) -> None:
    centre = scenario.heinsberg()
    scenario.confirm(centre, "Migrationsberatung", date(2026, 3, 1), "KI")
    scenario.confirm(centre, "Migrationsberatung", date(2026, 9, 1), "Caritas")

    catalogue = published_catalogue(portal_for("de", "heinsberg"))

    provenance = catalogue.offers[catalogue.by_slug["migrationsberatung"]].provenance
    assert (provenance.confirmed_on, provenance.confirmed_by) == (date(2026, 9, 1), "Caritas")


@pytest.mark.parametrize("number", [1, 30])
def test_reading_takes_the_same_statements_however_many_offers(
    db: None, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    centre = scenario.heinsberg()
    scenario.many(centre, number)
    portal = portal_for("de", "heinsberg")

    with django_assert_num_queries(READING):
        published_catalogue(portal)
    with django_assert_num_queries(0):
        published_catalogue(portal)


def test_change_is_seen_at_once(db: None) -> None:
    centre = scenario.heinsberg()
    before = published_catalogue(portal_for("de", "heinsberg"))

    scenario.many(centre, 1)

    assert len(published_catalogue(portal_for("de", "heinsberg")).offers) == len(before.offers) + 1


def test_kept_catalogues_are_bounded_by_their_offers(portal: Portal) -> None:
    scenario.dueren()
    other = portal_for("de", "dueren")
    kept = _KeptCatalogues(limit=4)

    first = kept.get(portal)
    same = kept.get(portal)
    kept.get(other)

    assert same is first
    assert kept.get(portal) is not first
