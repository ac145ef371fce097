"""Nights that are killed: one writing statement does not come to pass, and the process with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_WRITES = ("INSERT", "UPDATE", "DELETE")


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_at(write: int) -> Iterator[None]:
    """Within the block the k-th writing statement (the first is 1) kills; a block with fewer comes to its end."""
    seen = 0

    def execute(run: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
        nonlocal seen
        if sql.lstrip().startswith(_WRITES):
            seen += 1
            if seen == write:
                raise Killed
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
