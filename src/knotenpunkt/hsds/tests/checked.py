"""Files as tests send them to the check, and what is found in them."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

from knotenpunkt.hsds.domain.checking import Report, check
from knotenpunkt.hsds.domain.findings import Severity
from knotenpunkt.hsds.domain.reading import read_file
from knotenpunkt.hsds.queries.objects import vocabulary

TODAY = date(2026, 11, 26)
KEYS = [f"64a1ba5c-3d39-4fa3-a47a-8e8bf2a6e1a{digit}" for digit in range(10)]


def good_service(**others: Any) -> dict[str, Any]:
    """A service at which there is nothing to find."""
    return {
        "id": KEYS[0],
        "name": "Sprachkurs",
        "status": "active",
        "description": "Ein Kurs für alle, die Deutsch lernen und sprechen wollen.",
        "eligibility_description": "Erwachsene",
        "application_process": "Bitte anrufen.",
        "fees_description": "Kostenlos",
        "assured_date": "2026-11-01",
        "organization": {"id": KEYS[1], "name": "Verein", "description": "Ein Verein."},
        "phones": [{"id": KEYS[2], "number": "+492452134222"}],
        "schedules": [{"id": KEYS[3], "opens_at": "09:00", "closes_at": "11:30"}],
        "service_areas": [{"id": KEYS[4], "extent": "05370", "extent_type": "AGS"}],
        "attributes": [{"id": KEYS[5], "link_type": "topic", "label": "Deutsch"}],
        **others,
    }


def report_of(name: str, content: bytes | str) -> Report:
    """What the check says about a file."""
    sent = content.encode() if isinstance(content, str) else content
    return check(read_file(name, sent, vocabulary()), vocabulary(), TODAY)


def report_of_json(document: Any) -> Report:
    """What the check says about a document."""
    return report_of("angebote.json", json.dumps(document))


def package(files: Mapping[str, bytes | str]) -> bytes:
    """A package of these files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return written.getvalue()


def told(report: Report) -> list[str]:
    """The findings in short: object, field and code."""
    return [f"{one.object}.{one.field} {one.code.value}" for one in report.findings]


def errors(report: Report) -> list[str]:
    """Those that break the standard."""
    of_them = [one for one in report.findings if one.severity is Severity.ERROR]
    return [f"{one.object}.{one.field} {one.code.value}" for one in of_them]
