"""What changed between two versions of a plan: parts are the same by their line, whatever they are called now."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Protocol

from knotenpunkt.planning.domain.plan_content import (
    FocusContent,
    MeasureContent,
    PlanContent,
    PlanFacts,
    TargetContent,
)


class Kind(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class Part(StrEnum):
    """Which part of a plan."""

    PLAN = "plan"
    FOCUS_AREA = "focus_area"
    MEASURE = "measure"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of which part, in which focus area, and for a change in which field from what to what."""

    kind: Kind
    part: Part
    focus_area: str = ""
    name: str = ""
    field: str = ""
    before: object = None
    after: object = None


class _Line(Protocol):
    @property
    def line(self) -> uuid.UUID | None: ...


_ELSEWHERE = {"line", "measures", "targets"}


def differences(before: PlanContent, after: PlanContent) -> tuple[Difference, ...]:
    """Everything that changed, in the order of the later version; what was removed comes last."""
    return (
        *_fields(Part.PLAN, "", "", before.facts, after.facts),
        *_order(Part.PLAN, "", before.focus_areas, after.focus_areas),
        *(
            difference
            for old, new in _pairs(before.focus_areas, after.focus_areas)
            for difference in _focus_area(old, new)
        ),
    )


def _focus_area(old: FocusContent | None, new: FocusContent | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield from _added_or_removed(Part.FOCUS_AREA, "", old, new)
        return
    yield from _fields(Part.FOCUS_AREA, new.title, new.title, old, new)
    yield from _parts(Part.MEASURE, new.title, old.measures, new.measures)
    yield from _parts(Part.TARGET, new.title, old.targets, new.targets)


def _parts[Content: (MeasureContent, TargetContent)](
    part: Part, area: str, before: Sequence[Content], after: Sequence[Content]
) -> Iterator[Difference]:
    yield from _order(part, area, before, after)
    for old, new in _pairs(before, after):
        if old is None or new is None:
            yield from _added_or_removed(part, area, old, new)
        else:
            yield from _fields(part, area, _name(new), old, new)


def _added_or_removed(
    part: Part, area: str, old: "_Content | None", new: "_Content | None"
) -> Iterator[Difference]:
    if new is not None:
        yield Difference(Kind.ADDED, part, area, _name(new))
    elif old is not None:
        yield Difference(Kind.REMOVED, part, area, _name(old))


type _Content = FocusContent | MeasureContent | TargetContent


def _name(content: _Content) -> str:
    return content.name if isinstance(content, TargetContent) else content.title


def _fields[Content: (PlanFacts, FocusContent, MeasureContent, TargetContent)](
    part: Part, area: str, name: str, old: Content, new: Content
) -> Iterator[Difference]:
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in _ELSEWHERE and not _same(before, after):
            yield Difference(Kind.CHANGED, part, area, name, field.name, before, after)


def _same(before: object, after: object) -> bool:
    """Of what was chosen from a list the order says nothing."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        return set(before) == set(after)
    return before == after


def _order(part: Part, area: str, before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[Difference]:
    """Told once, where parts of both versions follow each other differently."""
    old = [one.line for one in before]
    new = [one.line for one in after]
    if [line for line in old if line in new] != [line for line in new if line in old]:
        yield Difference(Kind.REORDERED, part, area)


def _pairs[Content: _Line](
    before: Sequence[Content], after: Sequence[Content]
) -> Iterator[tuple[Content | None, Content | None]]:
    old = {one.line: one for one in before}
    new = {one.line for one in after}
    yield from ((old.get(one.line), one) for one in after)
    yield from ((one, None) for one in before if one.line not in new)
