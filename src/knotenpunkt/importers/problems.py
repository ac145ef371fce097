"""What stands in the way of an import: one German sentence each, with the place, fit to be shown to a clerk as it
is."""


class WorkbookProblem(Exception):
    """The input cannot be taken over; nothing was written. The text says what, where and what to do.

    `sentence` leaves out what only helps `at_console`, such as an option of a command.
    """

    def __init__(self, sentence: str, *, at_console: str = "") -> None:
        super().__init__(f"{sentence} {at_console}".rstrip())
        self.sentence = sentence


class OtherDistrict(WorkbookProblem):
    """The places of a workbook are those of other centres; who knows better may have it read all the same."""


class UnclearColumns(WorkbookProblem):
    """It is not clear which column means what; a person can say it."""
