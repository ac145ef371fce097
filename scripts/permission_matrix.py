"""Writes the page of the documentation that says who may open which address: from declarations and the policy table.

`--check` changes nothing; exit status 1 if the page is not up to date.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "permissions.md"
INTRODUCTION = """# Permissions

Every address, and how far each role gets there. `python scripts/permission_matrix.py` writes this page from the
declarations of the views and the one policy table (`access/policy.py`); a test walks all addresses as every persona, in
the own centre and in a foreign one, and compares.

● the whole centre · ◐ the own organization · ◑ the own municipality · ○ everybody · ◇ whoever has signed in, about
herself · – refused. In a centre in which somebody has no seat the workspace does not exist for her (404); nobody signed
in is refused (403). The operator is the console.

"""


def page() -> str:
    """The whole page."""
    from knotenpunkt.access.policy import Role

    heads = ["address", "needs", *(role.value.replace("_", " ") for role in Role)]
    lines = [_row(heads), _row(["---"] * len(heads)), *map(_row, _rows())]
    return INTRODUCTION + "\n".join(lines) + "\n"


def _rows() -> Iterator[list[str]]:
    from django.urls import get_resolver

    found: dict[str, tuple[str, Any]] = {}
    for address, pattern in _patterns(get_resolver()):
        if "language" in address or pattern.name not in found:
            found.setdefault(pattern.name or address, (address, pattern))
    for address, pattern in sorted(found.values(), key=lambda entry: entry[0]):
        declared = _declared(pattern)
        yield [f"`/{_readable(address)}`", _needed(declared), *_reaches(declared)]


def _patterns(resolver: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    from django.urls import URLResolver

    for entry in resolver.url_patterns:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, address)
        else:
            yield address, entry


def _declared(pattern: Any) -> str:
    from knotenpunkt.access.declarations import declaration

    return str(declaration(pattern.callback))


def _readable(address: str) -> str:
    """`de/heinsberg/…` rather than what Django calls the parts."""
    for converter in ("language:", "slug:", "uuid:", "int:", "str:", "word:", "path:"):
        address = address.replace(f"<{converter}", "<")
    return address


def _needed(declared: str) -> str:
    from knotenpunkt.access.declarations import PUBLIC, SIGNED_IN

    return {PUBLIC: "nothing", SIGNED_IN: "an account"}.get(declared, f"`{declared}`")


def _reaches(declared: str) -> list[str]:
    from knotenpunkt.access.declarations import PUBLIC, SIGNED_IN
    from knotenpunkt.access.policy import Permission, Reach, Role, reach

    everywhere = {PUBLIC: "○", SIGNED_IN: "◇"}
    signs = {
        Reach.NONE: "–",
        Reach.ORGANIZATION: "◐",
        Reach.MUNICIPALITY: "◑",
        Reach.CENTRE: "●",
        Reach.STATE: "●",
    }
    return [everywhere.get(declared) or signs[reach(Permission(declared), role)] for role in Role]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knotenpunkt.config.settings")
    import django

    django.setup()
    written = page()
    if "--check" in sys.argv:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != written)
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
