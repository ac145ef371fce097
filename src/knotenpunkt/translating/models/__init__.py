"""Tables of translating: fixed terms, files that were received, what a machine may do at night."""

from knotenpunkt.translating.models.glossary_term import GlossaryTerm
from knotenpunkt.translating.models.machine_wish import MachineWish
from knotenpunkt.translating.models.received_file import ReceivedFile

__all__ = ["GlossaryTerm", "MachineWish", "ReceivedFile"]
