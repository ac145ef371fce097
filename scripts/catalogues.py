"""Message catalogues without the system's gettext: writes every .po file as .mo.

Catalogues lie in src/knotenpunkt/locale/<language>/LC_MESSAGES/django.po; message identifiers are English.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "src" / "knotenpunkt" / "locale"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def errors(path: Path, catalogue: Catalog) -> list[str]:
    """What is wrong in a catalogue: placeholders that differ from the message they translate."""
    return [
        f"{path.relative_to(ROOT)}, line {message.lineno}: {error}"
        for message, found in catalogue.check()
        for error in found
    ]


def compile_all() -> None:
    """Write every catalogue as .mo; fuzzy entries are left out."""
    problems = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalogue = read(path)
        problems += errors(path, catalogue)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue, use_fuzzy=False)
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    compile_all()
