"""What an installation tells the program: typed, read once, refused loudly where it makes no sense."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from knotenpunkt.accounts.domain.office import Office, OfficeUnusable
from knotenpunkt.api.domain.licences import LicenceUnusable, read_licence
from knotenpunkt.following.domain.signatures import public_key_of
from knotenpunkt.mail.domain.letter import LetterUnusable, check_address
from knotenpunkt.mail.domain.smtp_server import SmtpAddressUnusable, SmtpServer, read_smtp_server
from knotenpunkt.regions.domain.instance_operator import InstanceOperator
from knotenpunkt.translating.domain.machine_address import (
    MachineAddress,
    MachineAddressUnusable,
    read_machine_address,
)

# When the accessibility statement was last checked against the program; an operator's own check replaces it.
ACCESSIBILITY_CHECKED_ON = date(2026, 11, 23)


class EnvironmentProblem(Exception):
    """A setting of the installation that cannot be used; the German text names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation.

    `data` is the folder in which everything an instance keeps lies. `database` is a Django database configuration.
    `behind_tls_proxy`: a proxy in front speaks https with visitors and says so in `X-Forwarded-Proto`.
    `mail_server` takes our letters, which come from `mail_from`; where there is none, letters wait.
    `translation_machine` translates texts of offers where a centre wants it; none is needed.
    `office`: the district's own directory of people, by which staff may sign in.
    `signing_key` signs what the instance tells others; empty: one that lies in the data folder. `follow_inside`:
    other instances may lie in the own network, and need no https. `data_licence` is what others may do with what is
    published: an SPDX id, or an address. `api_requests_a_minute` are answered each network address; 0: any number.
    """

    data: Path
    database: dict[str, object]
    secret_key: str
    debug: bool
    allowed_hosts: tuple[str, ...]
    public_address: str
    behind_tls_proxy: bool
    operator: InstanceOperator
    accessibility_checked_on: date
    mail_server: SmtpServer | None
    mail_from: str
    check_links: bool
    translation_machine: MachineAddress | None
    office: Office | None
    signing_key: str
    follow_inside: bool
    data_licence: str
    api_requests_a_minute: int


def read_environment(variables: Mapping[str, str], *, base: Path) -> Environment:
    """The environment of the process; raises EnvironmentProblem where a variable cannot be understood."""
    data = Path(variables.get("KNOTENPUNKT_DATA") or base / "var").absolute()
    return Environment(
        data=data,
        database=_database(variables.get("KNOTENPUNKT_DATABASE_URL", ""), data),
        secret_key=variables.get("KNOTENPUNKT_SECRET_KEY") or _kept_secret(data),
        debug=_flag(variables, "KNOTENPUNKT_DEBUG"),
        allowed_hosts=tuple(
            host.strip()
            for host in variables.get("KNOTENPUNKT_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
            if host.strip()
        ),
        public_address=variables.get("KNOTENPUNKT_PUBLIC_ADDRESS", "").rstrip("/"),
        behind_tls_proxy=_flag(variables, "KNOTENPUNKT_BEHIND_TLS_PROXY"),
        operator=InstanceOperator(
            name=variables.get("KNOTENPUNKT_OPERATOR_NAME", "").strip(),
            address=variables.get("KNOTENPUNKT_OPERATOR_ADDRESS", "").strip(),
            email=variables.get("KNOTENPUNKT_OPERATOR_EMAIL", "").strip(),
            phone=_phone(variables, "KNOTENPUNKT_OPERATOR_PHONE"),
        ),
        accessibility_checked_on=_day(
            variables, "KNOTENPUNKT_ACCESSIBILITY_CHECKED_ON", ACCESSIBILITY_CHECKED_ON
        ),
        mail_server=_mail_server(variables),
        mail_from=_mail_from(variables),
        check_links=_flag(variables, "KNOTENPUNKT_CHECK_LINKS"),
        translation_machine=_translation_machine(variables),
        office=_office(variables),
        signing_key=_signing_key(variables),
        follow_inside=_flag(variables, "KNOTENPUNKT_FOLLOW_INSIDE"),
        data_licence=_data_licence(variables),
        api_requests_a_minute=_number(variables, "KNOTENPUNKT_API_REQUESTS_A_MINUTE", 600),
    )


def _flag(variables: Mapping[str, str], name: str) -> bool:
    written = variables.get(name, "no").strip().lower()
    if written in {"yes", "true", "1"}:
        return True
    if written in {"no", "false", "0", ""}:
        return False
    raise EnvironmentProblem(f"{name} ist „{written}“; bitte „yes“ oder „no“ angeben.")


def _number(variables: Mapping[str, str], name: str, default: int) -> int:
    written = variables.get(name, "").strip()
    if not written:
        return default
    if not (written.isascii() and written.isdecimal() and len(written) <= 9):
        raise EnvironmentProblem(f"{name} ist „{written}“; bitte eine ganze Zahl angeben, etwa {default}.")
    return int(written)


def _day(variables: Mapping[str, str], name: str, default: date) -> date:
    written = variables.get(name, "").strip()
    try:
        return date.fromisoformat(written) if written else default
    except ValueError:
        raise EnvironmentProblem(
            f"{name} ist „{written}“; bitte einen Tag angeben, etwa 2026-11-23."
        ) from None


def _phone(variables: Mapping[str, str], name: str) -> str:
    written = "".join(variables.get(name, "").split())
    if written and not (written.startswith("+") and written[1:].isdecimal() and 7 <= len(written[1:]) <= 15):
        raise EnvironmentProblem(
            f"{name} ist „{written}“; bitte mit Landesvorwahl angeben, etwa +492452134222."
        )
    return written


def _mail_server(variables: Mapping[str, str]) -> SmtpServer | None:
    written = variables.get("KNOTENPUNKT_SMTP_URL", "").strip()
    try:
        return read_smtp_server(written) if written else None
    except SmtpAddressUnusable as problem:
        raise EnvironmentProblem(
            f"KNOTENPUNKT_SMTP_URL {problem}; ein Beispiel: smtp://name:kennwort@rechner:587?tls=starttls"
        ) from None


def _mail_from(variables: Mapping[str, str]) -> str:
    """The bare address of the sender; needed as soon as letters leave the house."""
    written = variables.get("KNOTENPUNKT_MAIL_FROM", "").strip()
    if not written and not variables.get("KNOTENPUNKT_SMTP_URL", "").strip():
        return ""
    try:
        check_address(written)
    except LetterUnusable:
        raise EnvironmentProblem(
            f"KNOTENPUNKT_MAIL_FROM ist „{written}“; bitte eine E-Mail-Adresse angeben, von der die E-Mails kommen, "
            "etwa knotenpunkt@kreis-beispiel.de."
        ) from None
    return written


def _translation_machine(variables: Mapping[str, str]) -> MachineAddress | None:
    url = variables.get("KNOTENPUNKT_TRANSLATION_URL", "").strip()
    kind = variables.get("KNOTENPUNKT_TRANSLATION_KIND", "").strip()
    key = variables.get("KNOTENPUNKT_TRANSLATION_KEY", "").strip()
    try:
        return read_machine_address(kind, url, key) if url else None
    except MachineAddressUnusable as problem:
        raise EnvironmentProblem(str(problem)) from None


def _office(variables: Mapping[str, str]) -> Office | None:
    server = variables.get("KNOTENPUNKT_OIDC_SERVER", "").strip().rstrip("/")
    if not server:
        return None
    try:
        return Office(
            server=server,
            client=variables.get("KNOTENPUNKT_OIDC_CLIENT", "").strip(),
            secret=variables.get("KNOTENPUNKT_OIDC_SECRET", "").strip(),
            name=variables.get("KNOTENPUNKT_OIDC_NAME", "").strip() or (urlsplit(server).hostname or server),
        )
    except OfficeUnusable as problem:
        raise EnvironmentProblem(
            f"KNOTENPUNKT_OIDC_SERVER {problem}; ein Beispiel: https://anmeldung.kreis-beispiel.de/realms/kreis"
        ) from None


def _signing_key(variables: Mapping[str, str]) -> str:
    written = variables.get("KNOTENPUNKT_SIGNING_KEY", "").strip()
    try:
        if written:
            public_key_of(written)
    except ValueError:
        raise EnvironmentProblem(
            "KNOTENPUNKT_SIGNING_KEY ist kein Schlüssel; erwartet werden 32 Bytes in Base64, etwa aus "
            "`openssl rand -base64 32`."
        ) from None
    return written


def _data_licence(variables: Mapping[str, str]) -> str:
    try:
        return read_licence(variables.get("KNOTENPUNKT_DATA_LICENCE", "").strip() or "CC-BY-4.0").name
    except LicenceUnusable as problem:
        raise EnvironmentProblem(f"KNOTENPUNKT_DATA_LICENCE {problem}.") from None


def _database(address: str, data: Path) -> dict[str, object]:
    if not address:
        return _sqlite(data / "knotenpunkt.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentProblem(
            "KNOTENPUNKT_DATABASE_URL beginnt weder mit „postgresql://“ noch mit „sqlite:///“ und einem Pfad; "
            "ein Beispiel: postgresql://name:kennwort@rechner:5432/knotenpunkt"
        )
    try:
        port = str(parts.port or "")
    except ValueError:
        raise EnvironmentProblem(
            "KNOTENPUNKT_DATABASE_URL nennt einen Port, den es nicht gibt; ein Beispiel: "
            "postgresql://name:kennwort@rechner:5432/knotenpunkt"
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": {"connect_timeout": 5},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _kept_secret(data: Path) -> str:
    """A secret made at the first start and kept, readable by its owner alone, in the data folder."""
    path = data / "secret_key"
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise EnvironmentProblem(
            f"Der Datenordner {data} lässt sich nicht benutzen ({os.strerror(error.errno or 0)}); bitte die Rechte "
            "prüfen oder mit KNOTENPUNKT_DATA einen anderen nennen."
        ) from error


def _make_secret(path: Path) -> None:
    """Write it beside its place and link it there, so that two first starts at once agree on one whole secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    draft.touch(mode=0o600)
    try:
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        draft.chmod(0o600)
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
