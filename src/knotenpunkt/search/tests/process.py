"""A process of an instance, as tests start several of them: it changes messages of centres, and searches them.

It reads one order a line, as JSON, and answers each with one line. Whoever starts it sets Django up.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.search.index.errands import DirectErrand, Errand, ThreadErrand, Work
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.queries.changes import current_versions
from knotenpunkt.search.tests.made_up_documents import keys_with, text
from knotenpunkt.search.tests.messages import Messages, messages_index, put

CENTRES = ("heinsberg", "kleve", "viersen")
WORDS = ("kaffee", "kuchen", "montag", "deutsch")


def index_of_instance(errand: Callable[[Work], Errand]) -> SearchIndex:
    return messages_index(Path(settings.DATA_FOLDER) / "search", errand)


def put_in_centre(centre: str, reference: str, message: str | None) -> None:
    put(Centre.objects.get(slug=centre), reference, message)


def look(index: SearchIndex, centre: str, word: str, patience: float) -> dict[str, Any]:
    """The keys with a word, as soon as the index covers what the database holds now, and how long that took."""
    version = centre_version(centre)
    assert version is not None
    began = time.monotonic()
    reader = index.follow(version)
    while reader is None or not reader.covers(version.centre, version.number):
        if time.monotonic() - began > patience:
            raise TimeoutError(version)
        time.sleep(0.01)
        reader = index.follow(version)
    return {"keys": keys_with(reader, text(word)), "seconds": time.monotonic() - began}


def change_at_random(chance: random.Random, seconds: float) -> None:
    """Changes of all centres, one after the other, for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        number = chance.randrange(60)
        words = chance.sample(WORDS, 2)
        put_in_centre(CENTRES[number % 3], f"B-{number}", None if chance.random() < 0.2 else " ".join(words))


def catch_up(index: SearchIndex) -> None:
    index.catch_up()


def build(index: SearchIndex) -> None:
    index.build()


def killed_at_work(work: Callable[[SearchIndex], None], seconds: float, chance: random.Random) -> int:
    """Let another process work on the index over and over while things change, and kill it at any moment."""
    connections.close_all()
    parent, child = os.getpid(), os.fork()
    if child == 0:
        index = index_of_instance(DirectErrand)
        while os.getppid() == parent:
            work(index)
        os._exit(0)
    try:
        change_at_random(chance, seconds)
    finally:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_often(times: int, seed: int) -> dict[str, Any]:
    """What the index holds in the end, and what the database does, after so many kills of whoever wrote it."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    works = itertools.islice(itertools.cycle([catch_up, catch_up, build]), times)
    ends = [killed_at_work(work, chance.uniform(0.1, 0.5), chance) for work in works]
    index = index_of_instance(DirectErrand)
    index.catch_up()
    reader = index.reader()
    assert reader is not None
    documents = list(Messages().all_documents())
    return {
        "ends": ends,
        "versions": reader.state.versions == current_versions(),
        "index": {word: keys_with(reader, text(word[:4])) for word in WORDS},
        "database": {
            word: sorted(document.key for document in documents if word in document.title) for word in WORDS
        },
    }


def main() -> None:
    index = index_of_instance(ThreadErrand)
    orders: dict[str, Any] = {
        "put": put_in_centre,
        "look": lambda **order: look(index, **order),
        "kill_often": kill_often,
    }
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(orders[order.pop("do")](**order)), flush=True)
