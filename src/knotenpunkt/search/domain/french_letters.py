"""French writes the pronoun of a question behind the verb, with a stroke: „puis-je", „a-t-elle"."""

import re

_PRONOUN = "je|tu|il|elle|on|nous|vous|ils|elles|ce"
_INVERTED = re.compile(rf"(?<!\brendez)[-‐‑](?:t[-‐‑])?(?:{_PRONOUN})$", re.IGNORECASE)


def without_inverted_pronoun(word: str) -> str:
    """The word as it is without a question: „puis"; „rendez-vous" stays."""
    return _INVERTED.sub("", word)
