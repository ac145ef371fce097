"""Command: take-up."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.actions.visit_at_night import visit_all
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.models import Source
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "liste.json"
    course = {"id": "1", "name": "Töpferkurs", "status": "active", "wait_time": "2 weeks"}
    path.write_text(json.dumps({"services": [course], "organizations": []}), encoding="utf-8")
    return path


def titles(centre: Centre) -> list[str]:
    return [record.title for record in stored_catalogue(centre).services.values()]


def test_dry_run_tells_everything_and_writes_nothing(centre: Centre, file: Path) -> None:
    before = titles(centre)
    told = said("take-up", "heinsberg", str(file))
    assert told.splitlines()[-2].startswith("  wait_time (1-mal): ")
    assert told.splitlines()[-1] == "Probelauf: nichts wurde geändert. Mit --apply wird übernommen."
    assert (titles(centre), Source.objects.within(Scope.of(centre)).count()) == (before, 0)


def test_applied_it_is_taken_up_with_title_and_licence(centre: Centre, file: Path) -> None:
    before = titles(centre)
    told = said("take-up", "heinsberg", str(file), "--apply", "--title", "Kreis", "--licence", "CC BY 4.0")
    assert told.splitlines()[-1] == "Übernommen."
    assert sorted(titles(centre)) == sorted([*before, "Töpferkurs"])
    source = Source.objects.within(Scope.of(centre)).get()
    assert (source.address, source.title, source.licence, source.state) == (
        "liste.json",
        "Kreis",
        "CC BY 4.0",
        "good",
    )
    said("take-up", "heinsberg", str(file), "--apply")
    assert sorted(titles(centre)) == sorted([*before, "Töpferkurs"])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["atlantis", "x.json"], "Ein Zentrum „atlantis“ gibt es nicht."),
        (["heinsberg", "fehlt.json"], "Nichts wurde geändert."),
        (["heinsberg", "x.json", "--apply", "--subscribe"], "Eine Datei lässt sich nicht abonnieren"),
        (
            ["heinsberg", "https://a.example/", "--apply", "--subscribe"],
            "Zu --subscribe gehören --apply und --licence",
        ),
        (["heinsberg", "http://127.0.0.1/", "--apply"], "Nichts wurde geändert."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    centre: Centre, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("take-up", *options)
    assert (ended.value.code, sentence in capsys.readouterr().err) == (2, True)


def test_night_asks_what_is_subscribed_and_a_fault_changes_nothing(centre: Centre) -> None:
    before = titles(centre)
    facts = SourceFacts(SourceKind.HSDS_API, "http://127.0.0.1:9/", "Kreis", "CC BY 4.0", is_nightly=True)
    keep_source(centre, facts, actor=OPERATOR, now=timezone.now())
    assert visit_all(timezone.now()) == "1 Quellen gefragt, 0 übernommen"
    source = Source.objects.within(Scope.of(centre)).get()
    assert (source.state, source.problem, titles(centre)) == ("failed", "forbidden", before)
