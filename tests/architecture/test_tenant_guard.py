"""No query on a centre's data gets round the guard, and whoever needs all centres says why."""

import ast
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, OneToOneField

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantManager, TenantOwned
from tests.architecture.sources import Module, modules

SHORTEST_REASON = 12  # characters
DETOURS = {"RawSQL", "raw", "extra", "cursor"}
GUARD = "knotenpunkt.shared.tenancy"

# Modules that may speak SQL themselves, each with its reason.
MAY_TAKE_DETOURS = {
    "knotenpunkt.shared.named_lock": "asks PostgreSQL for a lock; reads no table",
    "knotenpunkt.regions.queries.revisions": "every public request asks it; it reads a counter, no centre's data",
    "knotenpunkt.search.actions.brief_wait": "tells SQLite how long to wait for its lock; reads no table",
}

# Rows that hang on a centre and are not its private data: they describe the centre itself, or who works there.
DESCRIBES_THE_CENTRE = {
    "regions.OpeningHours",
    "regions.CentreMunicipality",
    "regions.CentreRevision",
    "accounts.Seat",
}


def program() -> list[Module]:
    return [module for module in modules() if not module.is_test and module.name != GUARD]


def reason(call: ast.Call) -> str:
    """The written reason of an unscoped query; empty where it is not written out in the code."""
    for keyword in call.keywords:
        if keyword.arg == "reason" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return ""


def test_unscoped_queries_give_a_reason() -> None:
    unexplained = [
        module.place(node)
        for module in program()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "unscoped"
        and len(reason(node).strip()) < SHORTEST_REASON
    ]

    assert unexplained == []


def test_no_query_takes_a_detour() -> None:
    detours = {
        module.name: module.place(node)
        for module in program()
        if "domain" not in module.parts
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node.func) in DETOURS
    }

    assert {name: place for name, place in detours.items() if name not in MAY_TAKE_DETOURS} == {}
    assert set(detours) >= set(MAY_TAKE_DETOURS)


def called(function: ast.expr) -> str:
    """The last name of what is called: `raw` in `rows.raw(…)`, `RawSQL` in `RawSQL(…)`."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_no_query_uses_the_manager_that_knows_no_guard() -> None:
    users = [
        module.place(node)
        for module in program()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "_base_manager"
    ]

    assert users == []


def default_manager(model: type[Model]) -> Any:
    return model._default_manager


def test_tenant_owned_models_keep_the_guarding_manager() -> None:
    unguarded = [
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, TenantOwned) and not isinstance(default_manager(model), TenantManager)
    ]

    assert unguarded == []


def test_what_belongs_to_a_centre_is_tenant_owned() -> None:
    open_to_all = {
        model._meta.label
        for model in apps.get_models()
        if not issubclass(model, TenantOwned)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Centre
    }

    assert open_to_all == DESCRIBES_THE_CENTRE
