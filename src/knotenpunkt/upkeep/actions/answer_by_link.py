"""What a provider answers by the link in a letter: one answer a question, and under her own name."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.set_rhythm import set_rhythm
from knotenpunkt.upkeep.actions.suggest import suggest_change, suggest_end
from knotenpunkt.upkeep.models import ConfirmationRound, Suggestion
from knotenpunkt.upkeep.queries.questions import Question, is_askable

_NOBODYS_NAME = "Anbieter"


class AlreadyAnswered(Exception):
    """The question has its answer, or its service is not in the catalogue any more."""


def answer_confirmed(centre: Centre, question: Question, *, now: datetime) -> None:
    """„Still correct", said by the provider; raises AlreadyAnswered."""
    with transaction.atomic():
        _lock_open(centre, question)
        confirm_services(
            centre,
            [question.service.key],
            origin=Confirmation.Origin.PROVIDER,
            confirmed_by=question.service.provider or _NOBODYS_NAME,
            actor=link_actor(centre, question),
            now=now,
        )


def answer_changed(
    centre: Centre,
    question: Question,
    record: ServiceRecord,
    *,
    based_on: int,
    message: str = "",
    now: datetime,
) -> Suggestion:
    """The provider says what is right instead; it waits for the centre, unless that trusts her.

    What takes effect counts as confirmed by her. Raises AlreadyAnswered.
    """
    with transaction.atomic():
        question_locked = _lock_open(centre, question)
        suggestion = suggest_change(
            question_locked.service,
            record,
            origin=Suggestion.Origin.LINK,
            based_on=based_on,
            message=message,
            round=question_locked,
            actor=link_actor(centre, question),
            now=now,
        )
        _close(question_locked, ConfirmationRound.Answer.CHANGED, now)
    return suggestion


def answer_ended(centre: Centre, question: Question, *, message: str = "", now: datetime) -> Suggestion:
    """The provider says that it is no longer offered; raises AlreadyAnswered.

    A trusted one's word archives it. Otherwise the centre decides, and until then pages tell that it is in doubt.
    """
    with transaction.atomic():
        question_locked = _lock_open(centre, question)
        suggestion = suggest_end(
            question_locked.service,
            origin=Suggestion.Origin.LINK,
            message=message,
            round=question_locked,
            actor=link_actor(centre, question),
            now=now,
        )
        _close(question_locked, ConfirmationRound.Answer.ENDED, now)
        in_doubt = Service.objects.within(Scope.of(centre)).filter(
            pk=question.service.key, status=Status.PUBLISHED, unconfirmed_since=None
        )
        if in_doubt.update(unconfirmed_since=timezone.localdate(now)):
            tell_changes(centre, [question.service.key], now=now)
    return suggestion


def choose_rhythm(centre: Centre, question: Question, months: int, *, now: datetime) -> None:
    """How often the provider wants to be asked; ValueError for a rhythm that is not offered."""
    set_rhythm(centre, question.service.key, months, actor=link_actor(centre, question), now=now)


def link_actor(centre: Centre, question: Question) -> Actor:
    """Whoever holds the link acts for the organization that was asked, and for nothing else.

    Where no organization is known the centre that sent the link answers for what is done with it; the actor leaves
    the action for one question only.
    """
    identifier = f"provider-link:{question.round.pk}"
    organization = question.service.organization or min(question.service.partners, default=None)
    if organization is None:
        return Actor(identifier, (Grant(Role.CENTRE_EDITOR, centre.pk),))
    return Actor(identifier, (Grant(Role.PROVIDER_EDITOR, centre.pk, organization),))


def _lock_open(centre: Centre, question: Question) -> ConfirmationRound:
    """Two clicks at once are one answer."""
    waiting = ConfirmationRound.objects.within(Scope.of(centre)).filter(pk=question.round.pk)
    locked: ConfirmationRound | None = waiting.select_for_update().first()
    if locked is None or locked.answered_at is not None or not is_askable(question):
        raise AlreadyAnswered
    return locked


def _close(question: ConfirmationRound, answer: ConfirmationRound.Answer, now: datetime) -> None:
    question.answered_at, question.answer = now, answer
    question.save(update_fields=["answered_at", "answer"])
