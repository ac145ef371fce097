"""The current generation as this process has it open, and its newest reader."""

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from tantivy import Index

from knotenpunkt.search.index.damage import IndexDamaged, check_files
from knotenpunkt.search.index.generations import Generations, Signature
from knotenpunkt.search.index.opening import newest_reader, open_index
from knotenpunkt.search.index.reader import IndexReader

WARMING_TIME = 0.5  # seconds at most, before an index that differs much is used

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sound:
    """An index that this program's analysis built and that can be read, and the reader of its newest state."""

    index: Index
    reader: IndexReader


class OpenedIndex:
    """Takes up what was written to the files, by whatever process. Whatever happens to them, the last reader stays.

    Where a program with another analysis, as the next version of this one, builds its own index, this one leaves it
    alone and answers from what it has open.
    """

    def __init__(self, generations: Generations, analysis: str) -> None:
        self._generations = generations
        self._analysis = analysis
        self._refreshing = Lock()
        self._signature: Signature = (None, None)
        self._folder: Path | None = None
        self._index: Index | None = None
        self._index_folder: Path | None = None
        self._is_damaged = False
        self._is_superseded = False
        self.reader: IndexReader | None = None

    @property
    def is_current(self) -> bool:
        """Whether nobody wrote since; costs two looks at files."""
        return self._signature == self._generations.signature(self._folder)

    @property
    def sound(self) -> Sound | None:
        """The index, if it can be trusted."""
        index, reader = self._index, self.reader
        is_sound = index is not None and not self._is_damaged and self._is_ours(reader)
        return Sound(index, reader) if is_sound and index and reader else None

    @property
    def must_be_built(self) -> bool:
        """Whether nobody else will provide an index that can be trusted."""
        return self.sound is None and not self._is_superseded

    def refresh(self) -> None:
        """Take up what was committed; what cannot be read is noted as damaged."""
        with self._refreshing:
            while not self._has_taken_up():
                pass

    def _has_taken_up(self) -> bool:
        """False where somebody wrote at the same time: then a file may have gone that is no longer needed."""
        folder = self._generations.current()
        signature = self._generations.signature(folder)
        if signature != self._signature:
            try:
                self._take_up(folder)
            except IndexDamaged as damage:
                if signature != self._generations.signature(folder):
                    return False
                self.note(damage)
            self._signature, self._folder = signature, folder
        return True

    def note(self, damage: IndexDamaged) -> None:
        """From now on the index counts as damaged, until another generation takes its place."""
        log.warning("the search index is damaged and will be built anew: %s", damage)
        self._is_damaged = True

    def check(self) -> None:
        """Compare all files with what was written into them."""
        if self._index_folder is not None:
            try:
                check_files(self._index_folder)
            except IndexDamaged as damage:
                self.note(damage)

    def _take_up(self, folder: Path | None) -> None:
        if folder is None:
            self._index = None
        elif self._index and self.reader and folder == self._index_folder:
            reader = newest_reader(self._index)
            if not reader.inherits(self.reader):
                _warm(reader, self.reader)
            self.reader = reader
        else:
            self._open(folder)

    def _open(self, folder: Path) -> None:
        index = open_index(folder)
        reader = newest_reader(index)
        self._is_superseded = self._is_ours(self.reader) and not self._is_ours(reader)
        if self._is_superseded:
            self._index = None
            return
        if self.reader:
            _warm(reader, self.reader)
        self._index, self._index_folder, self.reader, self._is_damaged = index, folder, reader, False

    def _is_ours(self, reader: IndexReader | None) -> bool:
        return reader is not None and reader.state.analysis == self._analysis


def _warm(reader: IndexReader, last: IndexReader) -> None:
    """Read what the last reader had at hand, the most recently used first, so that nobody waits for it."""
    end = time.monotonic() + WARMING_TIME
    for token, _ in reversed(last.cache.items()):
        if time.monotonic() > end:
            return
        reader.postings(token)
