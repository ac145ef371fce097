"""The index follows its database, in every process that has it open."""

import threading
from pathlib import Path

import pytest

from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.index.errands import DirectErrand
from knotenpunkt.search.index.lock import tried
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.tests.made_up_documents import (
    CENTRE,
    MadeUpDatabase,
    first_letters,
    keys_with,
    offer,
    text,
)

LONG = 10.0  # seconds; nothing here takes a second


@pytest.fixture
def database() -> MadeUpDatabase:
    database = MadeUpDatabase()
    database.put(offer(1, "Kaffee"), offer(2, "Deutsch"), offer(3, "Kaffee am Montag"))
    return database


def direct(database: MadeUpDatabase, folder: Path, analysis: str = "first letters") -> SearchIndex:
    """An index that does everything at once."""
    return SearchIndex(
        folder, database.origin, tokenise=first_letters, analysis=analysis, errand=DirectErrand
    )


def threaded(database: MadeUpDatabase, folder: Path) -> SearchIndex:
    """An index as it works in a server."""
    return SearchIndex(folder, database.origin, tokenise=first_letters, analysis="first letters")


def wait_for_threads() -> None:
    """Until no errand is under way, those included that errands asked for."""
    while running := [thread for thread in threading.enumerate() if thread.name.startswith("search-")]:
        for thread in running:
            thread.join(LONG)


def test_changed_and_removed_documents_are_followed(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = direct(database, tmp_path)
    before = keys_with(index.follow(database.version), text("kaff"))
    database.put(offer(1, "Fahrrad"), offer(4, "Kaffee"))
    changed = keys_with(index.follow(database.version), text("kaff"))
    database.remove("offer:3")
    removed = keys_with(index.follow(database.version), text("kaff"))
    assert (before, changed, removed) == (["offer:1", "offer:3"], ["offer:3", "offer:4"], ["offer:4"])


def test_change_is_written_by_correcting_not_by_building(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = direct(database, tmp_path)
    index.follow(database.version)
    built = (tmp_path / "current").read_text()
    database.put(offer(1, "Fahrrad"))
    index.follow(database.version)
    assert (tmp_path / "current").read_text() == built


def test_change_of_the_instance_builds_anew(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = direct(database, tmp_path)
    index.follow(database.version)
    database.rows = {"offer:9": offer(9, "Kaffee")}
    database.instance += 1
    assert keys_with(index.follow(database.version), text("kaff")) == ["offer:9"]


def test_database_that_was_put_back_builds_anew(database: MadeUpDatabase, tmp_path: Path) -> None:
    database.number = 7
    direct(database, tmp_path).follow(database.version)
    database.number, database.rows = 3, {"offer:9": offer(9, "Kaffee")}
    index = direct(database, tmp_path)
    index.catch_up()
    assert keys_with(index.reader(), text("kaff")) == ["offer:9"]


def test_nothing_is_asked_of_the_database_for_what_is_covered(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = direct(database, tmp_path)
    reader = index.follow(database.version)
    monkeypatch.setattr(MadeUpDatabase, "versions", None)
    assert index.follow(database.version) is reader


def test_state_survives_the_process(database: MadeUpDatabase, tmp_path: Path) -> None:
    direct(database, tmp_path).follow(database.version)
    database.put(offer(1, "Fahrrad"))
    direct(database, tmp_path).follow(database.version)
    reader = direct(database, tmp_path).follow(database.version)
    assert reader is not None
    assert reader.state.versions == Versions(0, {CENTRE: 2})


def test_reader_of_another_process_sees_what_was_committed(database: MadeUpDatabase, tmp_path: Path) -> None:
    first, second = direct(database, tmp_path), direct(database, tmp_path)
    first.follow(database.version)
    second.follow(database.version)
    database.put(offer(1, "Fahrrad"))
    first.follow(database.version)
    seen = second.reader()
    assert keys_with(seen, text("fahr")) == ["offer:1"]


def test_answer_for_a_version_not_reached_may_not_be_kept(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = direct(database, tmp_path)
    reader = index.follow(DataVersion(CENTRE, database.number + 1))
    assert reader is not None
    assert [reader.covers(CENTRE, number) for number in (0, 1, 2)] == [True, True, False]
    assert [reader.covers("", number) for number in (1, 2)] == [True, False]
    assert reader.covers("d" * 32, 1) is False


def test_centre_is_known_by_its_key_however_the_database_writes_it(tmp_path: Path) -> None:
    versions = Versions(2, {"0190a5b6c7d8e9f00112233445566778": 3})
    assert [
        versions.cover(centre, 5)
        for centre in ("0190a5b6c7d8e9f00112233445566778", "0190a5b6-c7d8-e9f0-0112-233445566778")
    ] == [True, True]


def test_edition_is_the_same_as_long_as_the_documents_are(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = direct(database, tmp_path)
    built = index.ready()
    database.put()
    counted = index.follow(database.version)
    other_process = direct(database, tmp_path).ready()
    database.remove("offer:1")
    changed = index.follow(database.version)
    index.build()
    editions = [
        reader and reader.edition for reader in (built, counted, other_process, changed, index.reader())
    ]
    assert [editions.index(edition) for edition in editions] == [0, 0, 0, 3, 4]


def test_command_gets_an_index_that_is_ready(database: MadeUpDatabase, tmp_path: Path) -> None:
    first = keys_with(threaded(database, tmp_path).ready(), text("kaff"))
    database.put(offer(2, "Kaffee"))
    second = keys_with(threaded(database, tmp_path).ready(), text("kaff"))
    assert (first, second) == (["offer:1", "offer:3"], ["offer:1", "offer:2", "offer:3"])


def test_facet_with_white_space_is_refused(database: MadeUpDatabase, tmp_path: Path) -> None:
    database.put(offer(5, "Deutsch", "ort:Bad Aachen"))
    with pytest.raises(ValueError, match=r"^offer:5: a facet is empty or has white space$"):
        direct(database, tmp_path).ready()


def test_worn_index_is_built_anew(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.search.index.state.WORN_AFTER", 2)
    index = direct(database, tmp_path)
    index.ready()
    ordinals = []
    for number in range(6):
        database.put(offer(1, f"Fahrrad {number}"))
        reader = index.follow(database.version)
        assert reader is not None
        ordinals.append(reader.state.next_ordinal)
    assert ordinals == [5, 6, 7, 8, 4, 5]


def test_threads_build_and_follow(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = threaded(database, tmp_path)
    assert index.reader() is None
    wait_for_threads()
    built = index.follow(database.version, wait=LONG)
    database.put(offer(1, "Fahrrad"))
    followed = index.follow(database.version, wait=LONG)
    assert (keys_with(built, text("fahr")), keys_with(followed, text("fahr"))) == ([], ["offer:1"])


def test_nobody_waits_for_a_build(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    every = database.all_documents
    index = threaded(database, tmp_path)
    monkeypatch.setattr(database, "all_documents", lambda: (may_go_on.wait(LONG), every())[1], raising=False)
    first = index.follow(database.version, wait=LONG)
    may_go_on.set()
    wait_for_threads()
    assert (first, keys_with(index.reader(), text("deut"))) == (None, ["offer:2"])


def test_changes_during_a_build_are_in_the_old_index_and_in_the_new_one(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = direct(database, tmp_path)
    other_process = direct(database, tmp_path)
    index.follow(database.version)
    every = database.all_documents
    seen = []

    def all_documents_with_a_change_in_between():  # type: ignore[no-untyped-def] # noqa: ANN202
        yield from every()
        database.put(offer(1, "Fahrrad"))
        seen.append(keys_with(other_process.follow(database.version), text("fahr")))

    monkeypatch.setattr(database, "all_documents", all_documents_with_a_change_in_between, raising=False)
    index.build()
    assert (seen, keys_with(index.reader(), text("fahr"))) == ([["offer:1"]], ["offer:1"])


def test_who_finds_another_process_writing_waits_for_its_commit(
    database: MadeUpDatabase, tmp_path: Path
) -> None:
    index = threaded(database, tmp_path)
    direct(database, tmp_path).follow(database.version)
    index.follow(database.version, wait=LONG)
    database.put(offer(1, "Fahrrad"))
    with tried(tmp_path / "writing.lock") as is_held:
        refused = index.follow(database.version, wait=0.1)
    assert (is_held, keys_with(refused, text("fahr"))) == (True, [])
    assert keys_with(index.follow(database.version, wait=LONG), text("fahr")) == ["offer:1"]


def test_failing_source_is_tried_again_later(
    database: MadeUpDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    index = threaded(database, tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(MadeUpDatabase, "all_documents", lambda self: 1 / 0)
        index.reader()
        wait_for_threads()
    assert [record.getMessage() for record in caplog.records] == [
        "the search index could not be kept up to date"
    ]
    monkeypatch.setattr("knotenpunkt.search.index.errands.time.monotonic", lambda: 1e12)
    index.reader()
    wait_for_threads()
    assert keys_with(index.reader(), text("deut")) == ["offer:2"]
