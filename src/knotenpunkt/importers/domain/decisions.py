"""Which rows can be written as they were read, and which wait for a person: identity is never guessed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, question
from knotenpunkt.importers.domain.answers import NAMES, NO_ANSWERS, Answers, Deed, decided
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Incoming, identity_of
from knotenpunkt.importers.domain.providers import ProviderRegister
from knotenpunkt.importers.domain.reading import CellReading
from knotenpunkt.importers.domain.unread import add_unread

NO_OTHER_NAMES: Mapping[str, str] = {}
LIMITS: Mapping[str, tuple[int, Heading]] = {
    "name": (200, Heading.ORGANIZATION),
    "title": (200, Heading.SERVICE),
    "provider_text": (300, Heading.PROVIDER),
    "target_text": (400, Heading.TARGET_GROUP),
    "language_text": (400, Heading.LANGUAGES),
    "cost_text": (300, Heading.COST),
    "registration_text": (300, Heading.REGISTRATION),
    "email": (254, Heading.EMAIL),
    "website": (300, Heading.WEBSITE),
    "status_reason": (300, Heading.NOTE),
    "review_reason": (300, Heading.NOTE),
}
PLACE_LIMITS: Mapping[str, tuple[int, Heading]] = {
    "name": (200, Heading.VENUE),
    "street": (200, Heading.STREET),
    "postal_code": (20, Heading.POSTAL_CODE),
    "city": (120, Heading.CITY),
}


_OWN_LIMITS = {
    kind: ({each.name: LIMITS[each.name] for each in fields(kind) if each.name in LIMITS}, place)
    for kind, place in ((OrganizationRecord, "seat"), (ServiceRecord, "place"))
}


@dataclass(frozen=True, slots=True)
class ReadRow[R: OrganizationRecord | ServiceRecord]:
    """A row that was read, and the cells that changed or about which something is to say. Without a name it
    `is_nameless`.

    `columns` are the letters of the sheet's columns, `entry` is how answers know the row again.
    """

    sheet: str
    row: int
    record: R
    cells: tuple[CellReading, ...]
    columns: Mapping[Heading, str]
    is_nameless: bool = False
    entry: str = ""

    def asking(self, heading: Heading, text: str, *issues: Issue) -> "ReadRow[R]":
        """With further issues at the cell of this heading, which holds `text` where it was not kept for its own
        sake."""
        known = next((cell for cell in self.cells if cell.heading is heading), None)
        if known is None:
            where = f"{self.columns[heading]}{self.row}" if heading in self.columns else ""
            return replace(self, cells=(*self.cells, CellReading(heading, where, text, text, issues)))
        asked = replace(known, issues=(*known.issues, *issues))
        return replace(self, cells=tuple(asked if cell is known else cell for cell in self.cells))

    def has(self, kind: IssueKind, heading: Heading) -> bool:
        return any(
            issue.kind is kind for cell in self.cells if cell.heading is heading for issue in cell.issues
        )


@dataclass(frozen=True, slots=True)
class Decided[R: OrganizationRecord | ServiceRecord]:
    """A row with everything there is to say about it, and what it would write.

    `same_as` is the name of the organization that it means, as a person decided; then it writes nothing itself. Nor
    does a row that `is_left_out`, because a person said so.
    """

    read: ReadRow[R]
    incoming: Incoming[R]
    same_as: str = ""
    is_left_out: bool = False

    @property
    def is_planned(self) -> bool:
        """Whether the row is one of the plan at all."""
        return not self.same_as and not self.is_left_out

    @property
    def is_written(self) -> bool:
        """Whether the row becomes an entry, or stays one."""
        return not self.incoming.undecided and self.is_planned


def decide_organizations(
    rows: Iterable[ReadRow[OrganizationRecord]], register: ProviderRegister, answers: Answers = NO_ANSWERS
) -> Iterator[Decided[OrganizationRecord]]:
    """A row without a number that may be another organization waits; so does a second row of the same name."""
    first: dict[str, ReadRow[OrganizationRecord]] = {}
    rows = [_settled(row, answers) for row in rows]
    for row in sorted(rows, key=lambda row: row.record.number is None):
        first.setdefault(identity_of(row.record)[0], row)
    for row in rows:
        reason = _without_identity(row, Heading.ORGANIZATION)
        namesake = first[identity_of(row.record)[0]]
        similar = register.similar(row.record) if row.record.number is None else ()
        if reason:
            yield _decided(row, reason, answers)
        elif namesake is not row:
            told = f"Derselbe Name steht schon in Zeile {namesake.row}."
            yield _near(row, (namesake.record.name,), told, answers)
        elif similar:
            yield _near(row, similar, "Ohne Nr., und der Name ähnelt einem anderen Träger.", answers)
        else:
            yield _decided(row, "", answers)


def _near(
    row: ReadRow[OrganizationRecord], others: tuple[str, ...], reason: str, answers: Answers
) -> Decided[OrganizationRecord]:
    """The row, waiting; unless a person said that it is one of the others, or none of them."""
    name = row.record.name
    asking = row.asking(
        Heading.ORGANIZATION, name, question(IssueKind.NEAR_DUPLICATE, name, candidates=others)
    )
    cell = next(cell for cell in asking.cells if cell.heading is Heading.ORGANIZATION)
    answer = answers.of_question(cell, cell.issues[-1], row.entry)
    is_same = answer is not None and answer.deed is Deed.SAME and answer.text in others
    is_own = answer is not None and answer.deed is Deed.OWN and name not in others
    if answer is None or not (is_same or is_own):
        return _decided(asking, reason, NO_ANSWERS)
    return replace(_decided(asking, "", answers), same_as=answer.text if is_same else "")


def decide_services(
    rows: Iterable[ReadRow[ServiceRecord]],
    organizations: frozenset[str],
    meant: Mapping[str, str] = NO_OTHER_NAMES,
    answers: Answers = NO_ANSWERS,
) -> Iterator[Decided[ServiceRecord]]:
    """Services with providers that will be there. `meant` is the organization a name stands for, where not itself."""
    for row in rows:
        known = _with_known_provider(_with_meant_provider(_settled(row, answers), meant), organizations)
        yield _decided(known, _without_identity(known, Heading.SERVICE), answers)


def _with_meant_provider(row: ReadRow[ServiceRecord], meant: Mapping[str, str]) -> ReadRow[ServiceRecord]:
    record = row.record
    if not meant or meant.keys().isdisjoint((record.organization, *record.partners)):
        return row
    leading = meant.get(record.organization, record.organization)
    partners = dict.fromkeys(meant.get(partner, partner) for partner in record.partners)
    partners.pop(leading, None)
    return replace(row, record=replace(record, organization=leading, partners=tuple(partners)))


def _with_known_provider(row: ReadRow[ServiceRecord], there: frozenset[str]) -> ReadRow[ServiceRecord]:
    """The row; a provider that waits for a decision itself stays as text and is asked about."""
    record = row.record
    providers = (record.organization, *record.partners)
    if not record.organization or there.issuperset(providers):
        return row
    named = " / ".join(providers)
    waiting = tuple(name for name in providers if name not in there)
    as_text = replace(record, organization="", partners=(), provider_text=named)
    issue = question(IssueKind.UNCERTAIN_NAME, named, candidates=waiting)
    return replace(row, record=as_text).asking(Heading.PROVIDER, named, issue)


def _without_identity[R: OrganizationRecord | ServiceRecord](row: ReadRow[R], name: Heading) -> str:
    if row.is_nameless:
        return f"Die Spalte „{name.value}“ ist leer."
    if row.has(IssueKind.UNREADABLE, Heading.NUMBER):
        return "Die Nr. ist keine Zahl."
    return ""


def _decided[R: OrganizationRecord | ServiceRecord](
    row: ReadRow[R], reason: str, answers: Answers
) -> Decided[R]:
    ordered = _in_order(row.record)
    fitting = _within_limits(row if ordered is row.record else replace(row, record=ordered))
    told = _settled(fitting, answers)
    left_out = row.is_nameless and not any(cell.questions for cell in told.cells if cell.heading in NAMES)
    return Decided(told, Incoming(row.sheet, row.row, told.record, reason), is_left_out=left_out)


def _settled[R: OrganizationRecord | ServiceRecord](row: ReadRow[R], answers: Answers) -> ReadRow[R]:
    """The row with what a person said of its questions: they are notes now, and a mark may mean something else."""
    if not answers.given or not any(cell.questions for cell in row.cells):
        return row
    changes: dict[str, Any] = {}
    cells = []
    for cell in row.cells:
        issues = []
        for issue in cell.issues:
            answer = answers.of_question(cell, issue, row.entry)
            changes |= _effect(issue, answer.deed) if answer else {}
            issues.append(decided(answer, cell.written) if answer else issue)
        cells.append(replace(cell, issues=tuple(issues)))
    return replace(row, cells=tuple(cells), record=replace(row.record, **changes))


def _effect(issue: Issue, deed: Deed) -> dict[str, Any]:
    """What an answer to the question whether a row's mark is right changes in the record."""
    if issue.kind is IssueKind.REVIEW_REQUESTED:
        return {"review_reason": ""}
    if deed is Deed.PUBLISH:
        return {"status": Status.PUBLISHED, "status_reason": ""}
    return {}


def _in_order[R: OrganizationRecord | ServiceRecord](record: R) -> R:
    """Municipalities are a set; in the order of their keys two readings of it are equal."""
    if isinstance(record, OrganizationRecord) or len(record.service_areas) < 2:
        return record
    return replace(record, service_areas=tuple(sorted(record.service_areas)))


def _within_limits[R: OrganizationRecord | ServiceRecord](row: ReadRow[R]) -> ReadRow[R]:
    """The row with texts as long as can be kept; a longer one is cut with an ellipsis and asked about."""
    record = row.record
    own, place = _OWN_LIMITS[OrganizationRecord if isinstance(record, OrganizationRecord) else ServiceRecord]
    cut = {name: limit for name, limit in own.items() if len(getattr(record, name)) > limit[0]}
    location = getattr(record, place)
    place_cut = {
        name: limit for name, limit in PLACE_LIMITS.items() if len(getattr(location, name)) > limit[0]
    }
    if not cut and not place_cut:
        return row
    changes: dict[str, Any] = {
        name: _shortened(getattr(record, name), limit) for name, (limit, _) in cut.items()
    }
    shorter = {name: _shortened(getattr(location, name), limit) for name, (limit, _) in place_cut.items()}
    changes[place] = replace(location, **shorter)
    lines = [record.note] if record.note else []
    for name, (_, heading) in cut.items():
        if heading is not Heading.NOTE:
            add_unread(lines, heading, getattr(record, name))
    for name, (_, heading) in () if location.confidential else place_cut.items():
        add_unread(lines, heading, getattr(location, name))
    changes["note"] = "\n".join(lines)
    asked = replace(row, record=replace(record, **changes))
    for limit, heading in (*cut.values(), *place_cut.values()):
        asked = asked.asking(heading, "", question(IssueKind.TOO_LONG, str(limit)))
    return asked


def _shortened(text: str, limit: int) -> str:
    return text[: limit - 2].rstrip() + " …"
