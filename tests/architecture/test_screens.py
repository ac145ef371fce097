"""A screen is one name: address name = view module = template = test module."""

import ast

from django.urls import get_resolver

from tests.architecture.sources import PACKAGE, Module, modules
from tests.architecture.test_access import patterns


def screens() -> list[Module]:
    return [
        module
        for module in modules()
        if len(module.parts) == 3 and module.parts[1] == "views" and not module.is_test
    ]


def own_views() -> list[tuple[str, str]]:
    """Address name and module of every view of the program itself."""
    return [
        (pattern.name or "", pattern.callback.__module__)
        for _, pattern in patterns(get_resolver())
        if pattern.callback.__module__.startswith("knotenpunkt.")
    ]


def test_addresses_are_named_after_their_view_module() -> None:
    misnamed = [
        f"'{name}' leads to {module}"
        for name, module in own_views()
        if (screen := module.rpartition(".")[2]) != name and not name.startswith(f"{screen}_")
    ]

    assert misnamed == []


def test_views_lie_in_the_views_of_a_context() -> None:
    elsewhere = [module for _, module in own_views() if module.split(".")[2:3] != ["views"]]

    assert elsewhere == []


def test_a_view_renders_the_template_of_its_name() -> None:
    foreign = [
        f"{module.place(node)} names {node.value}"
        for module in screens()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ".html" in node.value
        and " " not in node.value
        and node.value.partition("#")[0] != f"{module.context}/{module.parts[-1]}.html"
    ]

    assert foreign == []


def test_every_screen_has_its_test_module() -> None:
    untested = [
        module.name
        for module in screens()
        if not list((PACKAGE / module.context / "tests").rglob(f"test_{module.parts[-1]}.py"))
    ]

    assert untested == []
