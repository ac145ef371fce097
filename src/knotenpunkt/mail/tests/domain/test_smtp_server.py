"""The address of a mail server is understood or refused."""

import pytest

from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpAddressUnusable, SmtpServer, read_smtp_server


@pytest.mark.parametrize(
    ("address", "server"),
    [
        (
            "smtp://an%40na:p%2Fw@mail.example:2525?tls=starttls",
            SmtpServer("mail.example", 2525, Encryption.STARTTLS, "an@na", "p/w"),
        ),
        ("smtp://mail.example", SmtpServer("mail.example", 587, Encryption.STARTTLS)),
        ("smtps://u:p@mail.example/", SmtpServer("mail.example", 465, Encryption.IMPLICIT, "u", "p")),
        ("smtp://localhost?tls=none", SmtpServer("localhost", 25, Encryption.NONE)),
        ("smtp://u:p@localhost?tls=none", SmtpServer("localhost", 25, Encryption.NONE, "u", "p")),
    ],
)
def test_an_address_names_a_server(address: str, server: SmtpServer) -> None:
    assert read_smtp_server(address) == server


@pytest.mark.parametrize(
    "address",
    [
        *(
            "mail.example:587",
            "http://mail.example",
            "smtp://",
            "smtp://mail.example:0x1",
            "smtp://mail.example:99999",
        ),
        *("smtp://mail.example/inbox", "smtp://mail.example?tls=ssl", "smtps://mail.example?tls=none"),
        *("smtp://mail.example?ssl=yes", "smtp://u:p@mail.example?tls=none", "smtp://[::1"),
    ],
)
def test_what_names_no_server_is_refused(address: str) -> None:
    with pytest.raises(SmtpAddressUnusable):
        read_smtp_server(address)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(read_smtp_server("smtp://u:secret@mail.example"))
