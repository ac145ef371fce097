"""The import in a few plain sentences: what was read, what it did or would do, what is left to decide."""

from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.report.document import ImportReport
from knotenpunkt.importers.report.wording import counted


def summary_sentences(report: ImportReport) -> list[str]:
    """Sentences in the order in which one wants to know them."""
    return [
        sentence
        for sentence in (_read(report), _result(report), _open(report), _known(report), *_notes(report))
        if sentence
    ]


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
    created = _entries(report, Fate.CREATED)
    facts = [
        f"{created} neu angelegt" if created else "",
        f"{_entries(report, Fate.UPDATED)} geändert" if report.counts[Fate.UPDATED] else "",
        f"{_entries(report, Fate.ARCHIVED)} archiviert" if report.counts[Fate.ARCHIVED] else "",
    ]
    done = _enumerated([fact for fact in facts if fact])
    if not done:
        return "Der Bestand stimmt schon mit der Arbeitsmappe überein. Es gibt nichts zu ändern."
    unchanged = report.counts[Fate.UNCHANGED]
    rest = f" {counted(unchanged, 'Eintrag bleibt', 'Einträge bleiben')}, wie sie sind." if unchanged else ""
    if report.applied:
        return f"Übernommen: {done}.{rest}"
    verb = "würde" if done.startswith("1 ") and " und " not in done and ", " not in done else "würden"
    return f"Das ist ein Probelauf, gespeichert wurde nichts. Beim Übernehmen {verb} {done}.{rest}"


def _entries(report: ImportReport, fate: Fate) -> str:
    """„98 Träger und 226 Angebote“; empty where there is none."""
    organizations, services = report.organization_counts[fate], report.service_counts[fate]
    parts = [
        counted(services, "Angebot", "Angebote") if services else "",
        counted(organizations, "Träger", "Träger") if organizations else "",
    ]
    return " und ".join(part for part in parts if part)


def _enumerated(facts: list[str]) -> str:
    return facts[0] if len(facts) == 1 else ", ".join(facts[:-1]) + f" und {facts[-1]}" if facts else ""


def _open(report: ImportReport) -> str:
    waiting, asked = report.counts[Fate.NEEDS_DECISION], len(report.questions)
    if not asked:
        return "Keine Fragen offen."
    told = counted(asked, "Frage ist offen", "Fragen sind offen")
    if not waiting:
        return f"{told}; alle Zeilen können trotzdem übernommen werden."
    rows = counted(waiting, "Zeile wartet", "Zeilen warten")
    return f"{told}; {rows} auf Ihre Entscheidung, alle anderen werden mit dem übernommen, was sicher ist."


def _known(report: ImportReport) -> str:
    """What was not asked because somebody said it before."""
    columns = counted(report.assigned_columns, "Spalte", "Spalten")
    cells = counted(report.answered, "Stelle", "Stellen")
    parts = [
        f"bei {columns} Ihre Zuordnung" if report.assigned_columns else "",
        f"an {cells} eine gemerkte Antwort" if report.answered else "",
    ]
    told = " und ".join(part for part in parts if part)
    return f"Dabei gilt {told}." if told else ""


def _notes(report: ImportReport) -> list[str]:
    notes = []
    if report.ignored_sheets:
        names = ", ".join(f"„{name}“" for name in report.ignored_sheets)
        notes.append(f"Nicht gelesen, weil darin keine Kopfzeile zu finden war: Blatt {names}.")
    missing = report.counts[Fate.MISSING]
    if missing:
        vanished = "nicht mehr in der Arbeitsmappe und"
        entries = counted(missing, f"Eintrag steht {vanished} bleibt", f"Einträge stehen {vanished} bleiben")
        notes.append(f"{entries} unverändert. Archiviert wird nur auf Ihren Wunsch.")
    if report.renumbered >= 3:
        notes.append(
            f"Vorsicht: Bei {report.renumbered} Nummern steht jetzt der Name eines anderen Eintrags. Wurden die "
            "Nummern neu vergeben? An der Nummer wird ein Eintrag wiedererkannt."
        )
    return notes
