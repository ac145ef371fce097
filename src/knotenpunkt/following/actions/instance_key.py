"""The key pair of this instance, with which it signs what it tells others."""

import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from knotenpunkt.following.domain.signatures import new_private_key


def instance_key() -> str:
    """The private key: the installation's setting, or the one in the data folder, made where there is none."""
    return settings.SIGNING_KEY or _kept(settings.DATA_FOLDER / "signing_key")


@lru_cache(maxsize=8)
def _kept(path: Path) -> str:
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Written beside its place and linked there, so that two first calls at once agree on one whole key."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.touch(mode=0o600)
    try:
        draft.write_text(new_private_key(), encoding="ascii")
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
