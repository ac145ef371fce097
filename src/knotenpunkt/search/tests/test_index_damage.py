"""Whatever happens to its files, the index comes back by itself, and who has it open goes on reading."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knotenpunkt.search.index.damage import IndexDamaged, check_files, damage_noticed
from knotenpunkt.search.index.errands import DirectErrand
from knotenpunkt.search.index.schema import FORMAT
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.tests.made_up_documents import (
    MadeUpDatabase,
    first_letters,
    keys_with,
    offer,
    text,
)

type Damage = Callable[[Path], None]


@pytest.fixture
def database() -> MadeUpDatabase:
    database = MadeUpDatabase()
    database.put(*(offer(number, f"Kaffee {number}", body="mit Kuchen am Montag") for number in range(40)))
    return database


def index_of(database: MadeUpDatabase, folder: Path, analysis: str = "first letters") -> SearchIndex:
    return SearchIndex(
        folder, database.origin, tokenise=first_letters, analysis=analysis, errand=DirectErrand
    )


def generation(folder: Path) -> Path:
    return folder / (folder / "current").read_text().strip()


def segment_file(folder: Path, ending: str) -> Path:
    (file,) = generation(folder).glob(f"*.{ending}")
    return file


def replace(file: Path, content: bytes) -> None:
    """As another file under the same name: what is open stays as it was."""
    file.unlink()
    file.write_bytes(content)


def without_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def without_pointer(folder: Path) -> None:
    (folder / "current").unlink()


def with_strange_pointer(folder: Path) -> None:
    replace(folder / "current", b"\xff../../etc\n")


def without_generation(folder: Path) -> None:
    shutil.rmtree(generation(folder))


def with_garbage_for_segments(folder: Path) -> None:
    replace(generation(folder) / "meta.json", b"{garbage")


def without_words(folder: Path) -> None:
    segment_file(folder, "term").unlink()


def with_one_other_byte(ending: str) -> Damage:
    def change(folder: Path) -> None:
        file = segment_file(folder, ending)
        content = bytearray(file.read_bytes())
        content[len(content) // 3] ^= 1
        replace(file, bytes(content))

    change.__name__ = f"with_one_other_byte_in_{ending}"
    return change


def with_half_a_file(folder: Path) -> None:
    file = segment_file(folder, "idx")
    replace(file, file.read_bytes()[: file.stat().st_size // 2])


def with_an_empty_file(folder: Path) -> None:
    replace(segment_file(folder, "store"), b"")


DAMAGES: list[Damage] = [
    without_folder,
    without_pointer,
    with_strange_pointer,
    without_generation,
    with_garbage_for_segments,
    without_words,
    with_half_a_file,
    with_an_empty_file,
    *map(with_one_other_byte, ["term", "idx", "store", "fast", "fieldnorm"]),
]
damages = pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)


@damages
def test_damaged_index_is_built_anew_by_a_process_that_starts(
    database: MadeUpDatabase, tmp_path: Path, damage: Damage
) -> None:
    folder = tmp_path / "search"
    index_of(database, folder).follow(database.version)
    damaged = generation(folder)
    damage(folder)
    started = index_of(database, folder)
    found = keys_with(started.follow(database.version), text("kuch"))
    assert (found, generation(folder) == damaged) == (sorted(database.rows), False)
    check_files(generation(folder))


@damages
def test_process_that_has_a_damaged_index_open_goes_on_and_follows(
    database: MadeUpDatabase, tmp_path: Path, damage: Damage
) -> None:
    folder = tmp_path / "search"
    index = index_of(database, folder)
    reader = index.follow(database.version)
    damage(folder)
    still = keys_with(reader, text("kuch"))
    database.put(offer(0, "Fahrrad"))
    followed = index.follow(database.version)
    other_process = index_of(database, folder).follow(database.version)
    assert (still, keys_with(followed, text("fahr")), keys_with(other_process, text("fahr"))) == (
        sorted(database.rows),
        ["offer:0"],
        ["offer:0"],
    )


def test_index_of_another_analysis_answers_until_it_is_built_anew(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(database, tmp_path, "older").follow(database.version)
    newer = index_of(database, tmp_path, "newer")
    with monkeypatch.context() as without_building:
        without_building.setattr(SearchIndex, "_build", lambda self: None)
        meanwhile = newer.follow(database.version)
    built = newer.follow(database.version)
    assert [reader and reader.state.analysis for reader in (meanwhile, built)] == ["older", "newer"]


def test_program_of_before_leaves_the_index_of_the_next_one_alone(
    database: MadeUpDatabase, tmp_path: Path
) -> None:
    older = index_of(database, tmp_path, "older")
    older.follow(database.version)
    newer = index_of(database, tmp_path, "newer")
    newer.follow(database.version)
    built = generation(tmp_path)
    database.put(offer(0, "Fahrrad"))
    stays = older.follow(database.version)
    followed = newer.follow(database.version)
    assert [stays and stays.state.analysis, keys_with(stays, text("fahr"))] == ["older", []]
    assert (keys_with(followed, text("fahr")), generation(tmp_path)) == (["offer:0"], built)
    assert stays is older.follow(database.version)


def test_index_of_another_format_is_built_anew(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(database, tmp_path).follow(database.version)
    before = generation(tmp_path)
    monkeypatch.setattr("knotenpunkt.search.index.state.FORMAT", FORMAT + 1)
    found = keys_with(index_of(database, tmp_path).follow(database.version), text("kuch"))
    assert (found, generation(tmp_path) == before) == (sorted(database.rows), False)


def test_what_killed_builders_and_writers_left_is_no_obstacle(
    database: MadeUpDatabase, tmp_path: Path
) -> None:
    index = index_of(database, tmp_path)
    index.follow(database.version)
    half = tmp_path / "generation-abc"
    half.mkdir()
    (half / "meta.json").write_text("{")
    for name in (".tantivy-writer.lock", ".tantivy-meta.lock"):
        (generation(tmp_path) / name).touch()
    (tmp_path / "current.draft").write_text("generation-abc")
    database.put(offer(0, "Fahrrad"))
    followed = keys_with(index.follow(database.version), text("fahr"))
    index.build()
    assert followed == keys_with(index.reader(), text("fahr")) == ["offer:0"]
    assert sorted(path.name for path in tmp_path.glob("generation-*")) == [generation(tmp_path).name]


def test_reported_damage_leads_to_a_new_index(database: MadeUpDatabase, tmp_path: Path) -> None:
    index = index_of(database, tmp_path)
    index.follow(database.version)
    before = generation(tmp_path)
    with_one_other_byte("idx")(tmp_path)
    index.report(IndexDamaged("seen while reading"))
    assert (generation(tmp_path) == before, keys_with(index.reader(), text("kuch"))) == (
        False,
        sorted(database.rows),
    )


def test_question_that_the_engine_cannot_bear_does_not_lead_to_a_new_index(
    database: MadeUpDatabase, tmp_path: Path
) -> None:
    index = index_of(database, tmp_path)
    reader = index.follow(database.version)
    before = generation(tmp_path)
    index.report(IndexDamaged("seen while reading"))
    assert (generation(tmp_path), index.reader()) == (before, reader)


def test_damage_found_while_writing_leads_to_a_new_index(
    database: MadeUpDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(database, tmp_path)
    index.follow(database.version)
    before = generation(tmp_path)
    database.put(offer(0, "Fahrrad"))

    def fail(*_: object) -> None:
        raise IndexDamaged("seen while writing")

    monkeypatch.setattr("knotenpunkt.search.index.search_index.correct", fail)
    found = keys_with(index.follow(database.version), text("fahr"))
    assert (found, generation(tmp_path) == before) == (["offer:0"], False)


def test_panic_of_the_engine_is_damage() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(IndexDamaged, match="out of range"), damage_noticed():
        raise panic("out of range")
    with pytest.raises(KeyboardInterrupt), damage_noticed():
        raise KeyboardInterrupt
