"""Nested records as tables."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.api.domain.tables import Tables
from knotenpunkt.hsds.queries.objects import vocabulary

PLACE: dict[str, Any] = {
    "id": "l1",
    "location_type": "physical",
    "addresses": [{"id": "a1", "city": "Erkelenz"}],
}
ORGANIZATION: dict[str, Any] = {"id": "o1", "name": "Caritas", "description": ""}
TERM: dict[str, Any] = {"id": "t1", "name": "Beratung", "taxonomy_detail": {"id": "x1", "name": "Thema"}}
SERVICE: dict[str, Any] = {
    "id": "s1",
    "name": "Beratung",
    "status": "active",
    "organization": ORGANIZATION | {"locations": [PLACE]},
    "phones": [{"id": "p1", "number": "+4924311234"}],
    "languages": [{"id": "g1", "code": "ar"}, {"id": "g2", "code": "de"}],
    "attributes": [{"id": "b1", "taxonomy_term": TERM}],
    "service_at_locations": [{"id": "h1", "location": PLACE | {"latitude": 51.0}}],
    "partners": [{"id": "n1", "organization": {"id": "o2", "name": "Verein", "description": ""}}],
    "translations": [{"id": "u1", "field": "name", "language": "en", "text": "Advice"}],
}


def tables(*found: tuple[str, dict[str, Any]]) -> Tables:
    made = Tables(vocabulary())
    for name, record in found:
        made.add(name, [record])
    return made


def test_records_of_a_list_get_the_key_of_what_they_hang_on() -> None:
    made = tables(("service", SERVICE))

    assert made.sorted_rows("phone") == [{"id": "p1", "service_id": "s1", "number": "+4924311234"}]
    assert [row["service_id"] for row in made.sorted_rows("language")] == ["s1", "s1"]
    assert made.sorted_rows("address") == [{"id": "a1", "location_id": "l1", "city": "Erkelenz"}]


def test_a_record_gets_the_key_of_each_single_one_it_holds() -> None:
    made = tables(("service", SERVICE))

    assert made.rows["service"]["s1"]["organization_id"] == "o1"
    assert made.rows["taxonomy_term"]["t1"]["taxonomy_id"] == "x1"
    assert made.sorted_rows("service_at_location") == [{"id": "h1", "service_id": "s1", "location_id": "l1"}]
    assert made.sorted_rows("partner") == [{"id": "n1", "service_id": "s1", "organization_id": "o2"}]


def test_what_may_hang_on_anything_says_on_which_kind() -> None:
    made = tables(("service", SERVICE))
    attribute, translation = made.rows["attribute"]["b1"], made.rows["translation"]["u1"]

    assert (attribute["link_id"], attribute["link_entity"], attribute["taxonomy_term_id"]) == (
        "s1",
        "service",
        "t1",
    )
    assert (translation["link_id"], translation["link_entity"]) == ("s1", "service")


def test_a_record_that_is_met_twice_is_one_row_with_all_that_is_known_of_it() -> None:
    made = tables(("service", SERVICE))

    assert made.sorted_rows("location") == [
        {"id": "l1", "location_type": "physical", "organization_id": "o1", "latitude": 51.0}
    ]


def test_nested_records_are_in_no_column() -> None:
    made = tables(("service", SERVICE))

    assert {
        column for rows in made.rows.values() for row in rows.values() for column in row
    } & SERVICE.keys() == {
        "id",
        "name",
        "status",
    }


@given(st.permutations([("organization", ORGANIZATION), ("service", SERVICE), ("taxonomy_term", TERM)]))
def test_the_order_of_reading_does_not_matter(found: list[tuple[str, dict[str, Any]]]) -> None:
    first, second = tables(("service", SERVICE), ("organization", ORGANIZATION)), tables(*found)

    assert {name: second.sorted_rows(name) for name in second.rows} == {
        name: first.sorted_rows(name) for name in first.rows
    }
