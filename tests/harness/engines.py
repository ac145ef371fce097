"""Which tests run a second time, on PostgreSQL: those that meet a database. The others' answers are the same."""

import os

import pytest

MEETS_A_DATABASE = {"db", "transactional_db"}  # what pytest-django adds to a test that asks for its database


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on PostgreSQL, what does not meet the database; pytest tells how many were deselected."""
    if os.environ.get("KNOTENPUNKT_TEST_DATABASE") != "postgresql":
        return
    alone = [item for item in items if not _meets_a_database(item)]
    items[:] = [item for item in items if _meets_a_database(item)]
    config.hook.pytest_deselected(items=alone)


def _meets_a_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "served"))
    return marked or not MEETS_A_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
