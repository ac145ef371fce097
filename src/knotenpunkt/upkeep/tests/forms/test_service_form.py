"""The form of a service: nothing is lost on the way, everything wrong gets a sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.translation import override

from knotenpunkt.directory.domain.records import (
    Frequency,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.tests.domain.written.samples import ERKELENZ, HUECKELHOVEN, WEGBERG
from knotenpunkt.directory.tests.scenario import ADVICE, CHOIR, MOTHERS_COURSE
from knotenpunkt.upkeep.domain.service_fields import PROVIDER_FIELDS, TEAM_FIELDS
from knotenpunkt.upkeep.forms.service_form import ServiceForm
from knotenpunkt.upkeep.tests.forms.surroundings import AROUND

NEW = ServiceRecord(title="")
ODD = ServiceRecord(
    title="Treff",
    provider_text="Nachbarn",
    place=PlaceRecord("Haus", "Markt 1 / Kirchweg 2", "4181", "Irgendwo"),
    target_groups=("gone-group",),
    schedules=(ScheduleRecord(Frequency.MONTHLY, (2,), time(9), time(11), ordinals=(1, -1)),),
    phones=(PhoneRecord("+4924311234", "Büro"), PhoneRecord("+31612345678")),
    free_of_charge=False,
    languages=("uk", "ar"),
    interpreter_possible=False,
    stated_on=PartialDate(2026, 7, approximate=True),
    level_from="A1",
    number=7,
    review_reason="bitte prüfen",
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with override("en"):
        yield


def sent(record: ServiceRecord, changes: dict[str, Any], fields: frozenset[str] = TEAM_FIELDS) -> QueryDict:
    """What a browser sends for the filled-in form after some fields were changed; lines end as browsers do."""
    form = ServiceForm(base=record, around=AROUND, fields=fields)
    query = QueryDict(mutable=True)
    for name, value in (form.typed | changes).items():
        if isinstance(value, list):
            query.setlist(name, sorted(value))
        elif value is not False:
            query[name] = str(value).replace("\n", "\r\n")
    return query


def bound(record: ServiceRecord, fields: frozenset[str] = TEAM_FIELDS, **changes: Any) -> ServiceForm:
    return ServiceForm(sent(record, changes, fields), base=record, around=AROUND, fields=fields)


def saved(record: ServiceRecord, fields: frozenset[str] = TEAM_FIELDS, **changes: Any) -> ServiceRecord:
    form = bound(record, fields, **changes)
    assert form.errors == {}
    return form.record


@pytest.mark.parametrize("record", [MOTHERS_COURSE, ADVICE, CHOIR, ODD], ids=lambda record: record.title)
@pytest.mark.parametrize("fields", [TEAM_FIELDS, PROVIDER_FIELDS], ids=["team", "provider"])
def test_a_form_that_nobody_touched_changes_nothing(record: ServiceRecord, fields: frozenset[str]) -> None:
    assert saved(record, fields) == record


@pytest.mark.parametrize(
    ("field", "text", "becomes"),
    [
        ("title", "  Neuer   Name ", {"title": "Neuer Name"}),
        ("description", "Eins\n\n\nzwei", {"description": "Eins\nzwei"}),
        (
            "times",
            "jeden Mi 9.00-11.00 Uhr",
            {
                "schedule_text": "jeden Mi 9.00-11.00 Uhr",
                "schedules": (ScheduleRecord(Frequency.WEEKLY, (2,), time(9), time(11)),),
            },
        ),
        ("times", "wenn Vollmond ist", {"schedule_text": "wenn Vollmond ist", "schedules": ()}),
        ("times", "", {"schedule_text": "", "schedules": ()}),
        ("cost", "gratis", {"cost_text": "kostenlos", "free_of_charge": True, "amount": None}),
        ("cost", "3,50 €", {"cost_text": "3,50 €", "free_of_charge": False, "amount": Decimal("3.50")}),
        (
            "languages",
            "Türkisch und Dari",
            {"language_text": "Türkisch und Dari", "languages": ("tr", "prs")},
        ),
        (
            "phones",
            "02431 5678 (Büro)\n0049 2452 134222",
            {"phones": (PhoneRecord("+4924315678", "Büro"), PhoneRecord("+492452134222"))},
        ),
        ("email", "Post(at)Haus.example", {"email": "post@haus.example"}),
        ("website", "https://www.haus.example/", {"website": "www.haus.example"}),
        ("minimum_age", "8-12", {"minimum_age": 8, "maximum_age": 12}),
        ("stated_on", "03/26", {"stated_on": PartialDate(2026, 3)}),
        ("childcare", "no", {"childcare": False}),
        ("childcare", "", {"childcare": None}),
        ("level_to", "B2", {"level_to": "B2"}),
        ("topics", ["counselling", "german-language"], {"topics": ("german-language", "counselling")}),
        ("organization", "singkreis uebach", {"organization": "Singkreis Übach"}),
        ("partners", "Singkreis Übach", {"partners": ("Singkreis Übach",)}),
        ("website", "–", {"website": ""}),
    ],
)
def test_what_is_written_is_read_as_the_import_reads_it(
    field: str, text: Any, becomes: dict[str, Any]
) -> None:
    base = replace(MOTHERS_COURSE, minimum_age=None, maximum_age=None)
    assert saved(base, **{field: text}) == replace(base, **becomes)


def test_a_village_becomes_its_municipality_and_the_area_follows() -> None:
    record = saved(NEW, title="Treff", city="Ratheim", street="Kirchstr. 3")

    assert record.place == PlaceRecord("", "Kirchstraße 3", "", "Hückelhoven-Ratheim", HUECKELHOVEN)
    assert (record.service_areas, record.district_wide) == ((HUECKELHOVEN,), False)


def test_areas_that_somebody_ticked_do_not_follow_the_place() -> None:
    base = replace(MOTHERS_COURSE, service_areas=(ERKELENZ, WEGBERG))

    assert saved(base, city="Ratheim").service_areas == (ERKELENZ, WEGBERG)
    assert saved(base, service_areas=[]).service_areas == (ERKELENZ,)
    assert saved(base, service_areas=["district"]).district_wide is True


def test_a_place_outside_is_kept_and_named() -> None:
    form = bound(NEW, title="Treff", city="Aachen")

    assert (form.errors, form.record.place.city, form.record.place.municipality) == ({}, "Aachen", "")
    assert form.place_outside == ("Aachen",)


def test_only_the_team_sees_a_protected_place() -> None:
    secret = replace(MOTHERS_COURSE, place=replace(MOTHERS_COURSE.place, confidential=True))
    reduced = ServiceForm(base=secret, around=AROUND, fields=PROVIDER_FIELDS)

    assert {"place_name", "street", "postal_code", "city"} & set(reduced.fields) == set()
    assert saved(secret, PROVIDER_FIELDS, title="Neu") == replace(secret, title="Neu")
    assert saved(secret, confidential=False).place == MOTHERS_COURSE.place


def test_a_field_that_is_not_offered_cannot_be_sent() -> None:
    query = sent(MOTHERS_COURSE, {}, PROVIDER_FIELDS)
    query["note"] = "Fremdes"
    form = ServiceForm(query, base=MOTHERS_COURSE, around=AROUND, fields=PROVIDER_FIELDS)

    assert (form.is_valid(), form.record) == (True, MOTHERS_COURSE)


def errors(form: ServiceForm) -> dict[str, list[str]]:
    return {
        name: [re.sub("[\u2068\u2069]", "", str(text)) for text in texts]
        for name, texts in form.errors.items()
    }


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("title", "", "Please give the offer a name."),
        ("title", "x" * 201, "Please shorten this to 200 characters. It has 201."),
        ("times", "x" * 401, "Please shorten this to 400 characters. It has 401."),
        ("phones", "112x", "“112x” is no phone number with its area code. An example: 02452 134222."),
        (
            "phones",
            "\n".join(f"02431 12{n:02}" for n in range(10, 23)),
            "Please write up to 12 phone numbers.",
        ),
        ("email", "post.haus.example", "An e-mail address looks like name@example.org."),
        (
            "email",
            "a@b.example, c@d.example",
            "Please write one e-mail address only. Others may stand in the description.",
        ),
        ("website", "unsere Seite", "A web address looks like www.example.org."),
        (
            "website",
            "a.example b.example",
            "Please write one web address only. Others may stand in the description.",
        ),
        ("postal_code", "4181", "A postal code has five digits."),
        (
            "street",
            "Markt 1 oder Kirchweg 2",
            "Please write one address only. Another place needs an offer of its own.",
        ),
        ("street", "s.o.", "Please write the street and the number."),
        ("city", "s.o.", "Please write the name of the town."),
        (
            "city",
            "Beeck",
            "There is more than one “Beeck”. Please write which one: Wegberg-Beeck, Geilenkirchen-Beeck.",
        ),
        ("minimum_age", "jung", "Please write an age in years, such as 6."),
        ("maximum_age", "121", "Please write an age in years, such as 6."),
        (
            "stated_on",
            "neulich",
            "“neulich” is no date. Write a day (24.01.2026), a month (01/2026) or a year (2026).",
        ),
        ("topics", ["astrology"], "Please choose from the list."),
        ("childcare", "perhaps", "Please choose from the list."),
        (
            "organization",
            "Caritas Verband Erkelenz",
            "“Caritas Verband Erkelenz” is not in your list of organizations. Do you mean “Caritasverband Erkelenz”?",
        ),
        (
            "partners",
            "Unbekannt e.V.",
            "“Unbekannt e.V.” is not in your list of organizations. Please add it there first.",
        ),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_at_its_field(field: str, text: Any, told: str) -> None:
    assert errors(bound(MOTHERS_COURSE, **{field: text})) == {field: [told]}


def test_contradictions_are_told() -> None:
    assert errors(bound(MOTHERS_COURSE, level_from="B1")) == {
        "level_to": ["The highest level is below the lowest. Please swap them."]
    }
    assert errors(bound(NEW, title="Treff", minimum_age="12", maximum_age="8")) == {
        "minimum_age": ["The youngest is older than the oldest. Please swap the ages."]
    }


def test_a_form_with_errors_still_says_what_could_be_read() -> None:
    form = bound(MOTHERS_COURSE, email="kaputt", cost="2 €")

    assert (form.is_valid(), form.record) == (
        False,
        replace(MOTHERS_COURSE, cost_text="2 €", free_of_charge=False, amount=Decimal("2.00")),
    )


def test_what_was_typed_before_stands_in_the_form_again() -> None:
    typed = bound(MOTHERS_COURSE, title="Halb fert", topics=["women"]).typed
    again = ServiceForm(base=MOTHERS_COURSE, around=AROUND, typed=typed)

    assert (again["title"].value(), again["topics"].value()) == ("Halb fert", ["women"])
    assert again["email"].value() == MOTHERS_COURSE.email


def test_a_name_of_120_characters_is_no_problem() -> None:
    assert saved(MOTHERS_COURSE, title="n" * 120).title == "n" * 120
