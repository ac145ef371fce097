"""What an import of figures says to a clerk, in German."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from knotenpunkt.monitoring.domain.figure_plan import Correction, Fault, FigurePlan, Problem
from knotenpunkt.monitoring.domain.figures import FigureKey, FigureValue
from knotenpunkt.monitoring.domain.vocabulary import Delivery

_SHOWN = 20
_LISTED = 100
_HARMLESS = {
    Fault.OTHER_STATE: "liegen in anderen Ländern",
    Fault.NO_VALUE: "haben keinen Wert oder stehen wortgleich schon da",
}


def report_lines(plan: FigurePlan) -> Iterator[str]:
    """What would be new, what is corrected, and what did not fit, with its place."""
    yield (
        f"{_counted(len(plan.new), 'neue Zahl', 'neue Zahlen')}, "
        f"{_counted(len(plan.corrected), 'Berichtigung', 'Berichtigungen')}, "
        f"{number_written(plan.unchanged)} unverändert."
    )
    for key, correction in islice(plan.corrected.items(), _SHOWN):
        yield _correction_line(key, correction)
    yield from _and_more(len(plan.corrected), "Berichtigungen")
    yield from _harmless_lines(plan)
    yield from _fault_lines(plan.faults)


def kept_report(plan: FigurePlan, delivery: Delivery) -> dict[str, Any]:
    """The same as values of JSON, for a page; of the rows that do not fit the first hundred."""
    written = Counter((key.indicator, key.reference_on) for key in chain(plan.new, plan.corrected))
    return {
        "new": len(plan.new),
        "corrected": len(plan.corrected),
        "unchanged": plan.unchanged,
        "written": [
            {"indicator": indicator, "on": day.isoformat(), "count": count}
            for (indicator, day), count in islice(sorted(written.items()), _LISTED)
        ],
        "corrections": [
            _correction_line(key, correction).strip()
            for key, correction in islice(plan.corrected.items(), _LISTED)
        ],
        "left_out": list(_harmless_lines(plan)),
        "fault_count": len(plan.faults),
        "faults": [
            {"line": fault.line, "column": fault.heading, "sentence": _sentence(fault.sentence)}
            for fault in plan.faults[:_LISTED]
        ],
        "delivery": asdict(delivery),
    }


def ending(plan: FigurePlan, *, applied: bool, with_faults_left_out: bool) -> str:
    """The last line: what happened, or what has to be done so that it does."""
    if plan.faults and not with_faults_left_out:
        return "Nichts wurde übernommen. Bitte die Zeilen berichtigen, oder sie mit --leave-out-faulty auslassen."
    if not plan.changes_anything:
        return "Alles ist schon auf diesem Stand. Nichts wurde geändert."
    count = _counted(len(plan.new) + len(plan.corrected), "Zahl", "Zahlen")
    if applied:
        return f"Übernommen: {count}."
    return f"Das würde {count} ändern. Mit --apply wird es übernommen."


def number_written(number: Decimal | int) -> str:
    """The number as it is written in German, without zeros at its end."""
    plain = f"{Decimal(number):,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.translate(str.maketrans(",.", ".,"))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _harmless_lines(plan: FigurePlan) -> Iterator[str]:
    counts = plan.counts()
    for fault, what in _HARMLESS.items():
        if counts[fault]:
            yield f"Ausgelassen: {_counted(counts[fault], 'Zeile', 'Zeilen')} ({what})."


def _correction_line(key: FigureKey, correction: Correction) -> str:
    before, after = _value_written(correction.before), _value_written(correction.after)
    change = "Hinweis geändert" if before == after else f"{before} → {after}"
    return f"  {key.region}, {key.reference_on:%d.%m.%Y}, {key.indicator}: {change}"


def _value_written(figure: FigureValue) -> str:
    return "geheim" if figure.value is None else number_written(figure.value)


def _fault_lines(faults: Sequence[Problem]) -> Iterator[str]:
    if faults:
        verb = "passt" if len(faults) == 1 else "passen"
        yield f"{_counted(len(faults), 'Zeile', 'Zeilen')} {verb} nicht:"
    for problem in faults[:_SHOWN]:
        column = f", Spalte „{problem.heading}“" if problem.heading else ""
        yield f"  Zeile {problem.line}{column}: {problem.sentence}."
    yield from _and_more(len(faults), "Zeilen")


def _and_more(count: int, what: str) -> Iterator[str]:
    if count > _SHOWN:
        yield f"  … und {number_written(count - _SHOWN)} weitere {what}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{number_written(count)} {one if count == 1 else many}"
