"""JSON-LD."""

import json
from datetime import date, time

from knotenpunkt.directory.domain.offer import Cost
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.presentation.linked_data import PageFacts, linked_data, offer_data
from knotenpunkt.directory.tests.domain.offers import MUNICIPALITIES, offer, term
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE

TODAY = date(2026, 11, 23)
PAGE = PageFacts(
    Portal(Centre(slug="heinsberg", name="Integrationszentrum"), LANGUAGE_BY_CODE["de"], 1),
    "https://example.org",
    "https://example.org/a/",
    "https://creativecommons.org/licenses/by/4.0/",
)


def test_data_holds_only_what_is_known() -> None:
    assert offer_data(offer("Treff"), PAGE, MUNICIPALITIES, TODAY) == {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": "https://example.org/a/",
        "url": "https://example.org/a/",
        "mainEntityOfPage": {
            "@type": "WebPage",
            "url": "https://example.org/a/",
            "inLanguage": "de",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "publisher": {
                "@type": "Organization",
                "name": "Integrationszentrum",
                "url": "https://example.org/de/heinsberg/",
            },
        },
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

    data = offer_data(known, PAGE, MUNICIPALITIES, TODAY)

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
    hostile = offer("</script><script>alert(1)", slug="x")
    markup = linked_data(offer_data(hostile, PAGE, MUNICIPALITIES, TODAY))

    body = markup.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert (markup.count("<"), "<" in body) == (2, False)
    assert json.loads(body)["name"] == "</script><script>alert(1)"


def test_certain_dates_are_events() -> None:
    monthly = ScheduleRecord(Frequency.MONTHLY, (4,), time(18), time(20), ordinals=(2,))
    single = ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 6))
    over = ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 1, 5))
    known = offer("Runde", schedules=(monthly, single, over))

    repeated, once = offer_data(known, PAGE, MUNICIPALITIES, TODAY)["subjectOf"]
    assert repeated == {
        "@type": "Event",
        "@id": "https://example.org/a/#termin-1",
        "url": "https://example.org/a/",
        "name": "Runde",
        "startDate": "2026-12-11T18:00:00+01:00",
        "endDate": "2026-12-11T20:00:00+01:00",
        "eventSchedule": {
            "@type": "Schedule",
            "repeatFrequency": "P1M",
            "byDay": ["2FR"],
            "startTime": "18:00:00",
            "endTime": "20:00:00",
            "scheduleTimezone": "Europe/Berlin",
        },
    }
    assert (once["startDate"], once["endDate"]) == ("2026-12-05", "2026-12-06")
