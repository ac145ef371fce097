"""Letters to providers about the questions that are open: written and posted inside the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter, LetterUnusable, check_address
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.text.phone import national_form
from knotenpunkt.upkeep.domain.provider_letter import Occasion, OfferInLetter, ProviderLetter, Sender
from knotenpunkt.upkeep.queries.answer_links import LASTS, link_address, make_key
from knotenpunkt.upkeep.queries.questions import Question

PURPOSE = "upkeep.confirmation"


def takes_letters(address: str) -> bool:
    """Whether a letter can be sent there: a plain address from which nothing has come back."""
    try:
        check_address(address)
    except LetterUnusable:
        return False
    return not is_blocked(address)


def had_letter_today(centre: Centre, address: str, *, now: datetime) -> bool:
    """Whether a question went to this address today."""
    begun = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    letters = OutgoingMail.objects.within(Scope.of(centre)).filter(recipient=address, purpose=PURPOSE)
    return letters.filter(created_at__gte=begun).exists()


def post_questions(
    centre: Centre,
    address: str,
    questions: Sequence[Question],
    *,
    occasion: Occasion,
    patience: Patience,
    actor: Actor,
    now: datetime,
) -> None:
    """Post one letter about all these questions, each with fresh links."""
    letter = ProviderLetter(
        occasion=occasion,
        offers=[_offer(centre, question, now) for question in questions],
        sender=Sender(centre.name, national_form(centre.phone) if centre.phone else "", centre.email),
        patience=patience,
        until=timezone.localdate(now + LASTS),
    )
    html = render_to_string("upkeep/provider_letter.html", {"letter": letter})
    post_letter(
        Letter(to=address, subject=letter.subject, text=letter.text, html=html, purpose=PURPOSE),
        centre=centre,
        actor=actor,
        now=now,
    )


def _offer(centre: Centre, question: Question, now: datetime) -> OfferInLetter:
    key = make_key(question.round.pk, now=now)
    return OfferInLetter(
        title=question.service.title,
        facts=question.service.facts,
        confirm=link_address(centre, "provider_answer_confirm", key),
        change=link_address(centre, "provider_change", key),
        end=link_address(centre, "provider_answer_end", key),
    )
