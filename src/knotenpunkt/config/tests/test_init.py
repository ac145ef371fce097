"""`knotenpunkt init`: an instance that is ready for its first workbook."""

import pytest
from django.core.management import call_command

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.regions.models import Centre, CentreRevision
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_init_prepares_regions_and_taxonomies() -> None:
    call_command("init", verbosity=0)
    assert Centre.objects.count() == 54
    assert set(TaxonomyTerm.objects.order_by().values_list("taxonomy_id", flat=True)) == {
        "accessibility",
        "organization_kind",
        "target_group",
        "topic",
    }


def test_init_a_second_time_changes_nothing_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("init")
    capsys.readouterr()
    revisions = sorted(CentreRevision.objects.values_list("id", "number"))
    events = AuditEvent.objects.count()
    call_command("init")
    assert capsys.readouterr().out.splitlines() == [
        "Datenbank: ist auf dem neuesten Stand.",
        "Regionen: alles schon da, nichts geändert.",
        "Themen und Zielgruppen: alle 4 Verzeichnisse schon da, nichts geändert.",
        "Zahlen: alles schon da, nichts geändert.",
        "Wörter: die Suche kennt die Wörter aller elf Sprachen.",
    ]
    assert sorted(CentreRevision.objects.values_list("id", "number")) == revisions
    assert AuditEvent.objects.count() == events
