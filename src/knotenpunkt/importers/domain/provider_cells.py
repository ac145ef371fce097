"""The cell of a service's provider: one organization, a cooperation of several, the row above, or nobody known."""

import re
from dataclasses import dataclass

from knotenpunkt.directory.domain.written.reading import (
    Issue,
    IssueKind,
    RawCell,
    Reading,
    Severity,
    note,
    question,
)
from knotenpunkt.directory.domain.written.text import clean_line, fold, is_placeholder, is_row_above, shown
from knotenpunkt.importers.domain.providers import NOWHERE, Certainty, Match, ProviderRegister, Where

TOGETHER = " / "
_MOST_CANDIDATES = 5
_SLASH = re.compile(r"\s*/\s+|\s+/\s*")
_COMMA = re.compile(r"\s*[,;+]\s*|\s+und\s+|\s+&\s+")
_OFFICE = re.compile(
    r"(?:amt|abteilung|referat|dezernat|fachbereich|fachdienst|sachgebiet|behoerde|buecherei|archiv|museum)$"
)
_TOWN = re.compile(r"(?:stadt|gemeinde|kreis) ")


@dataclass(frozen=True, slots=True)
class Provider:
    """The leading organization and its partners by canonical name, or the words that name none with certainty."""

    organization: str = ""
    partners: tuple[str, ...] = ()
    text: str = ""

    @property
    def written(self) -> str:
        return TOGETHER.join((self.organization, *self.partners)) if self.organization else self.text

    @property
    def is_known(self) -> bool:
        return bool(self.written)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a provider's cell stands among: `above` is the provider of the row above in its block, None at its start.

    `gaps_continue`: an empty cell means the row above, as in sheets with blocks; in a plain table, nobody known.
    """

    above: Provider | None = None
    where: Where = NOWHERE
    title: str = ""
    gaps_continue: bool = True


def read_provider(cell: RawCell, register: ProviderRegister, around: Surroundings) -> Reading[Provider]:
    """Who offers it. Uncertain names stay as written and are asked about; nothing is merged silently."""
    text = clean_line(shown(cell))
    refers = is_row_above(text)
    if refers or not text:
        return _from_above(text, around, follow=refers or around.gaps_continue)
    if is_placeholder(text):
        return Reading(Provider(), "", (question(IssueKind.UNKNOWN_PROVIDER, text),))
    found = _same_parts(text, register, around.where) or _by_meaning(text, register, around)
    if found is not None:
        value = Provider(found[0], tuple(dict.fromkeys(found[1:])))
        return Reading(value, value.written, _variant(text, value.written))
    asked = _ask(text, register, around.where)
    return Reading(Provider(text=text), text, (asked,))


def _from_above(text: str, around: Surroundings, *, follow: bool) -> Reading[Provider]:
    above = around.above
    if follow and above is not None and above.is_known:
        severity = Severity.NOTE if above.organization else Severity.QUESTION
        return Reading(
            above, above.written, (Issue(IssueKind.ROW_ABOVE, severity, text, chosen=above.written),)
        )
    return Reading(Provider(), "", (question(IssueKind.UNKNOWN_PROVIDER, text),))


def _variant(text: str, written: str) -> tuple[Issue, ...]:
    return () if text == written else (note(IssueKind.NAME_VARIANT, text, chosen=written),)


def _same_parts(text: str, register: ProviderRegister, where: Where) -> list[str] | None:
    """Names in full between slashes, longest first, for a canonical name may have a slash of its own."""
    pieces = _SLASH.split(text)
    found: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            match = register.match(TOGETHER.join(pieces[start:end]), where, strict=True)
            if match.found and match.certainty is Certainty.SAME:
                found.append(match.name)
                start = end
                break
        else:
            return None
    return found


def _by_meaning(text: str, register: ProviderRegister, around: Surroundings) -> list[str] | None:
    together = _SLASH.search(text) or _COMMA.search(text)
    whole = register.match(text, around.where, strict=bool(together))
    if whole.found:
        return [whole.name]
    if not together:
        return None
    if _SLASH.search(text):
        parts = [part for part in _SLASH.split(text) if part and fold(part) != fold(around.title)]
        return _all(parts, [register.match(part, around.where) for part in parts])
    return _enumerated(text, register, around.where)


def _enumerated(text: str, register: ProviderRegister, where: Where) -> list[str] | None:
    """„A, B, C" where each is certain; „Stadt X, Ordnungsamt" is the town, for the office is part of it."""
    head, _, rest = text.partition(",")
    town = register.match(head, where)
    if (
        town.found
        and _TOWN.match(fold(head))
        and _OFFICE.search(fold(rest))
        and not register.match(rest).found
    ):
        return [town.name]
    parts = [part for part in _COMMA.split(text) if part]
    return _all(parts, [register.match(part, where, strict=True) for part in parts])


def _all(parts: list[str], matches: list[Match]) -> list[str] | None:
    return [match.name for match in matches] if parts and all(match.found for match in matches) else None


def _ask(text: str, register: ProviderRegister, where: Where) -> Issue:
    """The question what a text means, with what its parts mean first."""
    parts = [part for part in re.split(rf"{_SLASH.pattern}|{_COMMA.pattern}", text) if part]
    matches = [register.match(part, where, strict=True) for part in (parts if len(parts) > 1 else ())]
    found = [match.name for match in matches if match.found]
    possible = [name for match in (register.match(text, where), *matches) for name in match.candidates]
    candidates = tuple(dict.fromkeys([*found, *possible]))[:_MOST_CANDIDATES]
    return question(
        IssueKind.UNCERTAIN_NAME if candidates else IssueKind.UNKNOWN_NAME, text, candidates=candidates
    )
