"""What a person decided about cells: the answers, and the cells as they are read because of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Severity, note
from knotenpunkt.directory.domain.written.text import clean_line, shown
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.reading import CellReading

HIDDEN = "(vertraulich)"  # what is shown of a place that must stay secret
EMPTY_CELL = "–"  # reads as nothing in every column, and is still a filled cell with its colour
NAMES = frozenset((Heading.SERVICE, Heading.ORGANIZATION))
OF_ONE_ENTRY = frozenset(
    (
        IssueKind.MISSING_NAME,
        IssueKind.MISSING_NUMBER,
        IssueKind.PROBABLY_ENDED,
        IssueKind.REPLACED,
        IssueKind.REVIEW_REQUESTED,
        IssueKind.ROW_ABOVE,
        IssueKind.UNKNOWN_PROVIDER,
        IssueKind.UNRESOLVED_REFERENCE,
    )
)
_ASK_FOR_SOMETHING = frozenset((IssueKind.PLACEHOLDER, IssueKind.MISSING_NUMBER, IssueKind.UNKNOWN_PROVIDER))


class Deed(StrEnum):
    """What an answer does: to the cell (`READ_AS` a text, `CREATE` the organization it names), or to the question."""

    READ_AS = "read_as"
    CREATE = "create"
    KEEP = "keep"
    SAME = "same"
    OWN = "own"
    PUBLISH = "publish"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is about, and holds for whenever it comes back: a text under a heading.

    `entry` binds it to one row (empty: every cell of that text). Without a `kind` it says how the cell is read, else
    it settles that one question, about the `detail`.
    """

    heading: Heading
    text: str
    entry: str = ""
    kind: IssueKind | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided, and on which day."""

    deed: Deed
    text: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question with all that an answer to it needs; `current` is the text that was read in place of `raw`."""

    heading: Heading
    kind: IssueKind
    raw: str
    current: str
    entry: str
    detail: str
    candidates: tuple[str, ...]
    chosen: str

    def asked(self, deed: Deed) -> Asked:
        """What an answer of this kind is about."""
        if deed in {Deed.READ_AS, Deed.CREATE}:
            bound = is_of_one_entry(self.heading, self.kind) or not compared(self.raw)
            return Asked(self.heading, compared(self.raw), self.entry if bound else "")
        return question_key(self.heading, self.raw, self.entry, self.kind, self.detail)


def compared(text: str) -> str:
    """A text as answers know it again: blanks and capitals do not count, all else does."""
    return clean_line(text).casefold()


def question_key(heading: Heading, raw: str, entry: str, kind: IssueKind, detail: str) -> Asked:
    """How one question is known again."""
    entry = entry if is_of_one_entry(heading, kind) else ""
    return Asked(heading, compared(raw), entry, kind, compared(detail))


def is_of_one_entry(heading: Heading, kind: IssueKind) -> bool:
    """Whether an answer is about one entry alone: the text does not say enough, or it is the entry's number."""
    return kind in OF_ONE_ENTRY or heading is Heading.NUMBER


def entry_of(cells: Mapping[Heading, RawCell]) -> str:
    """How a row is known again: by its number and its name, as they stand there."""
    named = [Heading.NUMBER, *sorted(NAMES)]
    return " ".join(compared(shown(cells[heading])) for heading in named if heading in cells)


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a centre."""

    given: Mapping[Asked, Answer] = field(default_factory=dict)
    headings: frozenset[Heading] = frozenset()

    @classmethod
    def of(cls, given: Mapping[Asked, Answer]) -> "Answers":
        """With the headings under which a cell is read otherwise than it stands there."""
        return cls(given, frozenset(asked.heading for asked in given if asked.kind is None))

    def of_cells(self, cells: Mapping[Heading, RawCell], entry: str) -> dict[Heading, Answer]:
        """How cells of a row are to be read, by heading; what was said of this very row wins."""
        found = {}
        for heading in self.headings:
            text = compared(shown(cells[heading])) if heading in cells else ""
            answer = self.given.get(Asked(heading, text, entry))
            answer = answer or (self.given.get(Asked(heading, text)) if text else None)
            if answer is not None:
                found[heading] = answer
        return found

    def of_question(self, cell: CellReading, issue: Issue, entry: str) -> Answer | None:
        """What settles a question, if anything does."""
        if issue.severity is not Severity.QUESTION:
            return None
        return self.given.get(question_key(cell.heading, cell.raw, entry, issue.kind, issue.detail))


NO_ANSWERS = Answers()


def decided(answer: Answer, chosen: str) -> Issue:
    """The note that something stands as a person decided it, and since when."""
    return note(IssueKind.DECIDED, answer.decided_on.isoformat(), chosen=chosen)


def read_instead(
    cells: Mapping[Heading, RawCell], answers: Mapping[Heading, Answer]
) -> Mapping[Heading, RawCell]:
    """The cells with the texts as which they are read; a cell that was blank gets the look of the row's name."""
    if not answers:
        return cells
    look = next((cells[name] for name in NAMES if name in cells), RawCell())
    blank = replace(look, value=None, comment=None, coordinate="")
    answered = {
        heading: replace(cells.get(heading, blank), value=answer.text or EMPTY_CELL, number_format="General")
        for heading, answer in answers.items()
    }
    return {**cells, **answered}


def told(
    readings: Iterable[CellReading],
    cells: Mapping[Heading, RawCell],
    answers: Mapping[Heading, Answer],
) -> tuple[CellReading, ...]:
    """The readings; one of a text that a person gave shows what stood there, and who said otherwise."""
    return tuple(
        _told(reading, cells, answers[reading.heading]) if reading.heading in answers else reading
        for reading in readings
    )


def _told(reading: CellReading, cells: Mapping[Heading, RawCell], answer: Answer) -> CellReading:
    raw = shown(cells.get(reading.heading, RawCell()))
    asked = tuple(issue for issue in reading.questions if answer.text or issue.kind not in _ASK_FOR_SOMETHING)
    issues = (decided(answer, reading.written), *asked)
    return replace(reading, raw=raw, issues=issues, read_as=answer.text)
