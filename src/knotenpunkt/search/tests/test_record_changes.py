"""What changed is written down with the change itself, and the index that follows is what the database holds."""

import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.search.actions.record_changes import record_changes
from knotenpunkt.search.index.errands import DirectErrand
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.models import SearchChange
from knotenpunkt.search.queries.changes import current_versions, keys_changed_since
from knotenpunkt.search.tests.made_up_documents import keys_with, text
from knotenpunkt.search.tests.messages import NOW, messages_index, put
from knotenpunkt.shared.tenancy import Scope

LONG = 10.0  # seconds


def rows(centre: Centre) -> list[tuple[str, int]]:
    changes = SearchChange.objects.within(Scope.of(centre)).order_by("key")
    return list(changes.values_list("key", "number"))


def test_changes_are_counted_by_centre_and_for_the_instance(centre: Centre, other_centre: Centre) -> None:
    numbers = [count_change(which, now=NOW) for which in (centre, centre, other_centre, None, centre, None)]
    assert numbers == [1, 2, 1, 1, 3, 2]
    assert current_versions() == Versions(2, {centre.pk.hex: 3, other_centre.pk.hex: 1})


def test_each_document_has_one_row_however_often_it_changes(centre: Centre) -> None:
    record_changes(centre, ["offer:1", "offer:2"], number=1)
    record_changes(centre, ["offer:2", "offer:3", "offer:2"], number=2)
    assert rows(centre) == [("offer:1", 1), ("offer:2", 2), ("offer:3", 2)]


def test_document_that_moves_to_another_centre_changed_there(centre: Centre, other_centre: Centre) -> None:
    record_changes(centre, ["offer:1"], number=7)
    record_changes(other_centre, ["offer:1"], number=2)
    assert (rows(centre), rows(other_centre)) == ([], [("offer:1", 2)])


def test_keys_changed_since_are_those_of_the_centres_asked_for(centre: Centre, other_centre: Centre) -> None:
    record_changes(centre, ["offer:1"], number=1)
    record_changes(centre, ["offer:2"], number=2)
    record_changes(other_centre, ["offer:3"], number=1)
    asked = [{centre.pk.hex: 1}, {centre.pk.hex: 0, other_centre.pk.hex: 0}, {other_centre.pk.hex: 1}, {}]
    assert [keys_changed_since(numbers) for numbers in asked] == [
        ["offer:2"],
        ["offer:1", "offer:2", "offer:3"],
        [],
        [],
    ]


def test_index_follows_what_is_recorded(centre: Centre, other_centre: Centre, tmp_path: Path) -> None:
    index = messages_index(tmp_path, DirectErrand)
    index.ready()
    put(centre, "A-1", "kaffee")
    put(other_centre, "A-2", "kaffee")
    put(centre, "A-3", "kuchen")
    put(other_centre, "A-2", "kuchen")
    put(centre, "A-3", None)
    version = centre_version(centre.slug)
    assert version is not None
    reader = index.follow(version)
    assert reader is not None
    assert (keys_with(reader, text("kaff")), keys_with(reader, text("kuch"))) == (
        ["message:A-1"],
        ["message:A-2"],
    )
    assert reader.covers(version.centre, version.number)
    assert reader.covers(str(centre.pk), version.number)
    assert not reader.covers(version.centre, version.number + 1)


def test_index_forgets_a_centre_that_goes(centre: Centre, other_centre: Centre, tmp_path: Path) -> None:
    index = messages_index(tmp_path, DirectErrand)
    put(centre, "A-1", "kaffee")
    put(other_centre, "A-2", "kaffee")
    before = keys_with(index.ready(), text("kaff"))
    other_centre.delete()
    assert (before, keys_with(index.ready(), text("kaff"))) == (
        ["message:A-1", "message:A-2"],
        ["message:A-1"],
    )


def test_what_is_rolled_back_was_never_recorded(centre: Centre) -> None:
    put(centre, "A-1", "kaffee")
    with transaction.atomic():
        put(centre, "A-1", "kuchen")
        transaction.set_rollback(True)
    assert (rows(centre), current_versions()) == (
        [("message:A-1", 1)],
        Versions(0, {centre.pk.hex: 1}),
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
@pytest.mark.django_db(transaction=True)
def test_numbers_become_visible_in_their_order() -> None:
    """The second change cannot be committed, and so cannot be followed, before the first one."""
    centre = Centre.objects.create(
        key="05370", slug="heinsberg", name="Heinsberg", territory="Kreis Heinsberg"
    )
    count_change(centre, now=NOW)
    is_counted, may_commit = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            record_changes(centre, ["offer:1"], number=count_change(centre, now=NOW))
            is_counted.set()
            may_commit.wait(LONG)
        connection.close()

    def second() -> None:
        with transaction.atomic():
            record_changes(centre, ["offer:2"], number=count_change(centre, now=NOW))
        connection.close()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert is_counted.wait(LONG)
    threads[1].start()
    threads[1].join(0.3)
    meanwhile = (threads[1].is_alive(), current_versions().centres, keys_changed_since({centre.pk.hex: 1}))
    may_commit.set()
    for thread in threads:
        thread.join(LONG)
    assert meanwhile == (True, {centre.pk.hex: 1}, [])
    assert current_versions().centres == {centre.pk.hex: 3}
    assert [keys_changed_since({centre.pk.hex: number}) for number in (1, 2, 3)] == [
        ["offer:1", "offer:2"],
        ["offer:2"],
        [],
    ]
