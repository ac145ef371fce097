"""The import in a few plain sentences: what was read, what it did or would do, what is left to decide."""

from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.report.document import ImportReport
from knotenpunkt.importers.report.wording import counted


def summary_sentences(report: ImportReport) -> list[str]:
    """Sentences in the order in which one wants to know them."""
    return [sentence for sentence in (_read(report), _result(report), _open(report), *_notes(report)) if sentence]


def _read(report: ImportReport) -> str:
    organizations = sum(sheet.rows for sheet in report.sheets if sheet.kind.value == "organizations")
    services = sum(sheet.rows for sheet in report.sheets if sheet.kind.value == "services")
    parts = []
    if services:
        parts.append(counted(services, "Angebot", "Angebote"))
    if organizations:
        parts.append(counted(organizations, "Träger", "Träger"))
    return " und ".join(parts) + " gelesen."


def _result(report: ImportReport) -> str:
    counts = report.counts
    words = (
        (Fate.CREATED, "neu"),
        (Fate.UPDATED, "geändert"),
        (Fate.UNCHANGED, "unverändert"),
        (Fate.ARCHIVED, "archiviert"),
    )
    facts = ", ".join(f"{counts[fate]} {word}" for fate, word in words if counts[fate])
    nothing = not any(counts[fate] for fate in (Fate.CREATED, Fate.UPDATED, Fate.ARCHIVED))
    if nothing:
        return "Der Bestand stimmt schon mit der Arbeitsmappe überein; es gibt nichts zu ändern."
    if report.applied:
        return f"Übernommen: {facts}."
    return f"Probelauf, es wurde nichts gespeichert. Mit --apply: {facts}."


def _open(report: ImportReport) -> str:
    waiting, asked = report.counts[Fate.NEEDS_DECISION], len(report.questions)
    if not asked:
        return "Keine Fragen offen."
    told = counted(asked, "Frage ist offen", "Fragen sind offen")
    if not waiting:
        return f"{told}; alle Zeilen können trotzdem übernommen werden."
    rows = counted(waiting, "Zeile wartet", "Zeilen warten")
    return f"{told}; {rows} auf Ihre Entscheidung, alle anderen werden mit dem übernommen, was sicher ist."


def _notes(report: ImportReport) -> list[str]:
    notes = []
    missing = report.counts[Fate.MISSING]
    if missing:
        entries = counted(missing, "Eintrag steht", "Einträge stehen")
        notes.append(
            f"{entries} nicht mehr in der Arbeitsmappe und bleiben unverändert; --archive-missing archiviert sie."
        )
    if report.renumbered >= 3:
        notes.append(
            f"Vorsicht: Bei {report.renumbered} Nummern steht jetzt der Name eines anderen Eintrags. Wurden die Nummern "
            "neu vergeben? An der Nummer wird ein Eintrag wiedererkannt."
        )
    return notes
