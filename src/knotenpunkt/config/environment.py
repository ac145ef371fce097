"""What an installation tells the program: typed, read once, refused loudly where it makes no sense."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


class EnvironmentProblem(Exception):
    """A setting of the installation that cannot be used; the text names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation.

    `data` is the folder in which everything an instance keeps lies. `database` is a Django database configuration.
    """

    data: Path
    database: dict[str, object]
    secret_key: str
    debug: bool
    allowed_hosts: tuple[str, ...]
    public_address: str


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
    )


def _flag(variables: Mapping[str, str], name: str) -> bool:
    written = variables.get(name, "no").strip().lower()
    if written in {"yes", "true", "1"}:
        return True
    if written in {"no", "false", "0", ""}:
        return False
    raise EnvironmentProblem(f"{name} is '{written}'; please write 'yes' or 'no'.")


def _database(address: str, data: Path) -> dict[str, object]:
    if not address:
        return _sqlite(data / "knotenpunkt.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentProblem(
            "KNOTENPUNKT_DATABASE_URL begins with neither 'postgresql://' nor 'sqlite://'; "
            "an example: postgresql://user:password@host:5432/knotenpunkt"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
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
                "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
            ),
        },
    }


def _kept_secret(data: Path) -> str:
    """A secret made at the first start and kept, readable by its owner alone, in the data folder."""
    path = data / "secret_key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        data.mkdir(parents=True, exist_ok=True)
        secret = secrets.token_urlsafe(48)
        path.touch(mode=0o600)
        path.write_text(secret, encoding="ascii")
        return secret
