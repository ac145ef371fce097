"""The vocabulary as it lies beside the code."""

from functools import cache
from importlib.resources import files

from knotenpunkt.hsds.domain.vocabulary import Vocabulary, read_vocabulary


@cache
def vocabulary() -> Vocabulary:
    """All objects of HSDS 3.1 and of our profile, by name."""
    text = files("knotenpunkt.hsds").joinpath("data/objects.csv").read_text(encoding="utf-8")
    return read_vocabulary(text.splitlines())
