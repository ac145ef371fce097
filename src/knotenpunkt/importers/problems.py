"""What stands in the way of an import: one German sentence each, with the place, fit to be shown to a clerk as it
is."""


class WorkbookProblem(Exception):
    """The input cannot be taken over; nothing was written. The text says what, where and what to do."""
