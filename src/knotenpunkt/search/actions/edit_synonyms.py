"""Editing the words of a centre: what people there say, and what offers call it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.synonyms import SynonymWords, written_list
from knotenpunkt.search.models import Synonym
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

MOST_SYNONYMS = 500  # of one centre


class TooManySynonyms(Exception):
    """A centre has as many as the search reads at once."""


@dataclass(frozen=True, slots=True)
class SynonymContent:
    """What somebody wrote: the words, and a note for colleagues."""

    words: SynonymWords
    note: str = ""


def add_synonym(centre: Centre, content: SynonymContent, *, actor: Actor, now: datetime) -> Synonym:
    """Add words to a centre's own; the same ones sent twice are one entry. They are searchable from now on."""
    require(actor, Permission.SEARCH_WORDS_EDIT, centre=centre.pk)
    with transaction.atomic():
        known = Synonym.objects.within(Scope.of(centre))
        again: Synonym | None = known.filter(**_columns(content)).first()
        if again is not None:
            return again
        if known.count() >= MOST_SYNONYMS:
            raise TooManySynonyms
        synonym: Synonym = Synonym.objects.create(centre=centre, changed_at=now, **_columns(content))
        _record("search.add_synonym", synonym, {"after": _words(synonym)}, actor=actor, now=now)
    return synonym


def change_synonym(synonym: Synonym, content: SynonymContent, *, actor: Actor, now: datetime) -> None:
    """Replace the words of an entry."""
    require(actor, Permission.SEARCH_WORDS_EDIT, centre=synonym.centre_id)
    before, after = _words(synonym), _columns(content)
    with transaction.atomic():
        for name, value in after.items():
            setattr(synonym, name, value)
        synonym.changed_at = now
        synonym.save()
        changes = {"before": before, "after": _words(synonym)}
        _record("search.change_synonym", synonym, changes, actor=actor, now=now)


def remove_synonym(synonym: Synonym, *, actor: Actor, now: datetime) -> None:
    """Take an entry out of a centre's words."""
    require(actor, Permission.SEARCH_WORDS_EDIT, centre=synonym.centre_id)
    with transaction.atomic():
        _record("search.remove_synonym", synonym, {"before": _words(synonym)}, actor=actor, now=now)
        synonym.delete()


def _columns(content: SynonymContent) -> dict[str, str]:
    return {
        "words": written_list(content.words.typed),
        "means": written_list(content.words.means),
        "note": content.note,
    }


def _words(synonym: Synonym) -> dict[str, str]:
    """What the trail keeps; a note may name people and stays out of it."""
    return {"words": synonym.words, "means": synonym.means}


def _record(
    action: str, synonym: Synonym, changes: Mapping[str, dict[str, str]], *, actor: Actor, now: datetime
) -> None:
    """The trail, and the number that makes every process read the centre's words again."""
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=synonym.centre.key,
        subject_type="search.Synonym",
        subject_id=synonym.pk,
        changes=changes,
    )
    count_change(synonym.centre, now=now)
