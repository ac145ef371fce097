"""A suggestion as whoever decides sees it: what it would change, field by field, with the changed words marked."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.word_changes import Piece, word_changes
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.field_names import field_names
from knotenpunkt.upkeep.presentation.field_texts import differences, field_texts
from knotenpunkt.upkeep.queries.suggestions import merge_of, suggested_record

_NOT_TOLD = {"status", "number"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field that would change: its words before and after in one row; `is_conflict`: it changed meanwhile as well."""

    label: str
    pieces: tuple[Piece, ...]
    is_conflict: bool = False


def changes_shown(suggestion: Suggestion, around: Surroundings) -> tuple[ShownChange, ...]:
    """What would change of an entry; of a new one everything it says; nothing where there are only words."""
    merged = merge_of(suggestion)
    if merged is not None:
        return tuple(
            ShownChange(
                one.label, word_changes(one.before, one.after), is_conflict=one.name in merged.conflicts
            )
            for one in differences(merged.today, merged.record, around)
        )
    if not suggestion.content:
        return ()
    labels, texts = field_names(), field_texts(suggested_record(suggestion), around)
    return tuple(
        ShownChange(labels[name], word_changes("", text))
        for name, text in texts.items()
        if text and name not in _NOT_TOLD
    )


def kind_names() -> dict[str, str]:
    """What suggestions are about."""
    return {
        Suggestion.Kind.CHANGE: _("Change of an offer"),
        Suggestion.Kind.NEW: _("New offer"),
        Suggestion.Kind.END: _("No longer offered"),
        Suggestion.Kind.ORGANIZATION: _("Change of an organization"),
        Suggestion.Kind.MISTAKE: _("Mistake noticed"),
    }


def origin_names() -> dict[str, str]:
    """By which way suggestions come."""
    return {
        Suggestion.Origin.LINK: _("the provider, by the link in a letter"),
        Suggestion.Origin.ACCOUNT: _("somebody with an account"),
        Suggestion.Origin.PUBLIC: _("anyone, on a public page"),
    }


def state_names() -> dict[str, str]:
    """What became of suggestions."""
    return {
        Suggestion.State.WAITING: _("waiting"),
        Suggestion.State.ACCEPTED: _("taken over"),
        Suggestion.State.DECLINED: _("declined"),
    }


@dataclass(frozen=True, slots=True)
class ShownSuggestion:
    """A row of a list: the suggestion, and what it is about, in words."""

    suggestion: Suggestion
    kind: str
    origin: str
    state: str
    title: str
    received_on: date
    decided_on: date | None


def shown_suggestion(suggestion: Suggestion) -> ShownSuggestion:
    """The suggestion with its names."""
    return ShownSuggestion(
        suggestion,
        kind_names()[suggestion.kind],
        origin_names()[suggestion.origin],
        state_names()[suggestion.state],
        title_of(suggestion),
        timezone.localdate(suggestion.created_at),
        timezone.localdate(suggestion.decided_at) if suggestion.decided_at else None,
    )


def title_of(suggestion: Suggestion) -> str:
    """What it is about: the offer, the organization, or the name of the new one."""
    if suggestion.service is not None:
        return suggestion.service.title
    if suggestion.kind == Suggestion.Kind.ORGANIZATION:
        return suggestion.organization.name if suggestion.organization else suggestion.content["name"]
    if suggestion.content:
        return str(suggestion.content.get("title", ""))
    return suggestion.organization.name if suggestion.organization else _("An offer that is gone")
