"""What an installation may say, and how it is told what it may not."""

import stat
from datetime import date
from pathlib import Path

import pytest

from knotenpunkt.config.environment import (
    ACCESSIBILITY_CHECKED_ON,
    EnvironmentProblem,
    read_environment,
)
from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.regions.domain.instance_operator import InstanceOperator
from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind


def test_an_installation_that_says_nothing_gets_safe_settings(tmp_path: Path) -> None:
    environment = read_environment({}, base=tmp_path)

    assert environment.data == tmp_path / "var"
    assert environment.database["NAME"] == str(tmp_path / "var" / "knotenpunkt.sqlite3")
    assert (environment.debug, environment.behind_tls_proxy, environment.public_address) == (False, False, "")
    assert environment.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert environment.operator == InstanceOperator()
    assert environment.accessibility_checked_on == ACCESSIBILITY_CHECKED_ON
    assert (environment.mail_server, environment.mail_from) == (None, "")
    assert environment.check_links is False
    assert environment.translation_machine is None
    assert environment.data_licence == "CC-BY-4.0"
    assert environment.api_requests_a_minute == 600


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = read_environment({}, base=tmp_path).secret_key
    second = read_environment({}, base=tmp_path).secret_key

    kept = tmp_path / "var" / "secret_key"
    assert (first == second == kept.read_text(encoding="ascii"), len(first)) == (True, 64)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(kept.parent.iterdir()) == [kept]


def test_a_secret_that_is_given_leaves_no_file(tmp_path: Path) -> None:
    environment = read_environment({"KNOTENPUNKT_SECRET_KEY": "given"}, base=tmp_path)

    assert (environment.secret_key, list(tmp_path.iterdir())) == ("given", [])


def test_everything_can_be_said(tmp_path: Path) -> None:
    environment = read_environment(
        {
            "KNOTENPUNKT_DATA": str(tmp_path / "data"),
            "KNOTENPUNKT_DATABASE_URL": "postgresql://an%40na:p%2Fw@db.example:5433/kp",
            "KNOTENPUNKT_DEBUG": "Yes",
            "KNOTENPUNKT_BEHIND_TLS_PROXY": "1",
            "KNOTENPUNKT_ALLOWED_HOSTS": " portal.example , ,www.example",
            "KNOTENPUNKT_PUBLIC_ADDRESS": "https://portal.example/",
            "KNOTENPUNKT_OPERATOR_NAME": " Musterverband ",
            "KNOTENPUNKT_OPERATOR_ADDRESS": "Musterweg 1",
            "KNOTENPUNKT_OPERATOR_EMAIL": "it@example.org",
            "KNOTENPUNKT_OPERATOR_PHONE": "+49 211 123456",
            "KNOTENPUNKT_ACCESSIBILITY_CHECKED_ON": "2027-03-01",
            "KNOTENPUNKT_SMTP_URL": "smtps://kp:secret@mail.example",
            "KNOTENPUNKT_MAIL_FROM": "knotenpunkt@portal.example",
            "KNOTENPUNKT_CHECK_LINKS": "yes",
            "KNOTENPUNKT_DATA_LICENCE": "dl-de/by-2-0",
        },
        base=tmp_path,
    )

    database = environment.database
    assert {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "kp",
        "USER": "an@na",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert (environment.debug, environment.behind_tls_proxy) == (True, True)
    assert environment.allowed_hosts == ("portal.example", "www.example")
    assert environment.public_address == "https://portal.example"
    assert environment.operator == InstanceOperator(
        "Musterverband", "Musterweg 1", "it@example.org", "+49211123456"
    )
    assert environment.accessibility_checked_on == date(2027, 3, 1)
    assert environment.mail_server == SmtpServer("mail.example", 465, Encryption.IMPLICIT, "kp", "secret")
    assert (environment.mail_from, environment.check_links) == ("knotenpunkt@portal.example", True)
    assert environment.data_licence == "DL-DE-BY-2.0"


def test_the_api_may_be_asked_without_a_limit(tmp_path: Path) -> None:
    environment = read_environment({"KNOTENPUNKT_API_REQUESTS_A_MINUTE": "0"}, base=tmp_path)

    assert environment.api_requests_a_minute == 0


def test_another_sqlite_file_can_be_named(tmp_path: Path) -> None:
    environment = read_environment({"KNOTENPUNKT_DATABASE_URL": "sqlite:///srv/a%20b.sqlite3"}, base=tmp_path)

    assert environment.database["NAME"] == "/srv/a b.sqlite3"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KNOTENPUNKT_DEBUG", "perhaps"),
        ("KNOTENPUNKT_BEHIND_TLS_PROXY", "https"),
        ("KNOTENPUNKT_DATABASE_URL", "mysql://a@b/c"),
        ("KNOTENPUNKT_DATABASE_URL", "postgresql://a@b:99999/c"),
        ("KNOTENPUNKT_DATABASE_URL", "sqlite://"),
        ("KNOTENPUNKT_OPERATOR_PHONE", "0211 123456"),
        ("KNOTENPUNKT_ACCESSIBILITY_CHECKED_ON", "1.3.2027"),
        ("KNOTENPUNKT_DATA_LICENCE", "frei"),
        ("KNOTENPUNKT_API_REQUESTS_A_MINUTE", "-1"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(EnvironmentProblem, match=f"^{name} "):
        read_environment({name: value, "KNOTENPUNKT_SECRET_KEY": "given"}, base=tmp_path)


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(EnvironmentProblem, match=r"^Der Datenordner .*/file/data lässt sich nicht benutzen"):
        read_environment({"KNOTENPUNKT_DATA": str(tmp_path / "file" / "data")}, base=tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KNOTENPUNKT_SMTP_URL", "mail.example"),
        ("KNOTENPUNKT_SMTP_URL", "smtp://mail.example"),  # and nobody to write from
        ("KNOTENPUNKT_MAIL_FROM", "Verein"),
    ],
)
def test_mail_that_cannot_leave_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(EnvironmentProblem, match=r"^KNOTENPUNKT_(SMTP_URL|MAIL_FROM) "):
        read_environment({name: value}, base=tmp_path)


@pytest.mark.parametrize(
    ("url", "kind", "key", "named"),
    [
        ("localhost:5000", "", "", "URL"),
        ("ftp://localhost/", "libretranslate", "", "URL"),
        ("http://name:secret@localhost/", "", "", "URL"),
        ("http://localhost:port/", "", "", "URL"),
        ("http://localhost:5000", "google", "", "KIND"),
        ("https://api.deepl.example", "deepl", "", "KEY"),
    ],
)
def test_a_machine_that_cannot_be_asked_is_refused(
    tmp_path: Path, url: str, kind: str, key: str, named: str
) -> None:
    variables = {
        "KNOTENPUNKT_TRANSLATION_URL": url,
        "KNOTENPUNKT_TRANSLATION_KIND": kind,
        "KNOTENPUNKT_TRANSLATION_KEY": key,
    }
    with pytest.raises(EnvironmentProblem, match=rf"^KNOTENPUNKT_TRANSLATION_{named} "):
        read_environment(variables, base=tmp_path)


def test_a_machine_is_named_without_its_key(tmp_path: Path) -> None:
    variables = {
        "KNOTENPUNKT_TRANSLATION_URL": "https://api.deepl.example/",
        "KNOTENPUNKT_TRANSLATION_KIND": "DeepL",
        "KNOTENPUNKT_TRANSLATION_KEY": "secret",
    }
    machine = read_environment(variables, base=tmp_path).translation_machine

    assert machine == MachineAddress(MachineKind.DEEPL, "https://api.deepl.example", "secret")
    assert "secret" not in repr(machine)
