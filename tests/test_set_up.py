"""Set-up repeats a step only when what it depends on has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import set_up


class Counted:
    """A step that makes a file and counts how often it was done."""

    def __init__(self, product: Path) -> None:
        self.product = product
        self.times = 0

    def __call__(self) -> None:
        self.times += 1
        self.product.write_text("made", encoding="utf-8")


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Do the step once more with the input file as it is now; gives how often it was really done."""
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    made = Counted(tmp_path / "product")
    (tmp_path / "input").write_text("first", encoding="utf-8")

    def do() -> int:
        set_up.once("Step", [tmp_path / "input"], made, product=made.product)
        return made.times

    return do


def test_step_is_done_once_while_nothing_changes(step: Callable[[], int]) -> None:
    assert [step(), step(), step()] == [1, 1, 1]


def test_step_is_repeated_when_an_input_changes(step: Callable[[], int], tmp_path: Path) -> None:
    step()
    (tmp_path / "input").write_text("second", encoding="utf-8")

    assert [step(), step()] == [2, 2]


def test_step_is_repeated_when_its_product_is_gone(step: Callable[[], int], tmp_path: Path) -> None:
    step()
    (tmp_path / "product").unlink()

    assert [step(), step()] == [2, 2]


def test_step_that_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    tried: list[str] = []

    def fail() -> None:
        tried.append("tried")
        raise set_up.SetUpProblem("not today")

    for _ in range(2):
        with pytest.raises(set_up.SetUpProblem):
            set_up.once("Step", [], fail, product=tmp_path)

    assert tried == ["tried", "tried"]


def test_failing_command_becomes_one_sentence() -> None:
    with pytest.raises(set_up.SetUpProblem, match=r"^please install it$"):
        set_up.run(["false"], "please install it")
