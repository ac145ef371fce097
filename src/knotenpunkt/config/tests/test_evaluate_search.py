"""`knotenpunkt evaluate-search`: how good answers are, in figures."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import asking
from knotenpunkt.regions.models import CentreRevision
from knotenpunkt.search.actions import count_searches
from tests.harness.site import COMMAND, instance_environment

FIGURES = {"queries", "ndcg_at_10", "mrr", "hit_at_1", "recall_at_10", "p50_ms", "p99_ms"}
DOCUMENTS = [
    {"id": "a", "lang": "de", "title": "Wohnsitz anmelden", "text": "Das Bürgerbüro braucht Ihren Pass."},
    {"id": "b", "lang": "de", "title": "Hund anmelden", "text": "Für Hunde zahlt man Steuern."},
    {"id": "c", "lang": "de", "title": "Schwimmbad", "text": "Das Freibad öffnet im Mai."},
]


def asked(id: str, query: str, relevant: dict[str, int], **others: str | None) -> dict[str, object]:  # noqa: A002 - as in the file
    defaults = {"lang": "de", "kind": "plain", "municipality": None}
    return {"id": id, "query": query, "relevant": relevant, **defaults, **others}


def written(path: Path, lines: Sequence[object]) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


def evaluated(*arguments: str | Path) -> Any:
    said = StringIO()
    call_command("evaluate-search", *map(str, arguments), stdout=said)
    return json.loads(said.getvalue())


@pytest.fixture
def catalogue(db: None, tmp_path: Path) -> Iterator[None]:
    """Offers that have numbers, as those of a workbook; two of them in different towns."""
    with asking(tmp_path):
        centre = scenario.heinsberg()
        there = PlaceRecord(city="Erkelenz", municipality=scenario.ERKELENZ)
        scenario.publish(
            centre,
            (),
            (
                replace(scenario.CHOIR, title="Nähen im Süden", number=7),
                replace(scenario.CHOIR, title="Nähen im Norden", number=8, place=there),
                replace(scenario.CHOIR, title="Trommeln", number=9),
            ),
        )
        yield


@pytest.mark.usefixtures("catalogue")
def test_answers_of_a_centre_are_measured_by_language_and_kind(tmp_path: Path) -> None:
    questions = written(
        tmp_path / "questions.jsonl",
        [
            asked("1", "Nähen Erkelenz", {"8": 3, "7": 1}, kind="place"),
            asked("2", "Tromeln", {"9": 2}, kind="typo", lang="en"),
            asked("3", "Trommeln", {"404": 3}),
            asked("4", "Xyzzyx", {}, kind="none"),
        ],
    )
    found = evaluated(questions, "--centre", "heinsberg")

    assert {name: set(found[name]) for name in ("by_lang", "by_kind")} == {
        "by_lang": {"de", "en"},
        "by_kind": {"place", "typo", "plain"},
    }
    assert set(found["overall"]) == set(found["by_kind"]["place"]) == FIGURES
    assert [found["by_kind"][kind]["ndcg_at_10"] for kind in ("place", "typo", "plain")] == [1.0, 1.0, 0.0]
    assert (found["overall"]["queries"], found["overall"]["hit_at_1"]) == (3, 0.6667)
    assert found["without_relevant"] == {"queries": 1, "none_or_weak": 1.0}


@pytest.mark.usefixtures("catalogue")
def test_a_municipality_that_the_question_does_not_name_is_asked_for_with_it(tmp_path: Path) -> None:
    lines = [
        asked("1", "Nähen", {"8": 3}, municipality="Erkelenz"),
        asked("2", "Nähen in ERKELENZ", {"8": 3}, municipality="Erkelenz"),
        asked("3", "Nähen", {"7": 3}, municipality="Heinsberg"),
    ]
    questions = written(tmp_path / "questions.jsonl", lines)
    answers = tmp_path / "answers.jsonl"
    evaluated(questions, "--centre", "heinsberg", "--answers", answers)
    given = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]

    assert [(one["id"], one["query"], one["found"][0], one["weak"]) for one in given] == [
        ("1", "Nähen", "8", False),
        ("2", "Nähen in ERKELENZ", "8", False),
        ("3", "Nähen", "7", False),
    ]
    assert [one["relevant"] for one in given] == [{"8": 3}, {"8": 3}, {"7": 3}]


@pytest.mark.usefixtures("catalogue")
def test_nothing_is_counted_or_changed(tmp_path: Path) -> None:
    questions = written(tmp_path / "questions.jsonl", [asked("1", "Nähen", {"7": 3})])
    before = (Service.objects.unscoped(reason="counted in a test").count(), _revisions())
    evaluated(questions, "--centre", "heinsberg")

    assert (Service.objects.unscoped(reason="counted in a test").count(), _revisions()) == before
    assert count_searches.waiting.everything() == []


def _revisions() -> list[int]:
    return list(CentreRevision.objects.order_by("pk").values_list("number", flat=True))


def test_any_texts_can_be_searched_without_an_instance(tmp_path: Path) -> None:
    documents = written(tmp_path / "texts.jsonl", DOCUMENTS)
    questions = written(
        tmp_path / "questions.jsonl",
        [
            asked("1", "Wo melde ich meinen Wohnsitz an?", {"a": 3}, kind="page"),
            asked("2", "Freibad", {"c": 3}, kind="page"),
            asked("3", "Xyzzyx", {}, kind="none"),
        ],
    )
    data = tmp_path / "data"
    done = subprocess.run(
        [COMMAND, "evaluate-search", questions, "--corpus", documents],
        env=instance_environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (0, "")
    assert (found["by_kind"]["page"]["hit_at_1"], found["by_kind"]["page"]["mrr"]) == (1.0, 1.0)
    assert found["without_relevant"] == {"queries": 1, "none_or_weak": 1.0}
    assert list(data.glob("*.sqlite3")) == []


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What is said where the command cannot work."""
    with pytest.raises(SystemExit) as ended:
        call_command("evaluate-search", *map(str, arguments))
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.strip()


GOOD = json.dumps(asked("1", "Nähen", {"7": 3}))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'\n{"id": 1}', "questions.jsonl, Zeile 2: 'lang' fehlt."),
        (
            GOOD.replace('{"7": 3}', '["7"]').encode(),
            "questions.jsonl, Zeile 1: „relevant“ muss Nummern auf Noten von 1 bis 3 abbilden.",
        ),
        (
            GOOD.replace('{"7": 3}', '{"7": "gut"}').encode(),
            "questions.jsonl, Zeile 1: „relevant“ muss Nummern auf Noten von 1 bis 3 abbilden.",
        ),
        (b"\xff\xfe", "questions.jsonl ist kein Text in UTF-8."),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes(content)

    assert refused(capsys, questions, "--centre", "heinsberg") == sentence


def test_a_line_that_is_no_json_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(f"{GOOD}\n{{", encoding="utf-8")
    said = refused(capsys, questions, "--centre", "heinsberg")

    assert said.startswith("questions.jsonl, Zeile 2: kein JSON (")
    assert len(said.splitlines()) == 1


def test_texts_that_cannot_be_used_are_named_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = written(tmp_path / "questions.jsonl", [asked("1", "Nähen", {"7": 3})])
    documents = written(tmp_path / "texts.jsonl", [DOCUMENTS[0], {"id": "d"}])

    assert refused(capsys, questions, "--corpus", documents) == (
        "texts.jsonl, Zeile 2: id, lang, title und text müssen Texte sein."
    )


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.jsonl"

    assert refused(capsys, missing, "--centre", "heinsberg") == f"{missing}: No such file or directory."


@pytest.mark.django_db
def test_an_unknown_centre_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = written(tmp_path / "questions.jsonl", [asked("1", "Nähen", {"7": 3})])

    assert refused(capsys, questions, "--centre", "atlantis") == "Ein Zentrum „atlantis“ gibt es nicht."


def test_either_a_centre_or_texts_are_searched(tmp_path: Path) -> None:
    for arguments in ([], ["--centre", "heinsberg", "--corpus", "texts.jsonl"]):
        with pytest.raises(CommandError):
            call_command("evaluate-search", str(tmp_path / "questions.jsonl"), *arguments)


def test_a_centre_needs_an_instance(tmp_path: Path) -> None:
    questions = written(tmp_path / "questions.jsonl", [asked("1", "Nähen", {"7": 3})])
    done = subprocess.run(
        [COMMAND, "evaluate-search", questions, "--centre", "heinsberg"],
        env=instance_environment(tmp_path / "data"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (
        2,
        "Die Instanz ist noch nicht eingerichtet. Bitte zuerst `knotenpunkt init` ausführen.\n",
    )
