"""Files for translators: what is written into one, and what one that came back would change."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from django.http import Http404

from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, State, source_hash, state_of
from knotenpunkt.directory.models import Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.domain.entries import Entry, Kind, Reference
from knotenpunkt.translating.domain.lengths import longest
from knotenpunkt.translating.domain.xliff import (
    Fault,
    FileUnusable,
    ReadFile,
    ReadUnit,
    UnitKey,
    WrittenUnit,
)
from knotenpunkt.translating.domain.xliff_reading import read_file
from knotenpunkt.translating.models import ReceivedFile
from knotenpunkt.translating.queries.entries import entries_of, made_of

_TO_DO = {State.MISSING, State.OUTDATED}

type Shown = Mapping[tuple[Reference, str], Translation]


class Choice(StrEnum):
    """Which texts a file holds."""

    TO_DO = "offen"
    EVERYTHING = "alles"


class Verdict(StrEnum):
    """What would become of a unit, in the order in which a report tells it."""

    NEW = "new"
    CHANGED = "changed"
    OUTDATED = "outdated"
    OVERTAKEN = "overtaken"
    TAGS = "tags"
    TOO_LONG = "too long"
    TWICE = "twice"
    UNKNOWN = "unknown"
    SAME = "same"
    UNTRANSLATED = "untranslated"


IMPORTED = (Verdict.NEW, Verdict.CHANGED, Verdict.OUTDATED)


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one unit; `key` and `title` of one of ours."""

    verdict: Verdict
    unit: ReadUnit
    key: UnitKey | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a file would change, unit by unit in the order of the file."""

    lines: tuple[Line, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many units get which verdict, those that no unit gets left out."""
        counted = Counter(line.verdict for line in self.lines)
        return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}

    @property
    def changes(self) -> tuple[Line, ...]:
        """What would be written."""
        return tuple(line for line in self.lines if line.verdict in IMPORTED)


def units_to_write(centre: Centre, language: str, choice: Choice) -> Iterator[WrittenUnit]:
    """The texts of a file, in four statements."""
    made, shown = made_of(centre, language), _shown(centre, language)
    for entry in entries_of(centre):
        states = made.get((entry.reference, language), {})
        for section, source in entry.sources.items():
            state = state_of(entry.hashes[section], states.get(section, ()))
            if choice is Choice.EVERYTHING or state in _TO_DO:
                row = shown.get((entry.reference, section))
                key = UnitKey(entry.reference, section)
                yield _written(key, entry.title, source, row)


def _written(key: UnitKey, title: str, source: str, row: Translation | None) -> WrittenUnit:
    if row is None:
        return WrittenUnit(key, title, source)
    if row.source_hash != source_hash(source):
        return WrittenUnit(key, title, source, former=(row.source, row.text))
    return WrittenUnit(key, title, source, row.text, is_released=row.released_at is not None)


def _shown(centre: Centre, language: str) -> dict[tuple[Reference, str], Translation]:
    """Of each text what waits, otherwise what is released."""
    rows = Translation.objects.within(Scope.of(centre)).filter(language=language).order_by("pk")
    released_first = sorted(rows, key=lambda row: row.released_at is None)
    return {(_reference(row), row.section): row for row in released_first}


def _reference(row: Translation) -> Reference:
    kind = Kind.SERVICE if row.service_id else Kind.ORGANIZATION
    return Reference(kind, cast(uuid.UUID, row.service_id or row.organization_id))


def report_on(centre: Centre, language: str, content: bytes) -> Report:
    """What a file would change, in three statements however long it is; raises FileUnusable."""
    file = read_file(content)
    _check_languages(file, language)
    entries = {entry.reference: entry for entry in entries_of(centre)}
    shown = _shown(centre, language)
    lines, before = [], set()
    for unit in file.units:
        line = _line(unit, entries, shown)
        known = line.key is not None and line.key in before
        lines.append(Line(Verdict.TWICE, unit, line.key, line.title) if known else line)
        if line.key is not None:
            before.add(line.key)
    return Report(tuple(lines))


def _check_languages(file: ReadFile, language: str) -> None:
    """Regions do not matter (ar-SA is Arabic), private parts do (de-x-ls is not German); nothing said is fine."""
    if file.source_language and _base(file.source_language) != SOURCE_LANGUAGE:
        raise FileUnusable(Fault.OTHER_SOURCE, file.source_language)
    if file.target_language and _base(file.target_language) != language:
        raise FileUnusable(Fault.OTHER_TARGET, file.target_language)


def _base(tag: str) -> str:
    written = tag.strip().lower().replace("_", "-")
    return written if "-x-" in written else written.partition("-")[0]


def _line(unit: ReadUnit, entries: Mapping[Reference, Entry], shown: Shown) -> Line:
    key = UnitKey.read(unit.key)
    entry = entries.get(key.reference) if key else None
    if key is None or entry is None or key.section not in entry.sources:
        return Line(Verdict.UNKNOWN, unit)
    row = shown.get((key.reference, key.section))
    return Line(_verdict(unit, key, entry, row), unit, key, entry.title)


def _verdict(unit: ReadUnit, key: UnitKey, entry: Entry, row: Translation | None) -> Verdict:
    if not unit.target:
        return Verdict.UNTRANSLATED
    if unit.has_tags:
        return Verdict.TAGS
    if len(unit.target) > longest(key.section):
        return Verdict.TOO_LONG
    hash_now, hash_then = entry.hashes[key.section], source_hash(unit.source)
    if row is not None and (row.text, row.source_hash) == (unit.target, hash_then):
        return Verdict.SAME
    if hash_then != hash_now:
        return Verdict.OVERTAKEN if row is not None and row.source_hash == hash_now else Verdict.OUTDATED
    return Verdict.NEW if row is None else Verdict.CHANGED


def received_file(centre: Centre, language: str, key: object) -> ReceivedFile:
    """A file that waits for its import; another centre's does not exist."""
    rows = ReceivedFile.objects.within(Scope.of(centre)).filter(language=language, pk=key)
    found: ReceivedFile | None = rows.select_related("centre").first()
    if found is None:
        raise Http404(str(key))
    return found


def file_name(centre: Centre, language: str, now: datetime) -> str:
    """What a file is called when it is saved."""
    return f"{centre.slug}-{language}-{now:%Y-%m-%d}.xlf"
