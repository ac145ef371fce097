"""Sending: each letter once, by a server that speaks SMTP; what the server says decides what happens next."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test import override_settings

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.mail.actions import send_waiting as sending
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.actions.routes import way_out
from knotenpunkt.mail.actions.send_waiting import CLAIM_LASTS, FRESH_FOR, Sending, send_waiting
from knotenpunkt.mail.domain.replies import PAUSES, TAKEN, Verdict
from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.mail.tests.letters import LETTER, NOW, outbox, posted
from knotenpunkt.mail.tests.smtp_stand_in import MailServer, running_mail_server
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
SENDER = "knotenpunkt@kreis.example"


@pytest.fixture
def server() -> Iterator[MailServer]:
    """The mail server of the installation."""
    with running_mail_server() as server, override_settings(MAIL_SERVER=server.address, MAIL_FROM=SENDER):
        yield server


def sent(*, now: object = NOW) -> Sending:
    with way_out() as route:
        return send_waiting(route, actor=OPERATOR, now=now)  # type: ignore[arg-type]


def states() -> list[tuple[str, int, str]]:
    return [(mail.state, mail.attempts, mail.error) for mail in outbox()]


def test_what_a_demonstration_writes_stays_in_the_house(
    server: MailServer, centre: Centre, other_centre: Centre
) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    posted(Centre.objects.get(pk=centre.pk))
    posted(other_centre, replace(LETTER, to="post@amt.example"))

    assert sent() == Sending(sent=2)
    assert [letter.recipient for letter in server.received] == ["post@amt.example"]


def test_a_letter_goes_out_as_it_was_written(server: MailServer, centre: Centre) -> None:
    centre.email = "zentrum@kreis.example"
    centre.save()
    text = "Grüße aus Erkelenz.\n.\n" + "x" * 1200 + "\n"
    mail = posted(centre, replace(LETTER, to="post@müller.example", text=text, html="<p>Grüße</p>"))

    assert sent() == Sending(sent=1)
    (letter,) = server.received
    message = letter.message
    plain, markup = message.get_body(("plain",)), message.get_body(("html",))
    assert (letter.sender, letter.recipient) == (SENDER, "post@xn--mller-kva.example")
    assert {
        name: message[name]
        for name in ("From", "To", "Subject", "Reply-To", "Message-ID", "Auto-Submitted", "Content-Language")
    } == {
        "From": f"{centre.name} <{SENDER}>",
        "To": "post@xn--mller-kva.example",
        "Subject": LETTER.subject,
        "Reply-To": "zentrum@kreis.example",
        "Message-ID": f"<{mail.pk}@kreis.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "de",
    }
    assert message["Date"].datetime == NOW
    assert message.get_content_type() == "multipart/alternative"
    assert plain is not None
    assert markup is not None
    assert [part.get_content().replace("\r\n", "\n") for part in (plain, markup)] == [text, "<p>Grüße</p>\n"]
    assert max(map(len, letter.raw.splitlines())) < 998


def test_a_letter_is_sent_once(server: MailServer, centre: Centre) -> None:
    mail = posted(centre)

    assert (sent(), sent(), sent(now=NOW + timedelta(days=1))) == (Sending(sent=1), Sending(), Sending())
    assert (server.recipients(), states()) == ([mail.recipient], [("sent", 1, "")])
    assert [letter.sent_at for letter in outbox()] == [NOW]


def test_letters_of_a_run_share_one_connection(server: MailServer, centre: Centre) -> None:
    for number in range(3):
        posted(centre, replace(LETTER, to=f"post{number}@verein.example"))

    assert (sent(), server.connections) == (Sending(sent=3), 1)
    assert server.recipients() == [f"post{number}@verein.example" for number in range(3)]


def test_a_run_stops_at_its_number(server: MailServer, centre: Centre) -> None:
    for number in range(3):
        posted(centre, replace(LETTER, to=f"post{number}@verein.example"))
    with way_out() as route:
        done = send_waiting(route, actor=OPERATOR, now=NOW, at_most=2)

    assert (done, len(server.received)) == (Sending(sent=2), 2)


@pytest.mark.parametrize("reply", ["550 no such user", "550 5.1.1 unknown", "553 5.1.3 bad"])
def test_an_address_where_nobody_is_gets_nothing_more(server: MailServer, centre: Centre, reply: str) -> None:
    server.replies["post@verein.example"] = reply
    posted(centre)
    posted(centre, replace(LETTER, to="andere@verein.example"))

    assert sent() == Sending(sent=1, failed=1)
    assert [mail.state for mail in outbox()] == ["refused", "sent"]
    blocked = BlockedAddress.objects.get()
    assert (blocked.address, blocked.reason, blocked.blocked_at) == ("post@verein.example", "bounce", NOW)
    assert posted(centre).state == "withheld"


@pytest.mark.parametrize(
    "reply", ["450 4.2.1 busy", "452 4.2.2 full", "552 5.2.2 full", "550 5.7.1 relaying denied"]
)
def test_what_may_pass_is_tried_again_after_growing_pauses(
    server: MailServer, centre: Centre, reply: str
) -> None:
    server.replies["post@verein.example"] = reply
    posted(centre)
    tried, now = [], NOW
    for pause in PAUSES:
        sent(now=now)
        tried.append(outbox()[0].next_attempt_at - now)
        assert sent(now=now + pause - timedelta(seconds=1)) == Sending()
        now += pause
    server.replies.clear()

    assert tried == list(PAUSES) == sorted(PAUSES)
    assert (sent(now=now), is_blocked("post@verein.example")) == (Sending(sent=1), False)


@pytest.mark.parametrize(
    ("reply", "is_dead"), [("452 4.2.2 full", True), ("550 5.7.1 relaying denied", False)]
)
def test_what_does_not_pass_is_given_up(
    server: MailServer,
    centre: Centre,
    reply: str,
    is_dead: bool,  # noqa: FBT001 - what is expected
) -> None:
    server.replies["post@verein.example"] = reply
    posted(centre)
    now = NOW
    for pause in (*PAUSES, timedelta()):
        sent(now=now)
        now += pause

    assert states() == [("refused", len(PAUSES) + 1, reply.split()[1])]
    assert is_blocked("post@verein.example") == is_dead
    assert sent(now=now + timedelta(days=2)) == Sending()


def test_a_refused_text_says_nothing_about_the_address(server: MailServer, centre: Centre) -> None:
    server.content_reply = "550 looks like spam"
    posted(centre)

    assert (sent(), states()) == (Sending(failed=1), [("refused", 1, "550")])
    assert is_blocked("post@verein.example") is False


@pytest.mark.parametrize("reply", ["530 sign in first", "451 later"])
def test_a_server_that_takes_nothing_costs_no_letter_an_attempt(
    server: MailServer, centre: Centre, reply: str
) -> None:
    server.sender_reply = reply
    posted(centre)
    closed = [sent() for _ in range(20)]
    server.sender_reply = "250 ok"

    assert closed == [Sending(is_open=False)] * 20
    assert (sent(), states()) == (Sending(sent=1), [("sent", 1, "")])


def test_a_server_that_is_away_costs_no_letter_an_attempt(centre: Centre) -> None:
    posted(centre)
    away = SmtpServer("127.0.0.1", 1, Encryption.NONE)
    with override_settings(MAIL_SERVER=away, MAIL_FROM=SENDER):
        assert sent() == Sending(is_open=False)

    assert states() == [("waiting", 0, "")]


def test_a_server_without_encryption_is_not_trusted_with_letters(server: MailServer, centre: Centre) -> None:
    posted(centre)
    with override_settings(MAIL_SERVER=replace(server.address, encryption=Encryption.STARTTLS)):
        assert sent() == Sending(is_open=False)

    assert server.received == []


def test_the_installation_signs_in(server: MailServer, centre: Centre) -> None:
    posted(centre)
    with override_settings(MAIL_SERVER=replace(server.address, user="kp", password="secret")):
        assert sent() == Sending(sent=1)

    assert len(server.signed_in) == 1


def test_a_lost_connection_is_tried_again_with_the_same_name(server: MailServer, centre: Centre) -> None:
    server.hangs_up = True
    posted(centre)
    first = sent()
    server.hangs_up = False
    again = sent(now=NOW + PAUSES[0])

    assert (first, again) == (Sending(failed=1), Sending(sent=1))
    assert len({letter.message["Message-ID"] for letter in server.received}) == 1


class Killed(BaseException):
    """The process ends here."""


class DeadlyRoute:
    """The server takes the letter, and the process is killed before it can write that down."""

    carries = Q()

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        raise Killed


def test_a_letter_whose_sender_was_killed_is_due_again_later(server: MailServer, centre: Centre) -> None:
    posted(centre)
    with pytest.raises(Killed):
        send_waiting(DeadlyRoute(), actor=OPERATOR, now=NOW)

    assert sent(now=NOW + CLAIM_LASTS - timedelta(seconds=1)) == Sending()
    assert (sent(now=NOW + CLAIM_LASTS), states()) == (Sending(sent=1), [("sent", 2, "")])


def test_what_waited_too_long_stays_here(server: MailServer, centre: Centre) -> None:
    posted(centre)

    assert sent(now=NOW + FRESH_FOR) == Sending()


def test_what_waits_for_a_blocked_address_is_withheld(server: MailServer, centre: Centre) -> None:
    posted(centre)
    block_address("Post@verein.example", BlockReason.COMPLAINT, evidence="abuse", actor=OPERATOR, now=NOW)

    assert (sent(), states()) == (Sending(), [("withheld", 0, "")])


def test_without_a_server_letters_of_a_demonstration_are_on_its_page_and_others_wait(
    centre: Centre, other_centre: Centre
) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    posted(centre)
    posted(other_centre)
    posted(None)

    assert sent() == Sending(sent=1)
    assert [mail.state for mail in outbox()] == ["sent", "waiting", "waiting"]


def test_only_the_instance_sends(centre: Centre) -> None:
    with way_out() as route, pytest.raises(AccessRefused):
        send_waiting(route, actor=NOBODY, now=NOW)


class CountingRoute:
    """Keeps what is handed over."""

    carries = Q()

    def __init__(self) -> None:
        self.taken: list[OutgoingMail] = []

    def hand_over(self, mail: OutgoingMail) -> Verdict:
        self.taken.append(mail)
        return TAKEN


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory cannot wait for its lock")
@pytest.mark.django_db(transaction=True)
def test_several_processes_send_each_letter_once(centre: Centre) -> None:
    for number in range(40):
        posted(centre, replace(LETTER, to=f"post{number}@verein.example"))
    routes = [CountingRoute() for _ in range(4)]
    started = threading.Barrier(len(routes))

    def send(route: CountingRoute) -> None:
        started.wait()
        try:
            while send_waiting(route, actor=OPERATOR, now=NOW).sent:
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(route,)) for route in routes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    taken = [mail.recipient for route in routes for mail in route.taken]
    assert sorted(taken) == sorted(f"post{number}@verein.example" for number in range(40))
    assert {mail.state for mail in outbox()} == {"sent"}


def test_a_letter_that_another_process_claims_meanwhile_is_left_to_it(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(centre)
    due = sending._due(CountingRoute(), NOW)
    seen = list(due.order_by("pk"))
    other = CountingRoute()
    send_waiting(other, actor=OPERATOR, now=NOW)
    monkeypatch.setattr(sending, "_due", lambda route, now: StaleAnswer(seen))
    route = CountingRoute()

    assert (send_waiting(route, actor=OPERATOR, now=NOW), route.taken) == (Sending(), [])


class StaleAnswer(list[OutgoingMail]):
    """What a query found a moment ago."""

    def select_related(self, *names: str) -> "StaleAnswer":
        return self

    def order_by(self, *names: str) -> "StaleAnswer":
        return self
