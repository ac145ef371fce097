"""Whole texts through a machine: line by line, protected, in portions that it takes."""

from collections.abc import Iterator, Sequence

from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE
from knotenpunkt.translating.domain.protection import Masked, masked, unmasked
from knotenpunkt.translating.machines.machine import Machine

MOST_LINES = 40  # of one question
MOST_LETTERS = 8_000


def translated_texts(machine: Machine, texts: Sequence[str], target: str) -> list[str | None]:
    """For each German text its translation, line for line; None where the machine spoilt what it must leave alone.

    Raises MachineTrouble.
    """
    lines = list(dict.fromkeys(line.strip() for text in texts for line in text.splitlines() if line.strip()))
    found: dict[str, str | None] = {}
    for portion in _portions(lines):
        sent = [masked(line) for line in portion]
        answers = machine.translate([one.markup for one in sent], SOURCE_LANGUAGE, target)
        found |= {
            line: _restored(one, answer) for line, one, answer in zip(portion, sent, answers, strict=True)
        }
    return [_put_together(text, found) for text in texts]


def _restored(sent: Masked, answer: str) -> str | None:
    restored = unmasked(answer, sent.kept)
    return restored.strip() or None if restored is not None else None


def _put_together(text: str, found: dict[str, str | None]) -> str | None:
    lines = [found[line.strip()] if line.strip() else "" for line in text.splitlines()]
    whole = [line for line in lines if line is not None]
    return "\n".join(whole).strip() if len(whole) == len(lines) else None


def _portions(lines: Sequence[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    letters = 0
    for line in lines:
        if portion and (len(portion) == MOST_LINES or letters + len(line) > MOST_LETTERS):
            yield portion
            portion, letters = [], 0
        portion.append(line)
        letters += len(line)
    if portion:
        yield portion
