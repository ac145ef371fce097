"""The machine of this installation."""

from collections.abc import Callable

from django.conf import settings

from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind
from knotenpunkt.translating.machines.deepl import DeepL
from knotenpunkt.translating.machines.libretranslate import LibreTranslate
from knotenpunkt.translating.machines.machine import Machine

_BY_KIND: dict[MachineKind, Callable[[MachineAddress], Machine]] = {
    MachineKind.DEEPL: DeepL,
    MachineKind.LIBRETRANSLATE: LibreTranslate,
}


def machine_at(address: MachineAddress) -> Machine:
    """The machine behind an address."""
    return _BY_KIND[address.kind](address)


def configured_machine() -> Machine | None:
    """The machine that the installation names; None where it names none."""
    address: MachineAddress | None = settings.TRANSLATION_MACHINE
    return machine_at(address) if address is not None else None
