"""The documentation says what the program does: links, commands, settings and columns are compared with the code."""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from knotenpunkt.api.domain.parameters import PARAMETERS
from knotenpunkt.config import environment
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS
from knotenpunkt.importers.report import as_json

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTATION = ROOT / "docs"
REFERENCE = DOCUMENTATION / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *DOCUMENTATION.rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
DJANGO_OPTIONS = {
    *("--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback"),
    *("--no-color", "--force-color", "--skip-checks"),
}


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose_of(page: Path) -> str:
    """The page without its blocks of code, in which square brackets are no links and `#` is no heading."""
    return FENCE.sub("", text_of(page))


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings as code forges make them: small letters, hyphens for blanks, no punctuation."""
    headings = re.findall(r"^#{1,6} +(.+)$", prose_of(page), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def broken_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(prose_of(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            yield link


def section_of(page: Path, heading: str) -> str:
    """What stands under a heading of the second level."""
    _, found, rest = text_of(page).partition(f"\n## {heading}\n")
    assert found, f"{name_of(page)} has no section '{heading}'"
    return rest.partition("\n## ")[0]


def first_column(section: str) -> list[str]:
    """The first cells of the rows of a section's tables, without the heading row and code marks."""
    cells = [line.split("|")[1].strip().strip("`") for line in section.splitlines() if line.startswith("|")]
    return [cell for cell in cells[1:] if not set(cell) <= set("-: ")]


def own_commands() -> Mapping[str, str]:
    return {name: str(app) for name, app in get_commands().items() if str(app).startswith("knotenpunkt.")}


def options_of(name: str) -> set[str]:
    """The long options and the positional arguments that a command adds to those of every command."""
    parser = load_command_class(own_commands()[name], name).create_parser("knotenpunkt", name)
    return {told for action in parser._actions for told in _told(action)} - DJANGO_OPTIONS


def _told(action: argparse.Action) -> list[str]:
    if action.option_strings:
        return [option for option in action.option_strings if option.startswith("--")]
    return [str(action.metavar or (", ".join(map(str, action.choices)) if action.choices else action.dest))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


@pytest.mark.parametrize("page", sorted(DOCUMENTATION.rglob("*.md")), ids=name_of)
def test_page_is_reached_from_the_index(page: Path) -> None:
    index = DOCUMENTATION / "README.md"
    decisions = DOCUMENTATION / "adr" / "README.md"
    linked = {
        (start.parent / link.partition("#")[0]).resolve()
        for start in (index, decisions)
        for link in LINK.findall(prose_of(start))
    }

    assert page in {*linked, index}


def test_every_command_is_described_and_no_other() -> None:
    described = re.findall(r"^## `([a-z-]+)`$", text_of(REFERENCE / "commands.md"), re.MULTILINE)

    assert sorted(described) == sorted(own_commands())


@pytest.mark.parametrize("name", sorted(own_commands()))
def test_options_described_are_those_of_the_command(name: str) -> None:
    section = section_of(REFERENCE / "commands.md", f"`{name}`")

    assert {cell.split(" ")[0] for cell in first_column(section)} == options_of(name)


def test_settings_described_are_those_that_are_read() -> None:
    read = set(re.findall(r"KNOTENPUNKT_[A-Z_]+", text_of(Path(environment.__file__))))

    assert set(first_column(section_of(REFERENCE / "settings.md", "Variables"))) == read


def test_columns_of_services_are_described_in_their_order() -> None:
    section = section_of(REFERENCE / "workbook.md", "Sheet „Angebote“")

    assert first_column(section) == [heading.value for heading in SERVICE_HEADINGS]


def test_columns_of_organizations_are_described_in_their_order() -> None:
    section = section_of(REFERENCE / "workbook.md", "Sheet „Träger“")

    assert first_column(section) == [heading.value for heading in ORGANIZATION_HEADINGS]


def test_parameters_of_open_data_are_described() -> None:
    _, _, section = section_of(REFERENCE / "open-data.md", "HSDS").partition("### Parameters")

    assert first_column(section.partition("### ")[0]) == list(PARAMETERS)


def test_kinds_of_remarks_are_described() -> None:
    section = section_of(REFERENCE / "workbook.md", "Kinds of remarks")

    assert first_column(section) == [kind.value for kind in IssueKind]


def test_counts_of_the_report_are_described() -> None:
    section = section_of(REFERENCE / "workbook.md", "Report as JSON")
    counts = re.search(r'"counts": \{([^}]*)\}', section)

    assert counts is not None
    assert re.findall(r'"(\w+)":', counts[1]) == [fate.value for fate in as_json.COUNTED]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_leaves_nothing_open(page: Path) -> None:
    assert re.findall(r"\bTODO\b|\bTBD\b|to be measured", text_of(page)) == []
