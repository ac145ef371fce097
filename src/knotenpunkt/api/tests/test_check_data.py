"""The command that checks a file or an API."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from knotenpunkt.hsds.tests.api_stand_in import answering
from knotenpunkt.hsds.tests.checked import good_service


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "angebote.json"
    path.write_text(json.dumps([good_service()]))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "angebote.json"
    path.write_text(json.dumps([good_service(status="aktiv")]))
    return path


def test_good_file_is_told_to_be_good(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check-data", str(good))

    told = capsys.readouterr().out.splitlines()
    assert (told[0].partition(",")[0], told[-1]) == ("Gelesen: service 1", "Keine Fehler.")


def test_bad_file_ends_with_one_and_says_where(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("check-data", str(bad))

    told = capsys.readouterr().out.splitlines()
    assert ended.value.code == 1
    assert told[-1].split()[:3] == ["angebote.json", "Datensatz", "1"]
    assert told[-1].endswith("„aktiv“")


def test_report_can_be_read_by_a_program(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("check-data", str(bad), "--json")

    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["not_allowed"]


@pytest.mark.parametrize("source", ["/gibt/es/nicht.json", "http://127.0.0.1:9/", "file:///etc/passwd"])
def test_what_cannot_be_read_ends_with_two(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("check-data", source)

    assert (ended.value.code, capsys.readouterr().out) == (2, "")


def test_machine_inside_is_asked_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    with answering({}) as api:
        api.pages[f"127.0.0.1:{api.port}/angebot.json"] = good_service()
        call_command("check-data", "--inside", f"http://127.0.0.1:{api.port}/angebot.json")

    assert capsys.readouterr().out.splitlines()[-1] == "Keine Fehler."
