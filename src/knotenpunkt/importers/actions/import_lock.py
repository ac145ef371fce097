"""One import at a time for each centre, across processes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.named_lock import LockHeld, named_lock


class ImportBusy(WorkbookProblem):
    """Another import of the same centre is under way."""


@contextmanager
def import_lock(centre: Centre) -> Iterator[None]:
    """Hold the centre's import lock; raises ImportBusy at once where another import holds it."""
    with ExitStack() as held:
        try:
            held.enter_context(named_lock(lock_name(centre)))
        except LockHeld:
            raise ImportBusy(
                f"Für {centre.name} läuft gerade ein anderer Import. Bitte warten, bis er fertig ist, und dann "
                "wiederholen."
            ) from None
        yield


def lock_name(centre: Centre) -> str:
    """What the centre's lock is called."""
    return f"import-{centre.key}"
