"""Editing the terms that a centre translates always in the same way."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.models import GlossaryTerm

MOST_TERMS = 1_000  # of one centre, all languages together


class TooManyTerms(Exception):
    """A centre has as many terms as an editor can compare."""


def keep_term(
    centre: Centre, german: str, language: str, fixed: str, *, actor: Actor, now: datetime
) -> GlossaryTerm:
    """Keep a term with its translation; a term that is there already gets the new one."""
    require(actor, Permission.TRANSLATION_EDIT, centre=centre.pk)
    with transaction.atomic():
        known = GlossaryTerm.objects.within(Scope.of(centre))
        term: GlossaryTerm | None = known.filter(german=german, language=language).first()
        if term is None and known.count() >= MOST_TERMS:
            raise TooManyTerms
        term = term or GlossaryTerm(centre=centre, german=german, language=language)
        term.fixed = fixed
        term.save()
        _record("keep", term, actor=actor, now=now)
    return term


def remove_term(term: GlossaryTerm, *, actor: Actor, now: datetime) -> None:
    """Take a term out of the glossary; translations stay as they are."""
    require(actor, Permission.TRANSLATION_EDIT, centre=term.centre_id)
    with transaction.atomic():
        _record("remove", term, actor=actor, now=now)
        term.delete()


def _record(done: str, term: GlossaryTerm, *, actor: Actor, now: datetime) -> None:
    audit.record(
        f"translating.term.{done}",
        actor=actor.identifier,
        now=now,
        centre_key=term.centre.key,
        subject_type="translating.GlossaryTerm",
        subject_id=term.pk,
        changes={"german": term.german, "language": term.language, "fixed": term.fixed},
    )
