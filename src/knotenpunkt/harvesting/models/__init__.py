"""The tables of this context."""

from knotenpunkt.harvesting.models.source import Source
from knotenpunkt.harvesting.models.taken_up import TakenUp

__all__ = ["Source", "TakenUp"]
