"""No query on a centre's data gets round the guard, and whoever needs all centres says why."""

import ast
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, OneToOneField

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantManager, TenantOwned
from tests.architecture.sources import Module, modules

SHORTEST_REASON = 12  # characters
DETOURS = {"_base_manager", "RawSQL", "raw", "extra", "cursor", "union", "intersection", "difference"}
GUARD = "knotenpunkt.shared.tenancy"

# Modules that may combine queries or speak SQL themselves, each with its reason.
MAY_TAKE_DETOURS = {
    "knotenpunkt.importers.actions.import_lock": "asks PostgreSQL for a lock; reads no table",
    "knotenpunkt.directory.queries.catalogue_rows": "every part of its union is within the scope by itself",
    "knotenpunkt.regions.queries.revisions": "every public request asks it; it reads a counter, no centre's data",
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
    detours = [
        f"{module.place(node)} .{node.func.attr}()"
        for module in program()
        if module.name not in MAY_TAKE_DETOURS and "domain" not in module.parts
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in DETOURS
        and not is_plain_set(node.func.value)
    ]
    detours += [
        f"{module.place(node)} {node.attr}"
        for module in program()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "_base_manager"
    ]

    assert detours == []


def is_plain_set(node: ast.expr) -> bool:
    """Set arithmetic of Python: frozenset(...).union(...), set.intersection(...)."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"set", "frozenset"}
    ) or (isinstance(node, ast.Name) and node.id in {"set", "frozenset"})


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
