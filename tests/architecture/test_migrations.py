"""The tables are those that the models describe, and change in one line of steps."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.django_db
def test_migrations_form_one_line() -> None:
    leaves = Counter(app for app, _ in MigrationLoader(connection).graph.leaf_nodes())

    assert {app: number for app, number in leaves.items() if number > 1} == {}
