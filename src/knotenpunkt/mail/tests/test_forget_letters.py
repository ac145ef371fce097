"""Of letters long gone only what became of them is kept; what waited too long is given up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.mail.actions.block_address import block_address, release_address
from knotenpunkt.mail.actions.forget_letters import KEEP_TEXTS, forget_letters
from knotenpunkt.mail.actions.send_waiting import FRESH_FOR
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.problems import blocked_here
from knotenpunkt.mail.tests.letters import LETTER, NOW, outbox, posted
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
OLD = NOW + KEEP_TEXTS


def sent(centre: Centre) -> OutgoingMail:
    mail = posted(centre, replace(LETTER, html="<p>x</p>", reply_to="zentrum@kreis.example"), key="due/1")
    OutgoingMail.objects.unscoped(reason="the only letter there is").update(state=LetterState.SENT)
    return mail


def test_words_and_address_go_and_what_became_of_it_stays(centre: Centre) -> None:
    sent(centre)

    assert forget_letters(actor=OPERATOR, now=OLD - timedelta(seconds=1)) == (0, 0)
    assert forget_letters(actor=OPERATOR, now=OLD) == (0, 1)
    assert forget_letters(actor=OPERATOR, now=OLD) == (0, 0)
    (mail,) = outbox()
    assert (mail.recipient, mail.subject, mail.text, mail.html, mail.reply_to) == ("", "", "", "", "")
    assert (mail.state, mail.purpose, mail.key) == ("sent", "upkeep.confirmation", "due/1")
    assert AuditEvent.objects.get(action="mail.forget_letters").changes == {"given_up": 0, "forgotten": 1}
    assert posted(centre, key="due/1").pk == mail.pk


def test_an_address_is_kept_as_long_as_it_is_blocked(centre: Centre) -> None:
    sent(centre)
    block_address("post@verein.example", BlockReason.BOUNCE, evidence="5.1.1", actor=OPERATOR, now=NOW)
    forget_letters(actor=OPERATOR, now=OLD)
    while_blocked = [(row.address, row.subject) for row in blocked_here(centre)]
    release_address(BlockedAddress.objects.get(), centre, actor=OPERATOR, now=OLD)
    forget_letters(actor=OPERATOR, now=OLD)

    assert while_blocked == [("post@verein.example", LETTER.subject)]
    assert [(mail.recipient, mail.text) for mail in outbox()] == [("", "")]


def test_what_waited_too_long_is_given_up(centre: Centre) -> None:
    posted(centre)

    assert forget_letters(actor=OPERATOR, now=NOW + FRESH_FOR - timedelta(seconds=1)) == (0, 0)
    assert forget_letters(actor=OPERATOR, now=NOW + FRESH_FOR) == (1, 0)
    assert [(mail.state, mail.error, mail.text) for mail in outbox()] == [
        ("refused", "too late", LETTER.text)
    ]


def test_only_the_instance_forgets() -> None:
    with pytest.raises(AccessRefused):
        forget_letters(actor=NOBODY, now=NOW)
