"""How good the search is, against judged questions: floors below which it must not fall.

The floors lie a little below what was measured when they were set. Whoever makes the search better raises them.
"""

import json
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from tests.harness.prepared_instance import prepared_instance
from tests.harness.site import COMMAND, instance_environment

GOLD = Path(__file__).parent / "gold"
LANGUAGES = sorted(language.code for language in INTERFACE_LANGUAGES)
KINDS = (
    *("plain", "compound", "typo", "synonym", "foreign"),
    *("place", "audience", "name", "prefix", "none"),
)

# Of the demo centre's offers: nDCG@10, and the share of questions nobody can answer that are not answered with offers.
OVERALL = 0.85
BY_LANGUAGE = {
    "ar": 0.80,
    "de": 0.84,
    "en": 0.83,
    "fa": 0.82,
    "fr": 0.86,
    "nl": 0.89,
    "pl": 0.83,
    "ro": 0.91,
    "ru": 0.83,
    "tr": 0.85,
    "uk": 0.84,
}
TYPING_ERRORS = 0.88
HONEST = 0.91

# The same of questions that other readers asked: nDCG@10, and the mean reciprocal rank of the first good answer.
STRANGERS, STRANGERS_FIRST = 0.74, 0.91

# Of long pages: the share of questions whose first page answers them, and the mean reciprocal rank.
GERMAN_PAGES = (0.74, 0.82)
ENGLISH_PAGES = (0.80, 0.87)
ACROSS_LANGUAGES = {"ar": (0.76, 0.82), "en": (0.67, 0.78), "fr": (0.76, 0.84), "uk": (0.70, 0.78)}

STRANGERS_PAGES, STRANGERS_ACROSS = 0.68, 0.60  # hits, and the mean reciprocal rank of the weakest language

type Entry = Mapping[str, Any]


def lines_of(name: str) -> list[Entry]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def measured(environment: dict[str, str], *arguments: str | Path) -> Any:
    """What `knotenpunkt evaluate-search` says."""
    command = [COMMAND, "evaluate-search", *arguments]
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an instance with the demo centre."""
    environment = prepared_instance(tmp_path_factory.mktemp("quality"))
    subprocess.run([COMMAND, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return environment


@pytest.fixture(scope="module")
def offers(demo: dict[str, str]) -> Any:
    """The figures of the demo centre."""
    return measured(demo, GOLD / "search_queries.jsonl", "--centre", "heinsberg")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The figures of questions to the pages in German and in English."""
    return _figures_of_pages("pages_questions.jsonl", tmp_path_factory.mktemp("pages"))


def _figures_of_pages(name: str, folder: Path) -> dict[str, Any]:
    kinds = {"de": ("page", "cross"), "en": ("page-en",)}
    found = {}
    for language, asked in kinds.items():
        documents = [page for page in lines_of("pages.jsonl") if page["lang"] == language]
        questions = [question for question in lines_of(name) if question["kind"] in asked]
        found[language] = measured(
            instance_environment(folder),
            written(folder / f"questions_{language}.jsonl", questions),
            "--corpus",
            written(folder / f"pages_{language}.jsonl", documents),
        )
    return found


def written(path: Path, entries: Sequence[Entry]) -> Path:
    path.write_text(
        "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries), encoding="utf-8"
    )
    return path


def test_offers_are_found_well_enough(offers: Any) -> None:
    assert offers["overall"]["ndcg_at_10"] >= OVERALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_offers_are_found_well_enough_in_every_language(offers: Any, language: str) -> None:
    assert offers["by_lang"][language]["ndcg_at_10"] >= BY_LANGUAGE[language]


def test_offers_are_found_well_enough_in_spite_of_typing_errors(offers: Any) -> None:
    assert offers["by_kind"]["typo"]["ndcg_at_10"] >= TYPING_ERRORS


def test_what_nobody_offers_is_not_answered_with_offers(offers: Any) -> None:
    assert offers["without_relevant"]["none_or_weak"] >= HONEST


def test_german_pages_answer_german_questions(pages: dict[str, Any]) -> None:
    figures = pages["de"]["by_lang"]["de"]

    assert figures["hit_at_1"] >= GERMAN_PAGES[0]
    assert figures["mrr"] >= GERMAN_PAGES[1]


def test_english_pages_answer_english_questions(pages: dict[str, Any]) -> None:
    figures = pages["en"]["by_lang"]["en"]

    assert figures["hit_at_1"] >= ENGLISH_PAGES[0]
    assert figures["mrr"] >= ENGLISH_PAGES[1]


@pytest.mark.parametrize("language", ["ar", "en", "fr", "uk"])
def test_german_pages_answer_questions_in_other_languages(pages: dict[str, Any], language: str) -> None:
    figures = pages["de"]["by_lang"][language]

    assert figures["hit_at_1"] >= ACROSS_LANGUAGES[language][0]
    assert figures["mrr"] >= ACROSS_LANGUAGES[language][1]


def test_offers_are_found_well_enough_by_strangers_questions(demo: dict[str, str]) -> None:
    figures = measured(demo, GOLD / "search_queries_second.jsonl", "--centre", "heinsberg")

    assert figures["overall"]["ndcg_at_10"] >= STRANGERS
    assert figures["overall"]["mrr"] >= STRANGERS_FIRST
    assert figures["without_relevant"]["none_or_weak"] >= HONEST


def test_pages_answer_strangers_questions(tmp_path: Path) -> None:
    figures = _figures_of_pages("pages_questions_second.jsonl", tmp_path)
    found = {name: figures[name]["by_lang"][name] for name in ("de", "en")}
    across = {name: figures["de"]["by_lang"][name] for name in ("ar", "en", "fr", "uk")}

    assert {name: one["hit_at_1"] >= STRANGERS_PAGES for name, one in found.items()} == {
        "de": True,
        "en": True,
    }
    assert min(one["mrr"] for one in across.values()) >= STRANGERS_ACROSS


def test_every_language_and_kind_of_question_is_judged() -> None:
    questions = lines_of("search_queries.jsonl")
    kinds = Counter(question["kind"] for question in questions)

    assert len(questions) >= 150
    assert {question["lang"] for question in questions} == set(LANGUAGES)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 5
    assert [
        question["id"] for question in questions if bool(question["relevant"]) is (question["kind"] == "none")
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "search_queries.jsonl",
        "search_queries_second.jsonl",
        "pages.jsonl",
        "pages_questions.jsonl",
        "pages_questions_second.jsonl",
    ],
)
def test_no_question_or_page_stands_twice(name: str) -> None:
    identifiers = [entry["id"] for entry in lines_of(name)]

    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("name", ["pages_questions.jsonl", "pages_questions_second.jsonl"])
def test_every_question_to_the_pages_has_one_page_that_was_written_for_it(name: str) -> None:
    known = {page["id"] for page in lines_of("pages.jsonl")}
    questions = lines_of(name)

    assert [one["id"] for one in questions if list(one["relevant"].values()).count(3) != 1] == []
    assert [one["id"] for one in questions if not set(one["relevant"]) <= known] == []
