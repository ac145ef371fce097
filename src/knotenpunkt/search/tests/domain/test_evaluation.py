"""Figures of judged questions."""

import math

import pytest

from knotenpunkt.search.domain.evaluation import (
    Answer,
    JudgedQuestion,
    ndcg,
    parsed_questions,
    recall,
    reciprocal_rank,
    report,
)

LINE = (
    '{"id": "a", "lang": "de", "kind": "plain", "query": "Kurs", "municipality": null, "relevant": {"7": 3}}'
)


def judged(language: str, kind: str, grades: dict[str, int]) -> JudgedQuestion:
    return JudgedQuestion("q", language, kind, "Kurs", "", grades)


def test_ndcg_of_the_best_order_is_one() -> None:
    assert ndcg(("a", "b", "c"), {"a": 3, "b": 2, "c": 1}) == 1.0


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    assert ndcg(("x", "a"), {"a": 3}) == pytest.approx(1 / math.log2(3))


def test_ndcg_looks_at_the_first_ten_only() -> None:
    assert ndcg((*"0123456789", "a"), {"a": 3}) == 0.0


def test_reciprocal_rank_counts_the_first_answer() -> None:
    assert reciprocal_rank(("x", "y", "a", "b"), {"a": 1, "b": 3}) == pytest.approx(1 / 3)


def test_recall_is_of_as_many_as_fit_on_a_page() -> None:
    grades = {str(number): 1 for number in range(20)}

    assert recall([str(number) for number in range(10)], grades) == 1.0


def test_report_groups_by_language_and_kind_and_counts_honest_answers() -> None:
    answers = [
        Answer(judged("de", "plain", {"a": 3}), ("a",), is_weak=False, milliseconds=1.0),
        Answer(judged("ar", "foreign", {"a": 3}), ("x", "a"), is_weak=False, milliseconds=3.0),
        Answer(judged("de", "none", {}), ("x",), is_weak=True, milliseconds=1.0),
        Answer(judged("de", "none", {}), ("x",), is_weak=False, milliseconds=1.0),
    ]

    found = report(answers)

    assert found["by_lang"] == {
        "ar": {
            "queries": 1,
            "ndcg_at_10": 0.6309,
            "mrr": 0.5,
            "hit_at_1": 0,
            "recall_at_10": 1.0,
            "p50_ms": 3.0,
            "p99_ms": 3.0,
        },
        "de": {
            "queries": 1,
            "ndcg_at_10": 1.0,
            "mrr": 1.0,
            "hit_at_1": 1,
            "recall_at_10": 1.0,
            "p50_ms": 1.0,
            "p99_ms": 1.0,
        },
    }
    assert found["without_relevant"] == {"queries": 2, "none_or_weak": 0.5}


def test_questions_are_read_from_lines() -> None:
    assert parsed_questions("x.jsonl", LINE + "\n\n") == (
        JudgedQuestion("a", "de", "plain", "Kurs", "", {"7": 3}),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "x.jsonl, Zeile 2: kein JSON"),
        ('{"id": "a"}', "x.jsonl, Zeile 2: 'lang' fehlt."),
        (LINE.replace('{"7": 3}', '{"7": "gut"}'), "x.jsonl, Zeile 2: „relevant“ muss Nummern auf Noten"),
        (LINE.replace('{"7": 3}', "5"), "x.jsonl, Zeile 2: „relevant“ muss Nummern auf Noten"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"x\.jsonl") as refused:
        parsed_questions("x.jsonl", f"{LINE}\n{line}")

    assert str(refused.value).startswith(sentence)
