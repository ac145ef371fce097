"""The server that takes our letters, as an installation names it in one address."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, unquote, urlsplit

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Encryption(StrEnum):
    """How the connection is encrypted: from the first byte on, after asking for it, or not at all."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    NONE = "none"


_USUAL_PORT = {Encryption.IMPLICIT: 465, Encryption.STARTTLS: 587, Encryption.NONE: 25}


class SmtpAddressUnusable(ValueError):
    """An address that names no server; the German text says what is expected."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A mail server: nobody signs in where `user` is empty."""

    host: str
    port: int
    encryption: Encryption
    user: str = ""
    password: str = field(default="", repr=False)


def read_smtp_server(address: str) -> SmtpServer:
    """`smtps://…` or `smtp://user:password@host:port?tls=starttls|none`; encrypted unless told otherwise.

    A password goes out unencrypted to the same machine only. Raises SmtpAddressUnusable.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise SmtpAddressUnusable("nennt einen Rechner oder Port, den es nicht gibt") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        raise SmtpAddressUnusable("beginnt nicht mit „smtp://“ oder „smtps://“ und einem Rechner")
    encryption = _encryption(parts.scheme, dict(parse_qsl(parts.query, keep_blank_values=True)))
    if parts.password and encryption is Encryption.NONE and parts.hostname not in _LOOPBACK:
        raise SmtpAddressUnusable("schickt das Kennwort unverschlüsselt")
    return SmtpServer(
        parts.hostname,
        port or _USUAL_PORT[encryption],
        encryption,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _encryption(scheme: str, options: dict[str, str]) -> Encryption:
    wanted = options.pop("tls", "implicit" if scheme == "smtps" else "starttls")
    if options:
        raise SmtpAddressUnusable("hat Angaben nach dem Fragezeichen, die niemand kennt")
    if scheme == "smtps" and wanted == "implicit":
        return Encryption.IMPLICIT
    if scheme == "smtp" and wanted in {"starttls", "none"}:
        return Encryption(wanted)
    raise SmtpAddressUnusable("nennt mit „tls“ weder „starttls“ noch „none“")
