"""The report's sentences: what was noticed about a cell, and what a person is asked. German, as the workbook is."""

from collections.abc import Callable, Mapping
from datetime import date

from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, Severity
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.reading import CellReading
from knotenpunkt.importers.domain.unread import loses_text

type Sentence = Callable[[CellReading, Issue], str]

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def quoted(text: str) -> str:
    """The text in German quotation marks, on one line; inner ones become single."""
    inner = " ".join(text.split()).replace("„", "‚").replace("“", "‘")
    return f"„{inner}“"


def listed(texts: tuple[str, ...]) -> str:
    """„A“, „B“ oder „C“; nothing is written as „leer lassen“."""
    words = [quoted(text) if text else "leer lassen" for text in texts]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} oder {words[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """„1 Angebot“, „2.026 Angebote“."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else many}"


def sentence(cell: CellReading, issue: Issue) -> str:
    """What is to be told or asked about a cell, in one or two short sentences."""
    table = _QUESTIONS if issue.severity is Severity.QUESTION else _NOTES
    found = table.get(issue.kind) or _NOTES.get(issue.kind) or _QUESTIONS.get(issue.kind)
    return found(cell, issue) if found else f"{quoted(cell.raw)}: Bitte prüfen."


def written_day(day: date) -> str:
    """„3. Mai 2026“."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def place(row: int, heading: str) -> str:
    """„Zeile 133, Spalte ‚Alter von‘“."""
    return f"Zeile {row}, Spalte ‚{heading}‘"


def _with_candidates(start: str, cell: CellReading, issue: Issue, nothing: str) -> str:
    return (
        f"{start} Gemeint ist {listed(issue.candidates)}?"
        if issue.candidates
        else f"{start} {nothing}".rstrip()
    )


def _asked_placeholder(cell: CellReading, issue: Issue) -> str:
    return f"{quoted(issue.detail)} sagt nichts Festes. Soll die Zelle leer bleiben, oder gilt „nach Vereinbarung“?"


def _near_duplicate(cell: CellReading, issue: Issue) -> str:
    return (
        f"Ist {quoted(issue.detail)} dasselbe wie {listed(issue.candidates)}? Solange das offen ist, bleibt die Zeile "
        "außen vor. Ist es ein anderer Träger, geben Sie ihm eine Nr.; sonst löschen Sie die Zeile."
    )


def _uncertain_name(cell: CellReading, issue: Issue) -> str:
    if issue.detail in issue.candidates:
        waiting = f"{quoted(issue.detail)} wartet im Blatt der Träger selbst auf Ihre Antwort."
        return f"{waiting} Bis dahin bleibt der Text stehen."
    return (
        f"{quoted(issue.detail)} ist als Träger nicht sicher zu erkennen. Gemeint ist {listed(issue.candidates)}? "
        "Bis dahin bleibt der Text stehen."
    )


def _unresolved_reference(cell: CellReading, issue: Issue) -> str:
    start = (
        f"{quoted(issue.detail)} verweist auf eine andere Zeile, und die Tabelle ist seither sortiert worden."
    )
    if issue.chosen:
        return f"{start} Vorläufig gilt {quoted(issue.chosen)}, wie in anderen Zeilen derselben Quelle. Stimmt das?"
    return (
        _with_candidates(start, cell, issue, "")
        + " Bitte den Inhalt hier eintragen; bis dahin bleibt es leer."
    )


def _several_values(cell: CellReading, issue: Issue) -> str:
    start = f"In der Zelle stehen mehrere Angaben: {quoted(issue.detail)}. Welche gilt?"
    if issue.chosen:
        return f"{start} Vorläufig gilt die erste, {quoted(issue.chosen)}." + _meanwhile(cell)
    return f"{start} Der Text bleibt vorerst stehen."


def _meanwhile(cell: CellReading) -> str:
    """Where the text is until somebody decides."""
    return " Der Text steht bis dahin in der Bemerkung." if loses_text(cell) else ""


def _because(issue: Issue) -> str:
    return f" ({quoted(issue.detail)})" if issue.detail else ""


def _missing_number(cell: CellReading, issue: Issue) -> str:
    if issue.detail:
        return (
            f"Die Zeile hat keine Nr., und einen Eintrag gleichen Namens gibt es schon ({issue.detail}). "
            f"Ist es dieser? Solange das offen ist, bleibt die Zeile außen vor.{_free(issue)}"
        )
    return (
        "Die Zeile hat keine Nr. Bitte eine freie Nummer eintragen, dann wird der Eintrag immer wiedererkannt."
        + _free(issue)
    )


def _free(issue: Issue) -> str:
    """The number that nobody has."""
    return f" Frei ist {issue.candidates[-1]}." if issue.candidates else ""


def _confidential(cell: CellReading, issue: Issue) -> str:
    return "Die Adresse bleibt vertraulich. Sie erscheint auf keiner Seite und in keiner Liste, die das Haus verlässt."


_QUESTIONS: Mapping[IssueKind, Sentence] = {
    IssueKind.PLACEHOLDER: _asked_placeholder,
    IssueKind.MISREAD_BY_EXCEL: lambda cell, issue: (
        f"{quoted(cell.raw)} ist vermutlich {quoted(issue.chosen or ' oder '.join(issue.candidates))}. Übernehmen?"
    ),
    IssueKind.UNRESOLVED_REFERENCE: _unresolved_reference,
    IssueKind.UNCERTAIN_NAME: _uncertain_name,
    IssueKind.UNKNOWN_NAME: lambda cell, issue: (
        f"{quoted(issue.detail)} steht nicht im Blatt der Träger. Bitte dort ergänzen oder den Namen hier anpassen."
    ),
    IssueKind.UNKNOWN_PROVIDER: lambda cell, issue: "Wer bietet das an? Ein Träger ist nicht angegeben.",
    IssueKind.NEAR_DUPLICATE: _near_duplicate,
    IssueKind.UNKNOWN_TERM: lambda cell, issue: (
        _with_candidates(
            f"Das Wort {quoted(issue.detail)} ist nicht bekannt.",
            cell,
            issue,
            "Bitte ein bekanntes Wort wählen.",
        )
        + _meanwhile(cell)
    ),
    IssueKind.UNREADABLE: lambda cell, issue: (
        f"{quoted(issue.detail or cell.raw)} ist keine Nr. Welche Nr. hat der Eintrag?{_free(issue)}"
        if cell.heading is Heading.NUMBER
        else _with_candidates(
            f"{quoted(issue.detail or cell.raw)} ließ sich hier nicht lesen.", cell, issue, "Bitte prüfen."
        )
        + _meanwhile(cell)
    ),
    IssueKind.SEVERAL_VALUES: _several_values,
    IssueKind.TOO_LONG: lambda cell, issue: (
        f"Der Text ist länger als {issue.detail} Zeichen und wurde gekürzt. Bitte kürzer fassen. "
        "Der ganze Text steht bis dahin in der Bemerkung."
    ),
    IssueKind.UNKNOWN_PLACE: lambda cell, issue: (
        f"Den Ort {quoted(issue.detail)} gibt es hier nicht. Bitte prüfen."
    ),
    IssueKind.AMBIGUOUS_PLACE: lambda cell, issue: _with_candidates(
        f"Den Ort {quoted(issue.detail)} gibt es mehrmals.", cell, issue, "Bitte die Gemeinde dazuschreiben."
    ),
    IssueKind.MISSING_NUMBER: _missing_number,
    IssueKind.MISSING_NAME: lambda cell, issue: (
        "Die Zeile hat keinen Namen. Ohne ihn kann sie nicht übernommen werden."
    ),
    IssueKind.REVIEW_REQUESTED: lambda cell, issue: (
        f"Zur Prüfung markiert: {quoted(issue.detail)}. Stimmt der Eintrag so?"
    ),
    IssueKind.PROBABLY_ENDED: lambda cell, issue: (
        f"Grau markiert{_because(issue)}. Der Eintrag wird aufgehoben, aber nicht veröffentlicht. Ist das richtig?"
    ),
    IssueKind.REPLACED: lambda cell, issue: (
        f"Durchgestrichen{_because(issue)}. Der Eintrag wird aufgehoben, aber nicht veröffentlicht. Ist das richtig?"
    ),
    IssueKind.CONFIDENTIAL_ADDRESS: _confidential,
}


_NOTES: Mapping[IssueKind, Sentence] = {
    IssueKind.PLACEHOLDER: lambda cell, issue: f"{quoted(issue.detail)} steht für „nichts eingetragen“.",
    IssueKind.MISREAD_BY_EXCEL: lambda cell, issue: (
        f"Excel hatte daraus ein Datum gemacht; gelesen als {quoted(issue.chosen)}."
    ),
    IssueKind.LOST_ZERO: lambda cell, issue: f"Die führende Null fehlte; gelesen als {quoted(issue.chosen)}.",
    IssueKind.ROW_ABOVE: lambda cell, issue: f"Wie in der Zeile darüber: {quoted(issue.chosen)}.",
    IssueKind.NAME_VARIANT: lambda cell, issue: f"Ein anderer Name für {quoted(issue.chosen)}.",
    IssueKind.TYPING_ERROR: lambda cell, issue: (
        f"Tippfehler in {quoted(issue.detail)}; gemeint ist {quoted(issue.chosen)}."
    ),
    IssueKind.OTHER_WORD: lambda cell, issue: (
        f"{quoted(issue.detail)} heißt im Verzeichnis {quoted(issue.chosen)}."
    ),
    IssueKind.SEVERAL_VALUES: lambda cell, issue: f"Mehrere Angaben in einer Zelle: {quoted(issue.detail)}.",
    IssueKind.UNKNOWN_PLACE: lambda cell, issue: (
        f"{quoted(issue.detail)} liegt außerhalb des Gebiets; der Text bleibt stehen."
    ),
    IssueKind.CONFIDENTIAL_ADDRESS: _confidential,
    IssueKind.DECIDED: lambda cell, issue: (
        f"Wie am {written_day(date.fromisoformat(issue.detail))} entschieden."
    ),
}

QUESTION_GROUPS: Mapping[IssueKind, str] = {
    IssueKind.NEAR_DUPLICATE: "Ist das derselbe Träger?",
    IssueKind.UNCERTAIN_NAME: "Welcher Träger ist gemeint?",
    IssueKind.UNKNOWN_NAME: "Träger, die noch nicht eingetragen sind",
    IssueKind.UNKNOWN_PROVIDER: "Wer bietet das an?",
    IssueKind.MISSING_NAME: "Zeilen ohne Namen",
    IssueKind.MISSING_NUMBER: "Zeilen ohne Nummer",
    IssueKind.UNRESOLVED_REFERENCE: "„Siehe oben“, aber welche Zeile?",
    IssueKind.MISREAD_BY_EXCEL: "Von Excel in ein Datum verwandelt",
    IssueKind.ROW_ABOVE: "Wie in der Zeile darüber?",
    IssueKind.LOST_ZERO: "Fehlt eine Null?",
    IssueKind.UNREADABLE: "Nicht lesbar",
    IssueKind.UNKNOWN_TERM: "Unbekannte Wörter",
    IssueKind.AMBIGUOUS_PLACE: "Orte, die es mehrmals gibt",
    IssueKind.UNKNOWN_PLACE: "Unbekannte Orte",
    IssueKind.SEVERAL_VALUES: "Mehrere Angaben in einer Zelle",
    IssueKind.TOO_LONG: "Zu lange Texte",
    IssueKind.PLACEHOLDER: "Leer oder „nach Vereinbarung“?",
    IssueKind.REPLACED: "Durchgestrichen",
    IssueKind.PROBABLY_ENDED: "Grau markiert: noch aktuell?",
    IssueKind.REVIEW_REQUESTED: "Von Ihnen zur Prüfung markiert",
    IssueKind.CONFIDENTIAL_ADDRESS: "Vertrauliche Adressen",
}
NOTE_GROUPS: Mapping[IssueKind | None, str] = {
    IssueKind.DECIDED: "Wie Sie entschieden haben",
    IssueKind.NAME_VARIANT: "Namen von Trägern vereinheitlicht",
    IssueKind.ROW_ABOVE: "Aus der Zeile darüber ergänzt",
    IssueKind.OTHER_WORD: "Wörter des Verzeichnisses eingesetzt",
    IssueKind.TYPING_ERROR: "Tippfehler berichtigt",
    IssueKind.MISREAD_BY_EXCEL: "Aus einem Excel-Datum zurückgelesen",
    IssueKind.LOST_ZERO: "Fehlende Null ergänzt",
    IssueKind.PLACEHOLDER: "Platzhalter als leer gelesen",
    IssueKind.CONFIDENTIAL_ADDRESS: "Vertrauliche Adressen",
    IssueKind.UNKNOWN_PLACE: "Orte außerhalb des Gebiets",
    IssueKind.SEVERAL_VALUES: "Mehrere Angaben in einer Zelle",
    None: "Schreibweise vereinheitlicht",
}
