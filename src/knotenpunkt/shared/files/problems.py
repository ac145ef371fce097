"""What stands in the way of reading a file: one German sentence, with the place, fit to be shown as it is."""


class WorkbookProblem(Exception):
    """The input cannot be taken over; nothing was written. The text says what, where and what to do.

    `sentence` leaves out what only helps `at_console`, such as an option of a command.
    """

    def __init__(self, sentence: str, *, at_console: str = "") -> None:
        super().__init__(f"{sentence} {at_console}".rstrip())
        self.sentence = sentence
