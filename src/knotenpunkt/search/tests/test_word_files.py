"""The word tables in files: how they are opened, and what is said when they are missing or broken."""

import logging
from pathlib import Path

import pytest
from django.test import override_settings

from knotenpunkt.search import word_files
from knotenpunkt.search.domain.intent_files import LANGUAGES


def test_stop_words_are_there_for_every_language() -> None:
    assert sorted(word_files.stop_words()) == sorted(LANGUAGES)


def test_fillers_are_there_for_every_language() -> None:
    assert sorted(word_files.fillers()) == sorted(LANGUAGES)


def test_stems_of_a_language_without_rules_are_none() -> None:
    assert word_files.stem_table("ku").get("navend") is None


def test_what_was_made_is_kept_until_it_would_be_made_of_something_else(tmp_path: Path) -> None:
    made = iter([b"first", b"second"])

    with override_settings(BASE_DIR=tmp_path):
        found = [
            bytes(word_files._kept("words", made_of, lambda: next(made)))
            for made_of in (["1"], ["1"], ["2"], ["2"])
        ]

    assert found == [b"first", b"first", b"second", b"second"]
    assert [file.read_bytes() for file in (tmp_path / "build" / "words").iterdir()] == [b"second"]


def test_words_that_are_none_are_kept_too(tmp_path: Path) -> None:
    made = iter([b""])

    with override_settings(BASE_DIR=tmp_path):
        found = [word_files._kept("words", ["1"], lambda: next(made)) for _ in range(2)]

    assert found == [b"", b""]


def test_what_cannot_be_kept_is_made_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "build").write_text("not a folder")

    with override_settings(BASE_DIR=tmp_path), caplog.at_level(logging.WARNING):
        found = word_files._kept("words", ["1"], lambda: b"made")

    assert found == b"made"
    assert [record.getMessage().split(",")[0] for record in caplog.records] == [
        "Words are worked out anew at each start"
    ]


def test_set_up_makes_all_tables_of_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(word_files, "stem_table", lambda language: made.append(f"stems {language}"))
    monkeypatch.setattr(
        word_files, "words_of_dictionary", lambda language: made.append(f"dictionary {language}")
    )
    monkeypatch.setattr(word_files, "compound_splitter", lambda: made.append("compounds"))

    word_files.make_word_tables()

    wanted = [f"{table} {language}" for table in ("stems", "dictionary") for language in LANGUAGES]
    assert sorted(made) == sorted([*wanted, "compounds"])
