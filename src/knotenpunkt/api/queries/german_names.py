"""What the tables and columns of HSDS are called in German, as it lies beside the code."""

import csv
from functools import cache
from importlib.resources import files

from knotenpunkt.api.domain.german_names import GermanNames


@cache
def german_names() -> GermanNames:
    """The names of all tables and columns."""
    text = files("knotenpunkt.api").joinpath("data/german_names.csv").read_text(encoding="utf-8")
    names: dict[str, dict[str, str]] = {"table": {}, "column": {}}
    for row in csv.DictReader(text.splitlines()):
        names[row["kind"]][row["name"]] = row["german"]
    return GermanNames(names["table"], names["column"])
