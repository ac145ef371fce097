"""Machines that speak the protocol of DeepL: `/v2/translate` and `/v2/languages`.

Protocol: https://developers.deepl.com/docs/api-reference (version 2). The key stands in a header, languages are
written in capitals, and English and Portuguese need a region as targets.
"""

from collections.abc import Sequence

from knotenpunkt.translating.domain.machine_address import MachineAddress
from knotenpunkt.translating.machines.exchange import asked, texts_of
from knotenpunkt.translating.machines.machine import MachineTrouble, Trouble

_TARGETS = {"en": "EN-GB", "pt": "PT-PT"}


class DeepL:
    """A service with a key; which address belongs to a key stands in its account."""

    def __init__(self, address: MachineAddress) -> None:
        self._address = address

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Readers are addressed formally in languages that know the difference."""
        body = {
            "text": list(texts),
            "source_lang": source.upper(),
            "target_lang": _TARGETS.get(target, target.upper()),
            "formality": "prefer_more",
            "tag_handling": "xml",
        }
        answer = asked(f"{self._address.url}/v2/translate", body, self._headers)
        try:
            found = [one["text"] for one in answer["translations"]]
        except (KeyError, TypeError):
            raise MachineTrouble(Trouble.NOT_UNDERSTOOD) from None
        return texts_of(found, len(texts))

    def languages(self, source: str) -> frozenset[str]:
        """The targets without their regions; every source goes into every target."""
        known = asked(f"{self._address.url}/v2/languages?type=target", headers=self._headers)
        try:
            codes = {language["language"].partition("-")[0].lower() for language in known}
        except (AttributeError, KeyError, TypeError):
            raise MachineTrouble(Trouble.NOT_UNDERSTOOD) from None
        return frozenset(codes) - {source}

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"DeepL-Auth-Key {self._address.key}"}
