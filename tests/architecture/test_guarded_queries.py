"""The tenant guard stands before every way in which a QuerySet can reach the database."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Prefetch, QuerySet
from django.test.utils import CaptureQueriesContext

from knotenpunkt.directory.models import Attribute
from knotenpunkt.directory.models.taxonomy import Taxonomy, TaxonomyTerm
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.tenancy import (
    Scope,
    ScopeMissing,
    TenantOwned,
    TenantQuerySet,
    tenant_model,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
type Query = TenantQuerySet[AccessibilityFeedback]
type Use = Callable[[Query], Any]

# What makes another QuerySet and asks nothing.
LAZY: dict[str, Use] = {
    "alias": lambda query: query.alias(one=models.Value(1)),
    "all": lambda query: query.all(),
    "annotate": lambda query: query.annotate(one=models.Value(1)),
    "complex_filter": lambda query: query.complex_filter({"message": "x"}),
    "dates": lambda query: query.dates("received_at", "year"),
    "datetimes": lambda query: query.datetimes("received_at", "year"),
    "defer": lambda query: query.defer("message"),
    "distinct": lambda query: query.distinct(),
    "exclude": lambda query: query.exclude(message="x"),
    "extra": lambda query: query.extra(where=["1=1"]),
    "fetch_mode": lambda query: query.fetch_mode(models.FETCH_ONE),
    "filter": lambda query: query.filter(message="x"),
    "none": lambda query: query.none(),
    "only": lambda query: query.only("message"),
    "order_by": lambda query: query.order_by("message"),
    "prefetch_related": lambda query: query.prefetch_related("centre"),
    "reverse": lambda query: query.reverse(),
    "select_for_update": lambda query: query.select_for_update(),
    "select_related": lambda query: query.select_related("centre"),
    "using": lambda query: query.using("default"),
    "values": lambda query: query.values("message"),
    "values_list": lambda query: query.values_list("message"),
}

# What asks the database, also in disguise.
ASKING: dict[str, Use] = {
    "aggregate": lambda query: query.aggregate(models.Count("pk")),
    "bulk_update": lambda query: query.bulk_update([AccessibilityFeedback()], ["message"]),
    "contains": lambda query: query.contains(AccessibilityFeedback()),
    "count": lambda query: query.count(),
    "delete": lambda query: query.delete(),
    "difference": lambda query: list(query.difference(stored())),
    "earliest": lambda query: query.earliest("received_at"),
    "exists": lambda query: query.exists(),
    "explain": lambda query: query.explain(),
    "first": lambda query: query.first(),
    "get": lambda query: query.get(),
    "get_or_create": lambda query: query.get_or_create(reference="A-1"),
    "in_bulk": lambda query: query.in_bulk(),
    "intersection": lambda query: list(query.intersection(stored())),
    "iterator": lambda query: list(query.iterator()),
    "last": lambda query: query.last(),
    "latest": lambda query: query.latest("received_at"),
    "raw": lambda query: list(query.raw("SELECT * FROM regions_accessibilityfeedback")),
    "union": lambda query: list(query.union(stored())),
    "update": lambda query: query.update(message="x"),
    "update_or_create": lambda query: query.update_or_create(reference="A-1"),
}
WITHOUT_A_NAME: dict[str, Use] = {
    "bool": bool,
    "index": lambda query: query[0],
    "iteration": list,
    "length": len,
    "membership": lambda query: object() in query,
    "slice": lambda query: list(query[:5]),
    "slice with a step": lambda query: query[:5:2],
    "or": lambda query: list(query | stored()),
    "or the other way round": lambda query: list(stored() | query),
    "and": lambda query: list(query & stored()),
    "xor": lambda query: list(query ^ stored()),
    "union the other way round": lambda query: list(stored().union(query)),
    "difference the other way round": lambda query: list(stored().difference(query)),
    "prefetch of scoped rows": lambda query: list(
        Centre.objects.prefetch_related(Prefetch("accessibility_feedback", queryset=query))
    ),
}
ADDING = {"create", "bulk_create"}  # a new row names its centre itself
NO_QUERY = {"as_manager", "db", "ordered", "query", "resolve_expression", "totally_ordered"}


def stored() -> Query:
    """All rows, as a query that may run."""
    return AccessibilityFeedback.objects.unscoped(reason="what the guarded query is compared with")


@pytest.fixture
def unscoped(centre: Centre) -> Query:
    """A query that was not told for whom, on a table with one row."""
    AccessibilityFeedback.objects.create(
        centre=centre, reference="B-123456", message="The map cannot be read.", received_at=NOW
    )
    return AccessibilityFeedback.objects.get_queryset()


def test_every_method_of_a_query_is_checked_here() -> None:
    methods = {name for name in dir(QuerySet) if not name.startswith("_")}
    known = {*LAZY, *ASKING, *ADDING}
    asynchronous = {f"a{name}" for name in {*ASKING, *ADDING}} & methods

    assert methods - asynchronous == known | NO_QUERY


@pytest.mark.parametrize("name", sorted(ASKING | WITHOUT_A_NAME))
def test_a_query_that_was_not_told_for_whom_never_runs(name: str, unscoped: Query) -> None:
    with CaptureQueriesContext(connection) as sent, pytest.raises(ScopeMissing):
        (ASKING | WITHOUT_A_NAME)[name](unscoped)

    table = AccessibilityFeedback._meta.db_table
    assert [entry["sql"] for entry in sent.captured_queries if table in entry["sql"]] == []


@pytest.mark.parametrize("name", sorted(LAZY))
def test_a_query_made_from_an_unscoped_one_is_unscoped(name: str, unscoped: Query) -> None:
    with pytest.raises(ScopeMissing):
        list(LAZY[name](unscoped))


@pytest.mark.parametrize("name", sorted(set(LAZY) - {"select_for_update"}))
def test_a_query_made_from_a_scoped_one_runs(name: str, unscoped: Query, centre: Centre) -> None:
    assert len(list(LAZY[name](unscoped.within(Scope.of(centre))))) in {0, 1}


async def is_refused(way: Callable[[], Any]) -> bool:
    try:
        under_way = way()
        await (anext(under_way, None) if isinstance(under_way, AsyncIterator) else under_way)
    except ScopeMissing:
        return True
    return False


async def refused_ways(query: Query) -> list[str]:
    names = ("acount", "adelete", "aexists", "aexplain", "afirst", "aget", "aiterator", "ain_bulk", "alast")
    return [name for name in (*names, "__aiter__") if await is_refused(getattr(query, name))]


def test_the_asynchronous_ways_are_guarded(unscoped: Query) -> None:
    assert asyncio.run(refused_ways(unscoped)) == [
        *("acount", "adelete", "aexists", "aexplain", "afirst", "aget", "aiterator", "ain_bulk", "alast"),
        "__aiter__",
    ]


def test_rows_that_hang_on_a_centre_or_its_rows_need_no_scope(unscoped: Query, centre: Centre) -> None:
    assert [row.reference for row in centre.accessibility_feedback.all()] == ["B-123456"]


def test_rows_that_hang_on_something_all_centres_share_need_a_scope(db: None) -> None:
    term = TaxonomyTerm.objects.create(taxonomy=Taxonomy.objects.create(slug="topic"), code="german-language")
    assert issubclass(Attribute, TenantOwned)

    with pytest.raises(ScopeMissing):
        list(term.attributes.all())


def test_every_path_to_the_tenant_ends_at_a_centre() -> None:
    owned = [model for model in apps.get_models() if issubclass(model, TenantOwned)]

    assert {model: tenant_model(model) for model in owned} == dict.fromkeys(owned, Centre)
    assert Attribute in owned
