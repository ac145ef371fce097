"""What is written down when something breaks: where it did, and nothing that a visitor sent."""

import logging
import traceback
from types import TracebackType

type ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Writes an error as its lines of code and its kind.

    The words of an error are left out: a database quotes the row that it refused, a conversion the text it was given.
    """

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left the whole story here
        return super().format(record)

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - the name is logging's
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            lines = "".join(traceback.format_tb(error.__traceback__))
            parts.insert(0, f"{lines}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nand then\n".join(parts)
