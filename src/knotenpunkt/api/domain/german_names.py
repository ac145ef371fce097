"""What a workbook calls the tables and columns of the standard."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GermanNames:
    """What tables and columns are called in German, by their names in HSDS."""

    tables: Mapping[str, str]
    columns: Mapping[str, str]
