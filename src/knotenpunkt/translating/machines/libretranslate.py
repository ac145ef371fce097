"""Machines that speak the protocol of LibreTranslate: `/translate` and `/languages`.

Protocol: https://docs.libretranslate.com/api (version 1.6). Many texts are sent as a list in `q`.
"""

from collections.abc import Sequence
from typing import Any

from knotenpunkt.translating.domain.machine_address import MachineAddress
from knotenpunkt.translating.machines.exchange import asked, texts_of
from knotenpunkt.translating.machines.machine import MachineTrouble, Trouble


class LibreTranslate:
    """A machine of the centre's own, or one of a service; most need no key."""

    def __init__(self, address: MachineAddress) -> None:
        self._address = address

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Markup is sent as html, so that marks stay whole."""
        body: dict[str, Any] = {"q": list(texts), "source": source, "target": target, "format": "html"}
        if self._address.key:
            body["api_key"] = self._address.key
        answer = asked(f"{self._address.url}/translate", body)
        if not isinstance(answer, dict):
            raise MachineTrouble(Trouble.NOT_UNDERSTOOD)
        return texts_of(answer.get("translatedText"), len(texts))

    def languages(self, source: str) -> frozenset[str]:
        """The targets of one source; older versions name only languages, each into each."""
        known = asked(f"{self._address.url}/languages")
        try:
            targets = {language["code"]: language.get("targets") for language in known}
        except (AttributeError, KeyError, TypeError):
            raise MachineTrouble(Trouble.NOT_UNDERSTOOD) from None
        if source not in targets:
            return frozenset()
        return frozenset(targets[source] or targets) - {source}
