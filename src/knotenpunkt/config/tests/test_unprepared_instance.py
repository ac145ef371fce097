"""Commands on an instance that cannot be used: one German sentence, exit status 2, no traceback, nothing made."""

import subprocess
from pathlib import Path

import pytest

from tests.harness.site import COMMAND, instance_environment

NOT_PREPARED = "Die Instanz ist noch nicht eingerichtet. Bitte zuerst `knotenpunkt init` ausführen.\n"
NOBODY_LISTENS = "postgresql://user:password@127.0.0.1:1/knotenpunkt"
NEEDING = [
    ["serve", "--port", "1"],
    ["bench", "portal"],
    ["import-workbook", "nowhere.xlsx", "--centre", "heinsberg"],
    ["export-workbook", "--centre", "heinsberg", "out.xlsx"],
    ["refresh-regions", "nowhere.xlsx"],
    ["load-outlines", "nowhere.gpkg", "--reference-date", "2026-01-01"],
]


def knotenpunkt(data: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    """Exit status, and everything the command wrote."""
    done = subprocess.run(
        [COMMAND, *arguments],
        env=instance_environment(data) | variables,
        cwd=data.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("arguments", NEEDING, ids=[arguments[0] for arguments in NEEDING])
def test_a_command_asks_to_prepare_the_instance_first(tmp_path: Path, arguments: list[str]) -> None:
    data = tmp_path / "data"

    assert knotenpunkt(data, *arguments) == (2, NOT_PREPARED)
    assert [path.name for path in data.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("command", ["serve", "init", "demo"])
def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path, command: str) -> None:
    answer = knotenpunkt(tmp_path / "data", command, KNOTENPUNKT_DATABASE_URL=NOBODY_LISTENS)

    assert answer == (
        2,
        (
            "Die Datenbank knotenpunkt auf 127.0.0.1:1 antwortet nicht. Bitte prüfen, ob sie läuft und ob "
            "KNOTENPUNKT_DATABASE_URL stimmt.\n"
        ),
    )


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    data = tmp_path / "file" / "data"
    done = subprocess.run(
        [COMMAND, "init"],
        env=instance_environment(data) | {"KNOTENPUNKT_SECRET_KEY": "given"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        (
            f"Der Datenordner {data} fehlt oder lässt sich nicht beschreiben. Bitte die Rechte prüfen oder mit "
            "KNOTENPUNKT_DATA einen anderen nennen.\n"
        ),
    )


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    assert knotenpunkt(tmp_path / "data", "serve", KNOTENPUNKT_DEBUG="perhaps") == (
        2,
        "knotenpunkt: KNOTENPUNKT_DEBUG ist „perhaps“; bitte „yes“ oder „no“ angeben.\n",
    )


def test_a_database_older_than_the_program_is_told_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    knotenpunkt(data, "migrate", "regions", "0001")

    assert knotenpunkt(data, "serve", "--port", "1") == (
        2,
        "Die Datenbank ist älter als das Programm. Bitte zuerst `knotenpunkt init` ausführen.\n",
    )


def test_an_unknown_command_is_answered_as_ever(tmp_path: Path) -> None:
    status, text = knotenpunkt(tmp_path / "data", "nonsense")

    assert (status, text.splitlines()[0]) == (1, "Unknown command: 'nonsense'")
