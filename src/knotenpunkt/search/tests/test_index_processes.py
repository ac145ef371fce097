"""Several processes on one folder: they see each other's changes, and one that is killed leaves nothing broken."""

import signal
from pathlib import Path
from typing import Any

import pytest

from knotenpunkt.search.tests.instance import running
from tests.harness.prepared_instance import prepared_instance

pytestmark = pytest.mark.served

LONG = 10.0  # seconds that are waited at most; usual is a fiftieth of one


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return prepared_instance(tmp_path_factory.mktemp("instance"))


def keys(answer: dict[str, Any]) -> list[str]:
    return [key.removeprefix("message:") for key in answer["keys"]]


def test_processes_follow_each_other(instance: dict[str, str], tmp_path: Path) -> None:
    with running(instance, tmp_path / "one") as one, running(instance, tmp_path / "two") as two:
        seen = []
        for writing, message in ((one, "kaffee"), (two, "kuchen"), (one, "kaffee kuchen"), (two, None)):
            writing("put", centre="heinsberg", reference="A-1", message=message)
            seen.append(
                [
                    [
                        keys(process("look", centre="heinsberg", word=word, patience=LONG))
                        for word in ("kaff", "kuch")
                    ]
                    for process in (one, two)
                ]
            )
    there, gone = ["A-1"], list[str]()
    assert seen == [
        [[there, gone], [there, gone]],
        [[gone, there], [gone, there]],
        [[there, there], [there, there]],
        [[gone, gone], [gone, gone]],
    ]
    assert [(tmp_path / name).read_text() for name in ("one", "two")] == ["", ""]


def test_processes_that_write_at_the_same_time_miss_nothing(instance: dict[str, str], tmp_path: Path) -> None:
    with running(instance, tmp_path / "one") as one, running(instance, tmp_path / "two") as two:
        for number in range(10):
            one.begin("put", centre="kleve", reference=f"K-{number}", message="montag")
            two.begin("put", centre="viersen", reference=f"V-{number}", message="montag")
            one.begin("look", centre="kleve", word="mont", patience=LONG)
            two.begin("look", centre="viersen", word="mont", patience=LONG)
        answers = [[process.answer() for _ in range(20)][1::2] for process in (one, two)]
        both = [keys(process("look", centre="kleve", word="mont", patience=LONG)) for process in (one, two)]
    own = [
        [[key for key in keys(answer) if key.startswith(letter)] for answer in looked]
        for letter, looked in zip("KV", answers, strict=True)
    ]
    assert own == [
        [[f"{letter}-{number}" for number in range(last + 1)] for last in range(10)] for letter in "KV"
    ]
    assert {key for found in both for key in found if key.startswith("K")} == {f"K-{n}" for n in range(10)}


def test_killed_writers_lose_nothing(instance: dict[str, str], tmp_path: Path) -> None:
    with running(instance, tmp_path / "log") as process:
        outcome = process("kill_often", times=10, seed=1)
    assert outcome["ends"] == [-signal.SIGKILL] * 10
    assert outcome["index"] == outcome["database"]
    assert outcome["versions"] is True
    assert all(outcome["index"].values())
    assert (tmp_path / "log").read_text() == ""
