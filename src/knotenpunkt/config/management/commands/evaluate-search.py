"""`knotenpunkt evaluate-search --centre heinsberg QUERIES.jsonl`: how good the answers are, in figures (JSON)."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.directory.queries.search_evaluation import answers
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.search.domain.evaluation import Answer, JudgedQuestion, parsed_questions, report
from knotenpunkt.search.queries.corpus import Corpus, parsed_documents
from knotenpunkt.search.queries.knowledge import knowledge_of_languages
from knotenpunkt.search.sources import search_index
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable, check_prepared

_DEPTH = 30


class Command(InstanceCommand):
    """Nothing is written. Aims: nDCG@10 0.85 overall, 0.75 in every foreign language, 0.80 with typing errors."""

    help = (
        "Misst die Suche an beurteilten Fragen: über die Angebote eines Zentrums oder über beliebige Texte."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("queries", type=Path, metavar="FRAGEN.jsonl")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--centre", metavar="ZENTRUM", help="Kurzname des Zentrums, etwa heinsberg")
        where.add_argument(
            "--corpus", type=Path, metavar="TEXTE.jsonl", help="id, lang, title, text je Zeile"
        )
        parser.add_argument("--answers", type=Path, metavar="DATEI.jsonl", help="jede Antwort aufschreiben")

    def handle(self, *args: Any, **options: Any) -> None:
        questions = _read(options["queries"], parsed_questions)
        if options["centre"]:
            given = _asked_of_centre(options["centre"], questions)
        else:
            given = _asked_of_corpus(options["corpus"], questions)
        if options["answers"]:
            options["answers"].write_text("".join(map(_line, given)), encoding="utf-8")
        self.stdout.write(json.dumps(report(given), ensure_ascii=False, indent=2))


def _asked_of_centre(slug: str, questions: Sequence[JudgedQuestion]) -> list[Answer]:
    check_prepared()
    try:
        centre = centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise Unusable(f"Ein Zentrum „{unknown}“ gibt es nicht.") from unknown
    search_index().ready()
    today = timezone.localdate()
    list(answers(centre, _first_of_each_language(questions), today))
    return list(answers(centre, questions, today))


def _asked_of_corpus(path: Path, questions: Sequence[JudgedQuestion]) -> list[Answer]:
    documents = list(_read(path, parsed_documents))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(iter(documents), Path(folder), knowledge_of_languages())
        for question in _first_of_each_language(questions):
            corpus.found(question.text, question.language, _DEPTH)
        return [_asked(corpus, question) for question in questions]


def _first_of_each_language(questions: Sequence[JudgedQuestion]) -> list[JudgedQuestion]:
    """What is asked before time is taken: what is read at the first question of a language is not its time."""
    return list({question.language: question for question in reversed(questions)}.values())


def _asked(corpus: Corpus, question: JudgedQuestion) -> Answer:
    started = time.perf_counter()
    found, is_weak = corpus.found(question.text, question.language, _DEPTH)
    return Answer(question, found, is_weak, (time.perf_counter() - started) * 1000)


def _read[Value](path: Path, parsed: Callable[[str, str], Sequence[Value] | Iterator[Value]]) -> list[Value]:
    """What stands in a file of JSON lines; raises Unusable in a sentence."""
    try:
        return list(parsed(path.name, path.read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise Unusable(f"{path.name} ist kein Text in UTF-8.") from error
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}.") from error
    except ValueError as error:
        raise Unusable(str(error)) from error


def _line(answer: Answer) -> str:
    question = answer.question
    values = {"id": question.id, "query": question.text, "found": answer.found, "weak": answer.is_weak}
    return json.dumps(values | {"relevant": question.grades}, ensure_ascii=False) + "\n"
