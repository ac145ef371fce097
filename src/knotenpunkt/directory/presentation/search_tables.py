"""What people searched for, as tables in the reader's words: the same for the page and for the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.search.domain.counted import Figures
from knotenpunkt.search.domain.small_numbers import WordFigures
from knotenpunkt.search.queries.search_report import SearchReport, Share
from knotenpunkt.shared.text import cldr


@dataclass(frozen=True, slots=True)
class Row:
    """Something with its figures; `language` is that of the label where it is not the page's."""

    label: str
    figures: Figures
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for its first column, and a remark below it."""

    name: str
    title: str
    heading: str
    rows: tuple[Row, ...]
    remark: str = ""


def search_tables(
    report: SearchReport, topics: Mapping[str, str], municipalities: Mapping[str, str], language: str
) -> list[Table]:
    """The tables that have rows. `topics` names topics by code, `municipalities` places by AGS."""
    return [table for table in _tables(report, topics, municipalities, language) if table.rows]


def as_rows(tables: Iterable[Table], report: SearchReport) -> Iterator[list[str]]:
    """The tables one below the other, for a file: every row says to which table and which period it belongs."""
    yield [_("Table"), _("Entry"), *figure_headings(), _("First day"), _("Last day")]
    period = [report.first_day.isoformat(), report.last_day.isoformat()]
    for table in tables:
        for row in table.rows:
            figures = row.figures
            numbers = (figures.searches, figures.without_results, figures.missing)
            yield [table.title, row.label, *map(str, numbers), *period]


def figure_headings() -> list[str]:
    """What the three figures of a row are."""
    return [_("Searches"), _("Without a result"), _("“This is missing”")]


def _tables(
    report: SearchReport, topics: Mapping[str, str], municipalities: Mapping[str, str], language: str
) -> Iterator[Table]:
    words = _("Words")
    frequent = _words(report.words.words)
    if report.words.others != Figures():
        frequent = (*frequent, Row(_("all other words"), report.words.others))
    yield Table(
        "words",
        _("Most frequent words"),
        words,
        frequent,
        _("Words seen fewer than three times are not shown one by one; they are counted in the last row."),
    )
    yield Table("unanswered", _("Words without a result"), words, _words(report.unanswered))
    yield Table("missing", _("Said to be missing"), words, _words(report.missing))
    yield Table(
        "topics",
        _("By topic"),
        _("Topic"),
        tuple(_named(report.subjects, topics, _("no topic"))),
        _("Words can belong to several topics, and then count for each."),
    )
    yield Table(
        "places",
        _("By place"),
        _("Place that was named"),
        tuple(_named(report.municipalities, municipalities, _("no place named"), "de")),
    )
    names = {share.key: cldr.language_name(share.key, language) for share in report.languages}
    yield Table(
        "languages", _("By language"), _("Language of the pages"), tuple(_named(report.languages, names, ""))
    )


def _words(found: Iterable[WordFigures]) -> tuple[Row, ...]:
    return tuple(Row(word.words, word.figures) for word in found)


def _named(
    shares: Iterable[Share], names: Mapping[str, str], without_name: str, language: str = ""
) -> Iterator[Row]:
    """Shares by name; a place or topic that the centre no longer has keeps its key."""
    for share in shares:
        label = names.get(share.key, share.key)
        yield Row(label, share.figures, language) if label else Row(without_name, share.figures)
