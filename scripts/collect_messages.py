"""Collects every text of code and templates into the message catalogues: new texts come in empty, unused ones go.

Texts on screens for staff alone are wanted in the languages of staff, all others in every language.
`--check` changes nothing and lists what is missing; exit status 1 if anything is.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from scripts.staff_texts import PACKAGE, is_staff_file

LOCALE = PACKAGE / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "later": None,  # gettext_lazy where many texts stand in a table
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources() -> Iterator[tuple[str, bytes]]:
    """Every file that can hold texts, as Python source: templates are turned into calls of gettext."""
    for path in sorted(PACKAGE.rglob("*")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            yield str(path.relative_to(PACKAGE)), path.read_bytes()
        elif "templates" in path.parts and path.suffix in {".html", ".txt"}:
            yield str(path.relative_to(PACKAGE)), templatize(path.read_text(encoding="utf-8")).encode()


def collected() -> Catalog:
    """All texts of the program in one catalogue without translations."""
    catalogue = Catalog(charset="utf-8")
    for name, source in sources():
        for _, message, comments, context in extract(
            "python", BytesIO(source), KEYWORDS, comment_tags=("Translators:",)
        ):
            catalogue.add(message, None, [(name, 0)], context=context, auto_comments=comments)
    return catalogue


def wanted_in(language: str, template: Catalog) -> list[Message]:
    """The texts that a language needs."""
    everything = [message for message in template if message.id]
    if LANGUAGE_BY_CODE[language].for_staff:
        return everything
    return [message for message in everything if not is_for_staff(message)]


def is_for_staff(message: Message) -> bool:
    """Whether a text stands nowhere else than on screens for staff."""
    return all(is_staff_file(name) for name, _ in message.locations)


def catalogue_paths() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def missing(path: Path, template: Catalog) -> list[str]:
    """The texts of the program that this catalogue does not translate, and those that the program no longer has."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    known = {(message.id, message.context): message for message in catalogue if message.id}
    wanted = {(message.id, message.context) for message in wanted_in(language_of(path), template)}
    untranslated = [key for key in wanted if key not in known or not is_translated(known[key].string)]
    return sorted(f"{language_of(path)}: {key[0]}" for key in [*untranslated, *(known.keys() - wanted)])


def language_of(path: Path) -> str:
    return path.parent.parent.name


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def renew(path: Path, template: Catalog) -> None:
    """Bring a catalogue up to date with the texts; translations of unchanged texts stay."""
    language = language_of(path)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    wanted = Catalog(charset="utf-8")
    for message in wanted_in(language, template):
        wanted[message.id] = message
    catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, ignore_obsolete=True, width=120)


def main() -> int:
    template = collected()
    if "--check" in sys.argv:
        gaps = [gap for path in catalogue_paths() for gap in missing(path, template)]
        print("\n".join(gaps))
        return 1 if gaps else 0
    for path in catalogue_paths():
        renew(path, template)
    return 0


if __name__ == "__main__":
    sys.exit(main())
