"""What stands in the way of an import beyond the file itself: one German sentence each, fit to be shown as it is."""

from knotenpunkt.shared.files.problems import WorkbookProblem


class OtherDistrict(WorkbookProblem):
    """The places of a workbook are those of other centres; who knows better may have it read all the same."""


class UnclearColumns(WorkbookProblem):
    """It is not clear which column means what; a person can say it."""
