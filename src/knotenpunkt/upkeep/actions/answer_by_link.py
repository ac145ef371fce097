"""What a provider answers by the link in a letter: one answer a question, and under her own name."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.directory.models import Confirmation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.models import ConfirmationRound
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


def _lock_open(centre: Centre, question: Question) -> None:
    """Two clicks at once are one answer."""
    waiting = ConfirmationRound.objects.within(Scope.of(centre)).filter(pk=question.round.pk)
    locked = waiting.select_for_update().first()
    if locked is None or locked.answered_at is not None or not is_askable(question):
        raise AlreadyAnswered
