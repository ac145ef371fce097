"""Tables of translating: fixed terms, files that were received, what a machine may do at night and where it failed."""

from knotenpunkt.translating.models.glossary_term import GlossaryTerm
from knotenpunkt.translating.models.machine_wish import MachineWish
from knotenpunkt.translating.models.received_file import ReceivedFile
from knotenpunkt.translating.models.spoilt_text import SpoiltText

__all__ = ["GlossaryTerm", "MachineWish", "ReceivedFile", "SpoiltText"]
