"""The index of one folder: made from the database, following it, and made anew whenever it cannot be trusted."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from tantivy import Index

from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.index.damage import IndexDamaged
from knotenpunkt.search.index.errands import Errand, ThreadErrand, Work, stop_if_ending
from knotenpunkt.search.index.generations import Generations
from knotenpunkt.search.index.lock import PAUSE, held, tried
from knotenpunkt.search.index.opened import OpenedIndex, Sound
from knotenpunkt.search.index.opening import newest_reader, open_index
from knotenpunkt.search.index.origin import Origin
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.index.writing import CORRECTING_BYTES, Tokenise, build, correct, writer_of

WAIT = 0.5  # seconds that a request waits for its changes at most
LOOK = 0.005  # seconds between two looks of a waiting request
PATIENCE = 10.0  # seconds until somebody who waits for another process to write gives up

log = logging.getLogger(__name__)


class SearchIndex:
    """Any number of processes may use one folder; a lock decides which of them writes.

    `analysis` names the rules by which `tokenise` works; an index made by other rules is made anew.
    """

    def __init__(
        self,
        folder: Path,
        origin: Origin,
        *,
        tokenise: Tokenise,
        analysis: str,
        errand: Callable[[Work], Errand] = ThreadErrand,
    ) -> None:
        self._generations = Generations(folder)
        self._opened = OpenedIndex(self._generations, analysis)
        self._origin = origin
        self._tokenise = tokenise
        self._analysis = analysis
        self._is_suspected = False
        self._following = errand(self.catch_up)
        self._building = errand(self.build_if_needed)

    def reader(self) -> IndexReader | None:
        """The newest reader at hand, without waiting; None as long as there is no index that can be read."""
        if not self._opened.is_current or self._opened.must_be_built:
            self._following.ask()
        return self._opened.reader

    def follow(self, version: DataVersion, *, wait: float = WAIT) -> IndexReader | None:
        """A reader that covers the version if one can be had in so many seconds, else the newest at hand."""
        reader = self.reader()
        if reader is None or not reader.covers(version.centre, version.number):
            self._wait_for(version, until=time.monotonic() + wait)
        return self._opened.reader

    def _wait_for(self, version: DataVersion, *, until: float) -> None:
        """Nobody waits for more than one run of following: what it does not reach is being built."""
        done = self._following.ask()
        while time.monotonic() < until and not done.wait(LOOK):
            reader = self._opened.reader
            if reader is not None and reader.covers(version.centre, version.number):
                return

    def report(self, damage: IndexDamaged) -> None:
        """Note that a reader came upon damage: the files are checked, and the index built anew if they are at fault."""
        log.error("the search index could not be read: %s", damage)
        self._is_suspected = True
        self._building.ask()

    def catch_up(self) -> None:
        """Take up what other processes wrote, and write what changed in the database since."""
        until = time.monotonic() + PATIENCE
        while self._is_behind() and time.monotonic() < until:
            with tried(self._generations.writing_lock) as is_held:
                if is_held:
                    self._correct()
            if not is_held:
                stop_if_ending()
                time.sleep(PAUSE)

    def _is_behind(self) -> bool:
        """Whether there are changes to be written into a sound index; whatever else is wrong is asked to be built."""
        self._opened.refresh()
        sound, now = self._opened.sound, self._origin.versions()
        if self._must_be_built(sound, now):
            self._building.ask()
        return sound is not None and bool(sound.reader.state.versions.behind(now))

    def _must_be_built(self, sound: Sound | None, now: Versions) -> bool:
        if sound is None:
            return self._opened.must_be_built
        state = sound.reader.state
        return state.is_worn or state.versions.cannot_follow_to(now)

    def _correct(self) -> None:
        """Write the changes into the newest state, which may be newer than it was before the lock was held."""
        self._opened.refresh()
        sound = self._opened.sound
        if sound is not None:
            try:
                self._write_changes(sound.index, sound.reader)
            except IndexDamaged as damage:
                self._opened.note(damage)

    def _write_changes(self, index: Index, reader: IndexReader) -> None:
        correction = self._origin.correction(reader.state.versions)
        if correction is not None:
            with writer_of(index, CORRECTING_BYTES) as writer:
                correct(writer, reader, correction, self._tokenise)
                self._opened.refresh()  # before the engine tidies up, which may take a while

    def ready(self) -> IndexReader | None:
        """Do in the calling thread whatever there is to do, and wait for what another process does: for commands."""
        while not self._has_what_can_be_had():
            time.sleep(PAUSE)
        self.catch_up()
        return self._opened.reader

    def _has_what_can_be_had(self) -> bool:
        self.build_if_needed()
        return not self._must_be_built(self._opened.sound, self._origin.versions())

    def build_if_needed(self) -> None:
        """Build the index unless there is one that can be trusted, can follow the database and is not worn."""
        with tried(self._generations.building_lock) as is_held:
            self._opened.refresh()
            if is_held and self._is_suspected:
                self._is_suspected = False
                self._opened.check()
            if is_held and self._must_be_built(self._opened.sound, self._origin.versions()):
                self._build()

    def build(self) -> None:
        """Build the index, whether needed or not, unless another process is just doing so."""
        with tried(self._generations.building_lock) as is_held:
            if is_held:
                self._build()

    def _build(self) -> None:
        """Beside the current one, which answers meanwhile; changes are followed before the new one takes its place."""
        folder = self._generations.begin()
        versions = self._origin.versions()
        build(folder, self._origin.all_documents(), self._tokenise, self._analysis, versions)
        index = open_index(folder)
        self._write_changes(index, newest_reader(index))
        with held(self._generations.writing_lock, meanwhile=stop_if_ending):
            self._write_changes(index, newest_reader(index))
            self._generations.switch_to(folder)
        self._opened.refresh()
        self._generations.remove_all_but(folder)
