"""JSON-LD."""

import json

from knotenpunkt.directory.domain.offer import Cost
from knotenpunkt.directory.presentation.linked_data import linked_data, offer_data
from knotenpunkt.directory.tests.domain.offers import MUNICIPALITIES, offer, term


def test_data_holds_only_what_is_known() -> None:
    assert offer_data(offer("Treff"), "https://example.org/a/", MUNICIPALITIES, "de") == {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": "https://example.org/a/",
        "url": "https://example.org/a/",
        "name": "Treff",
    }


def test_facts_become_words_of_schema_org() -> None:
    known = offer(
        "Kurs",
        topics=(term("german-language", "Sprache"),),
        target_groups=(term("mothers", "Mütter"),),
        minimum_age=18,
        areas=("05370004",),
        cost=Cost(is_free=True),
        women_only=True,
    )

    data = offer_data(known, "https://example.org/a/", MUNICIPALITIES, "de")

    assert (data["serviceType"], data["areaServed"], data["offers"]["price"]) == (
        ["Sprache"],
        ["Erkelenz"],
        0,
    )
    assert data["audience"] == {
        "@type": "PeopleAudience",
        "audienceType": "Mütter",
        "suggestedMinAge": 18,
        "suggestedGender": "female",
    }


def test_markup_cannot_leave_the_script_element() -> None:
    markup = linked_data(
        offer("</script><script>alert(1)", slug="x"), "https://example.org/", MUNICIPALITIES, "de"
    )

    body = markup.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert (markup.count("<"), "<" in body) == (2, False)
    assert json.loads(body)["name"] == "</script><script>alert(1)"
