"""Tables of the search."""

from knotenpunkt.search.models.change import SearchChange
from knotenpunkt.search.models.search_count import SearchCount
from knotenpunkt.search.models.synonym import Synonym

__all__ = ["SearchChange", "SearchCount", "Synonym"]
