"""Tables of the upkeep."""

from knotenpunkt.upkeep.models.checked_link import CheckedLink
from knotenpunkt.upkeep.models.confirmation_round import ConfirmationRound
from knotenpunkt.upkeep.models.draft import Draft
from knotenpunkt.upkeep.models.duplicate_pair import DuplicatePair
from knotenpunkt.upkeep.models.entry_merge import EntryMerge
from knotenpunkt.upkeep.models.report_limits import DailySalt, SenderCount, SpentChallenge
from knotenpunkt.upkeep.models.suggestion import Suggestion

__all__ = [
    "CheckedLink",
    "ConfirmationRound",
    "DailySalt",
    "Draft",
    "DuplicatePair",
    "EntryMerge",
    "SenderCount",
    "SpentChallenge",
    "Suggestion",
]
