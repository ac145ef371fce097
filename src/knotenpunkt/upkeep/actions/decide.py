"""Deciding on a suggestion: accept, decline, or throw away what is none; whoever left an address is answered."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Person
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.take_over import close, write
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.suggestions import EntryRecord

PURPOSE = "upkeep.suggestion_decided"


class AlreadyDecided(Exception):
    """Somebody else has decided on this suggestion meanwhile."""


def accept_suggestion(
    suggestion: Suggestion,
    *,
    record: EntryRecord | None = None,
    based_on: int | None = None,
    person: Person | None = None,
    actor: Actor,
    now: datetime,
) -> Suggestion:
    """Take it over into the catalogue as it is, or as the `record` that somebody made of it at revision `based_on`.

    What its provider suggested counts as confirmed by her on that day. Raises AlreadyDecided, EntryGone, Conflicting,
    NameTaken, or ChangedMeanwhile.
    """
    with transaction.atomic():
        waiting = _locked(suggestion, actor)
        write(waiting, record, based_on, actor=actor, now=now)
        return _decided(waiting, Suggestion.State.ACCEPTED, "", person, actor=actor, now=now)


def decline_suggestion(
    suggestion: Suggestion, *, note: str, person: Person | None = None, actor: Actor, now: datetime
) -> Suggestion:
    """Leave everything as it is; the `note` says to the sender why."""
    with transaction.atomic():
        waiting = _locked(suggestion, actor)
        return _decided(waiting, Suggestion.State.DECLINED, note, person, actor=actor, now=now)


def discard_suggestion(suggestion: Suggestion, *, actor: Actor, now: datetime) -> None:
    """Throw away what is advertising or abuse: nothing of it is kept but that there was one."""
    with transaction.atomic():
        waiting = _locked(suggestion, actor)
        _record("discard", waiting, actor, now)
        waiting.delete()


def _locked(suggestion: Suggestion, actor: Actor) -> Suggestion:
    """The suggestion as it is now; nobody else decides on it until the transaction ends."""
    require(actor, Permission.SUGGESTION_DECIDE, centre=suggestion.centre_id)
    found = Suggestion.objects.within(Scope(frozenset({suggestion.centre_id}))).filter(pk=suggestion.pk)
    locked: Suggestion | None = found.select_for_update().first()
    if locked is None or locked.state != Suggestion.State.WAITING:
        raise AlreadyDecided
    return locked


def _decided(
    suggestion: Suggestion,
    state: Suggestion.State,
    note: str,
    person: Person | None,
    *,
    actor: Actor,
    now: datetime,
) -> Suggestion:
    suggestion.decided_by, suggestion.decision_note = person, note
    close(suggestion, state, now=now)
    _record("accept" if state == Suggestion.State.ACCEPTED else "decline", suggestion, actor, now)
    if suggestion.sender_email:
        letter = _answer(suggestion)
        post_letter(
            letter, centre=suggestion.centre, actor=actor, now=now, key=f"suggestion {suggestion.reference}"
        )
    return suggestion


def _record(done: str, suggestion: Suggestion, actor: Actor, now: datetime) -> None:
    audit.record(
        f"upkeep.suggestion.{done}",
        actor=actor.identifier,
        now=now,
        centre_key=suggestion.centre.key,
        subject_type="upkeep.Suggestion",
        subject_id=suggestion.pk,
        changes={"kind": suggestion.kind, "origin": suggestion.origin},
    )


def _answer(suggestion: Suggestion) -> Letter:
    """A short answer in the sender's language; it repeats nothing of what she wrote."""
    centre = suggestion.centre
    with override(suggestion.language):
        lines = [
            _("Hello,"),
            _said(suggestion),
            suggestion.decision_note,
            f"{centre.name}\n{centre.phone}".strip(),
        ]
        return Letter(
            to=suggestion.sender_email,
            subject=_("Your message %(reference)s to the integration centre")
            % {"reference": suggestion.reference},
            text="\n\n".join(line for line in lines if line) + "\n",
            language=suggestion.language,
            purpose=PURPOSE,
            reply_to=centre.email,
        )


def _said(suggestion: Suggestion) -> str:
    if suggestion.state == Suggestion.State.DECLINED:
        return _("Thank you for writing to us. We have left it as it is.")
    if suggestion.kind == Suggestion.Kind.NEW:
        return _("Thank you for your suggestion. We have taken it over and are checking the details.")
    return _("Thank you for telling us. We have put it right.")
