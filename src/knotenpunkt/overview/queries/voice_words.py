"""Whose word something is, in the reader's language, and as columns of a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from knotenpunkt.following.queries.problem_sentences import problem_sentence
from knotenpunkt.overview.domain.data_table import Cell, Column
from knotenpunkt.overview.domain.voices import Voice


def fault_words(voice: Voice) -> str:
    """Why its word is no newer; empty where nothing is wrong."""
    if voice.problem:
        return problem_sentence(voice.problem)
    return _("The source names this centre no more.") if voice.is_unlisted else ""


def names_by_voice(told: Iterable[tuple[str, Voice | None]]) -> list[tuple[Voice, list[str]]]:
    """The names of centres that other instances tell of, together where it is the same word."""
    found: dict[Voice, list[str]] = {}
    for name, voice in told:
        if voice is not None:
            found.setdefault(voice, []).append(name)
    return list(found.items())


def voice_columns() -> tuple[Column, ...]:
    """The last columns of every file of the overview."""
    return (
        Column("told_by", _("Told by another instance")),
        Column("told_on", _("Told on")),
        Column("told_remark", _("Remark on that instance")),
    )


def voice_cells(voice: Voice | None) -> tuple[Cell, ...]:
    """Empty for what this instance tells itself."""
    return ("", None, "") if voice is None else (voice.address, voice.told_on, fault_words(voice))
