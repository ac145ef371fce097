"""The record of processing activities on the console."""

from io import StringIO

import pytest
from django.core.management import call_command

from knotenpunkt.shared.personal_data import activities


@pytest.mark.django_db
def test_the_record_is_a_german_document_with_every_activity_and_field() -> None:
    written = StringIO()
    call_command("processing-record", stdout=written)
    text = written.getvalue()

    assert text.count("\n## ") == len(activities())
    assert text.count("| Rechtsgrundlage |") == len(activities())
    assert [
        field.name
        for activity in activities()
        for field in activity.fields
        if text.count(f"`{field.name}`") != 1
    ] == []
