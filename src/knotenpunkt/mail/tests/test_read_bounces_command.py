"""`knotenpunkt read-bounces`: what came back blocks the address to which we wrote, once for each letter."""

import io
import mailbox
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.mail.actions.block_address import release_address
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.tests.letters import NOW, outbox, posted
from knotenpunkt.mail.tests.reports import answered, came_back, complained
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(centre: Centre) -> OutgoingMail:
    """A letter that was sent."""
    posted(centre)
    OutgoingMail.objects.unscoped(reason="the only letter there is").update(state=LetterState.SENT)
    return outbox()[0]


def told(source: object) -> str:
    out = io.StringIO()
    call_command("read-bounces", str(source), stdout=out)
    return out.getvalue()


def from_standard_input(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    return told("-")


def blocked() -> list[tuple[str, str, str]]:
    return list(BlockedAddress.objects.values_list("address", "reason", "evidence"))


def test_a_letter_that_came_back_blocks_its_address(
    mail: OutgoingMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = from_standard_input(came_back(mail.message_id), monkeypatch)

    assert blocked() == [("post@verein.example", "bounce", "5.1.1")]
    assert [(letter.state, letter.error) for letter in outbox()] == [("refused", "5.1.1")]
    assert said == (
        "1 Mails gelesen: 1 sperren eine Adresse, 0 melden eine abgelehnte E-Mail, 0 bringen nichts Neues, "
        "0 gehören zu keiner unserer E-Mails, 0 sind kein Bericht.\n"
    )
    events = AuditEvent.objects.filter(action__in=["mail.apply_report", "mail.block_address"])
    assert len(events) == 2
    assert "verein" not in str([(event.changes, event.subject_id) for event in events])


def test_a_complaint_blocks_an_address_where_letters_arrive(
    mail: OutgoingMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_standard_input(complained(mail.message_id), monkeypatch)

    assert blocked() == [("post@verein.example", "complaint", "abuse")]
    assert [letter.state for letter in outbox()] == ["sent"]


@pytest.mark.parametrize("message_id", ["invented@kreis.example", ""])
def test_a_report_of_no_letter_of_ours_blocks_nobody(
    mail: OutgoingMail, monkeypatch: pytest.MonkeyPatch, message_id: str
) -> None:
    said = from_standard_input(came_back(message_id), monkeypatch)

    assert (blocked(), "1 gehören zu keiner unserer E-Mails" in said) == ([], True)


def test_a_refused_text_blocks_nobody(mail: OutgoingMail, monkeypatch: pytest.MonkeyPatch) -> None:
    from_standard_input(came_back(mail.message_id, status="5.7.1"), monkeypatch)

    assert (blocked(), [letter.state for letter in outbox()]) == ([], ["refused"])


def test_a_released_address_stays_so_when_its_report_is_read_again(
    mail: OutgoingMail, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_standard_input(came_back(mail.message_id), monkeypatch)
    release_address(BlockedAddress.objects.get(), centre, actor=OPERATOR, now=NOW)
    said = from_standard_input(came_back(mail.message_id), monkeypatch)

    assert (blocked(), "1 bringen nichts Neues" in said) == ([], True)


def test_a_maildir_is_read_once_and_other_mail_stays(
    mail: OutgoingMail, tmp_path: Path, centre: Centre
) -> None:
    folder = mailbox.Maildir(tmp_path / "box")
    for raw in (came_back(mail.message_id), answered(mail.message_id)):
        folder.add(raw)

    first, second = told(tmp_path / "box"), told(tmp_path / "box")

    assert first.startswith("2 Mails gelesen: 1 sperren eine Adresse")
    assert (second.startswith("0 Mails gelesen"), len(folder)) == (True, 2)
    assert blocked() == [("post@verein.example", "bounce", "5.1.1")]


def test_an_mbox_is_read(mail: OutgoingMail, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    box.add(came_back(mail.message_id, action="delayed", status="4.4.1"))
    box.add(came_back(mail.message_id))
    box.close()

    assert told(tmp_path / "box").startswith("2 Mails gelesen: 1 sperren eine Adresse")


def test_a_source_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        told(tmp_path)

    assert ended.value.code == 2
    assert "weder ein Maildir-Ordner noch eine mbox-Datei" in capsys.readouterr().err
