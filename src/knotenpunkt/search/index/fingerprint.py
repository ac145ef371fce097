"""By which rules an index was made: the program itself, since any part of it may say what documents hold."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import knotenpunkt

_LIBRARIES = ("simplemma", "pystemmer", "tantivy")
_RULES = {".py", ".json", ".jsonl", ".txt"}
_NO_RULES = {"tests", "migrations", "static", "node_modules"}


@cache
def program_fingerprint() -> str:
    """Changes with every file of the program that may bear on documents or their words, and with its libraries."""
    root = Path(knotenpunkt.__file__).parent
    paths = sorted(path for path in root.rglob("*") if path.suffix in _RULES)
    digest = blake2b(" ".join(map(version, _LIBRARIES)).encode(), digest_size=16)
    for path in paths:
        if _NO_RULES.isdisjoint(path.relative_to(root).parts):
            digest.update(path.read_bytes())
    return digest.hexdigest()
