"""How long a translation may be: as long as its place on a page bears."""

from knotenpunkt.directory.domain.translations import Section

_LONGEST = {Section.TITLE: 200, Section.DESCRIPTION: 20_000}
_LONGEST_OTHER = 1_000


def longest(section: Section) -> int:
    """The most letters of a translation of this text."""
    return _LONGEST.get(section, _LONGEST_OTHER)
