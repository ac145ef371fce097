"""How good answers are, against judged questions: nDCG, reciprocal rank, hits and recall, and how long they took."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from knotenpunkt.search.domain.json_lines import objects

DEPTH = 10

type Figures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the grade of every document that answers it: 3 exactly, 2 clearly, 1 somewhat."""

    id: str
    language: str
    kind: str
    text: str
    municipality: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: documents, best first; whether they were marked as fitting weakly; how long it took."""

    question: JudgedQuestion
    found: tuple[str, ...]
    is_weak: bool
    milliseconds: float


def parsed_questions(name: str, text: str) -> tuple[JudgedQuestion, ...]:
    """The judged questions of a file of JSON lines; ValueError says which line cannot be used and why."""
    return tuple(_parsed(place, entry) for place, entry in objects(name, text))


def _parsed(place: str, entry: Mapping[str, Any]) -> JudgedQuestion:
    try:
        return JudgedQuestion(
            id=str(entry["id"]),
            language=str(entry["lang"]),
            kind=str(entry["kind"]),
            text=str(entry["query"]),
            municipality=entry.get("municipality") or "",
            grades={str(key): int(grade) for key, grade in dict(entry["relevant"]).items()},
        )
    except KeyError as error:
        raise ValueError(f"{place}: {error} fehlt.") from error
    except (TypeError, ValueError) as error:
        raise ValueError(f"{place}: „relevant“ muss Nummern auf Noten von 1 bis 3 abbilden.") from error


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain: gain 2^grade - 1, discount log2(rank + 1) (Järvelin & Kekäläinen 2002)."""
    gained = _gain(grades.get(key, 0) for key in found[:depth])
    possible = _gain(sorted(grades.values(), reverse=True)[:depth])
    return gained / possible if possible else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """One through the rank of the first document that answers; 0 where none does."""
    return next((1 / rank for rank, key in enumerate(found, start=1) if grades.get(key, 0) > 0), 0.0)


def recall(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """The share of answering documents among the first ones; of more than fit there, of as many as fit."""
    relevant = {key for key, grade in grades.items() if grade > 0}
    possible = min(depth, len(relevant))
    return len(relevant.intersection(found[:depth])) / possible if possible else 0.0


def report(answers: Sequence[Answer]) -> dict[str, object]:
    """All figures together, by language and by kind; questions nobody can answer count on their own."""
    answerable = [answer for answer in answers if answer.question.grades]
    unanswerable = [answer for answer in answers if not answer.question.grades]
    honest = sum(not answer.found or answer.is_weak for answer in unanswerable)
    return {
        "overall": figures(answerable),
        "by_lang": dict(_grouped(answerable, lambda answer: answer.question.language)),
        "by_kind": dict(_grouped(answerable, lambda answer: answer.question.kind)),
        "without_relevant": {
            "queries": len(unanswerable),
            "none_or_weak": round(honest / len(unanswerable), 4) if unanswerable else None,
        },
    }


def _grouped(answers: Sequence[Answer], key: Callable[[Answer], str]) -> Iterator[tuple[str, Figures]]:
    groups: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[key(answer)].append(answer)
    for name in sorted(groups):
        yield name, figures(groups[name])


def figures(answers: Sequence[Answer]) -> Figures:
    """The means of some answers, rounded to four places; milliseconds to three."""
    if not answers:
        return {"queries": 0}
    times = sorted(answer.milliseconds for answer in answers)
    return {
        "queries": len(answers),
        "ndcg_at_10": round(fmean(ndcg(a.found, a.question.grades) for a in answers), 4),
        "mrr": round(fmean(reciprocal_rank(a.found, a.question.grades) for a in answers), 4),
        "hit_at_1": round(
            fmean(a.question.grades.get(a.found[0], 0) > 0 if a.found else 0 for a in answers), 4
        ),
        "recall_at_10": round(fmean(recall(a.found, a.question.grades) for a in answers), 4),
        "p50_ms": round(_percentile(times, 50), 3),
        "p99_ms": round(_percentile(times, 99), 3),
    }


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The nearest rank."""
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]
