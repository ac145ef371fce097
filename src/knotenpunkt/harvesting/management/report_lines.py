"""A report as lines for the console."""

from collections.abc import Iterator, Mapping

from knotenpunkt.harvesting.domain.incoming import EntryKind
from knotenpunkt.harvesting.domain.reports import Report
from knotenpunkt.harvesting.domain.sources import Problem
from knotenpunkt.harvesting.queries.sentences import fate_phrase, problem_sentence, why_phrase

_EXAMPLES = 3
_MOST_REFUSED = 20
_NAMES = {EntryKind.ORGANIZATION.value: "Träger", EntryKind.SERVICE.value: "Angebot"}


def report_lines(report: Report) -> Iterator[str]:
    """Counts first, then what was refused, then each field that stayed behind with some examples."""
    yield _counts("Träger", report["organizations"])
    yield _counts("Angebote", report["services"])
    if report["has_shrunk"]:
        yield problem_sentence(Problem.SHRUNK)
    if report["refused"]:
        yield "Nicht übernommen:"
        for one in report["refused"][:_MOST_REFUSED]:
            yield f"  {_NAMES[one['kind']]} „{one['name'] or one['id']}“: {why_phrase(one['why'])}"
        if len(report["refused"]) > _MOST_REFUSED:
            yield f"  und {len(report['refused']) - _MOST_REFUSED} weitere"
    if report["fields"]:
        yield "Was nicht oder anders mitkam:"
        for one in report["fields"]:
            yield f"  {one['field']} ({one['count']}-mal): {why_phrase(one['why'])}{_examples(report, one)}"


def _counts(what: str, counts: Mapping[str, int]) -> str:
    told = ", ".join(fate_phrase(fate, count) for fate, count in counts.items())
    return f"{what}: {told or 'keine'}"


def _examples(report: Report, field: Mapping[str, object]) -> str:
    written = (
        one["written"]
        for one in report["remarks"]
        if (one["field"], one["why"]) == (field["field"], field["why"]) and one["written"]
    )
    found = list(dict.fromkeys(written))[:_EXAMPLES]
    return f"; etwa {', '.join(f'„{text}“' for text in found)}" if found else ""
