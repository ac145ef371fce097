"""What a server answers decides about a letter and its address."""

import pytest

from knotenpunkt.mail.domain.replies import (
    PAUSES,
    Outcome,
    Verdict,
    concerns_the_address,
    judged_after,
    judged_content,
    judged_recipient,
)


@pytest.mark.parametrize(
    ("code", "text", "verdict"),
    [
        (250, "ok", Verdict(Outcome.TAKEN)),
        (251, "will forward", Verdict(Outcome.TAKEN)),
        (450, "busy", Verdict(Outcome.LATER, "450")),
        (451, "4.7.1 greylisted", Verdict(Outcome.LATER, "4.7.1")),
        (550, "no such user", Verdict(Outcome.GONE, "550")),
        (550, "5.1.1 unknown", Verdict(Outcome.GONE, "5.1.1")),
        (550, "5.4.1 denied", Verdict(Outcome.GONE, "5.4.1")),
        (550, "4.1.1 odd", Verdict(Outcome.GONE, "550")),
        (552, "5.2.2 full", Verdict(Outcome.LATER, "5.2.2")),
        (554, "5.7.1 relaying denied", Verdict(Outcome.LATER, "5.7.1")),
        (554, "no", Verdict(Outcome.REFUSED, "554")),
        (550, "5.1.8 bad sender", Verdict(Outcome.REFUSED, "5.1.8")),
    ],
)
def test_an_answer_to_the_recipient(code: int, text: str, verdict: Verdict) -> None:
    assert judged_recipient(code, text) == verdict


@pytest.mark.parametrize(
    ("code", "text", "outcome"),
    [
        (250, "queued", Outcome.TAKEN),
        (550, "looks like spam", Outcome.REFUSED),
        (550, "5.1.1 unknown after all", Outcome.GONE),
        (451, "later", Outcome.LATER),
    ],
)
def test_an_answer_to_the_letter(code: int, text: str, outcome: Outcome) -> None:
    assert judged_content(code, text).outcome is outcome


def test_what_failed_often_enough_is_given_up() -> None:
    full, denied = Verdict(Outcome.LATER, "4.2.2"), Verdict(Outcome.LATER, "5.7.1")
    last = len(PAUSES)

    assert [judged_after(full, attempts) for attempts in (1, last)] == [full, full]
    assert judged_after(full, last + 1) == Verdict(Outcome.GONE, "4.2.2")
    assert judged_after(denied, last + 1) == Verdict(Outcome.REFUSED, "5.7.1")
    assert judged_after(Verdict(Outcome.TAKEN), 99) == Verdict(Outcome.TAKEN)


@pytest.mark.parametrize("status", ["550", "", "connection", "5.3.0", "5.7.1", "5.1.7"])
def test_not_every_status_speaks_of_the_address(status: str) -> None:
    assert concerns_the_address(status) is False
