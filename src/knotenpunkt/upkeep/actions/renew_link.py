"""A new link for a provider whose link is too old."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.upkeep.actions.answer_by_link import link_actor
from knotenpunkt.upkeep.actions.provider_letters import had_letter_today, post_questions, takes_letters
from knotenpunkt.upkeep.domain.provider_letter import Occasion
from knotenpunkt.upkeep.queries.catalogue_settings import patience_of
from knotenpunkt.upkeep.queries.questions import Question, other_questions


class NotRenewed(Exception):
    """No letter was sent: nobody knows an address, or it has had one today already."""


def renew_link(centre: Centre, question: Question, *, now: datetime) -> None:
    """Post a letter with fresh links for all that is open at the stored address, once a day; raises NotRenewed."""
    address = question.service.address
    if not takes_letters(address):
        raise NotRenewed
    actor = link_actor(centre, question)
    with transaction.atomic():
        if had_letter_today(centre, address, now=now):
            raise NotRenewed
        post_questions(
            centre,
            address,
            [question, *other_questions(centre, question)],
            occasion=Occasion.NEW_LINK,
            patience=patience_of(centre),
            actor=actor,
            now=now,
        )
        audit.record(
            "upkeep.provider.renew_link",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="service",
            subject_id=question.service.key,
        )
