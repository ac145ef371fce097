"""What a machine translates at night, where a centre asks for it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, TARGET_LANGUAGES, State
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.actions.exchange_files import KEPT
from knotenpunkt.translating.actions.give_up import count_night, still_to_try
from knotenpunkt.translating.actions.translate_by_machine import suggest_translation, untranslated
from knotenpunkt.translating.actions.writing import Act
from knotenpunkt.translating.machines.configured import configured_machine
from knotenpunkt.translating.machines.machine import Machine, MachineTrouble, Trouble
from knotenpunkt.translating.models import MachineWish, ReceivedFile
from knotenpunkt.translating.queries.entries import states_in
from knotenpunkt.translating.queries.target import Target

MOST_ENTRIES = 500  # of one night, all centres and languages together

_OF_ONE_TEXT = {Trouble.TOO_LARGE, Trouble.NOT_UNDERSTOOD}
_TO_DO = {State.MISSING, State.OUTDATED}


def translate_missing(now: datetime) -> str:
    """Fill in what is missing; a machine that refuses is left until the next night."""
    machine = configured_machine()
    if machine is None:
        return "keine Übersetzungsmaschine eingerichtet"
    done = 0
    try:
        for target in _targets(machine):
            if done == MOST_ENTRIES:
                return f"{done} Einträge maschinell übersetzt; der Rest folgt in der nächsten Nacht"
            done += _translated(target, machine, now)
    except MachineTrouble as problem:
        return f"{done} Einträge maschinell übersetzt; dann antwortete die Maschine nicht mehr ({problem.trouble})"
    return f"{done} Einträge maschinell übersetzt"


def _targets(machine: Machine) -> Iterator[Target]:
    """What is missing in languages that a centre wants and the machine knows."""
    wishes = MachineWish.objects.unscoped(reason="the night works for every centre").select_related("centre")
    known: frozenset[str] | None = None
    for wish in wishes.exclude(languages=[]).order_by("pk"):
        known = machine.languages(SOURCE_LANGUAGE) if known is None else known
        for language in (code for code in TARGET_LANGUAGES if code in wish.languages and code in known):
            yield from _missing(wish.centre, language)


def _missing(centre: Centre, language: str) -> Iterator[Target]:
    for one in states_in(centre, language):
        if one.state in _TO_DO:
            yield Target(centre, one.entry.reference, language)


def _translated(target: Target, machine: Machine, now: datetime) -> int:
    """One entry; a text at which the machine fails is left aside, and given up after some nights."""
    texts = still_to_try(target, untranslated(target))
    if not texts:
        return 0
    try:
        spoilt = suggest_translation(target, machine, only=texts.keys(), actor=OPERATOR, now=now)
    except MachineTrouble as problem:
        if problem.trouble not in _OF_ONE_TEXT:
            raise
        spoilt = tuple(texts)
    count_night(target, texts, spoilt, Act(OPERATOR, now), timezone.localdate(now))
    return int(len(spoilt) < len(texts))


def forget_files(now: datetime) -> str:
    """Remove files that nobody imported within a day."""
    files = ReceivedFile.objects.unscoped(reason="the night works for every centre")
    deleted, _ = files.filter(received_at__lt=now - KEPT).delete()
    return f"{deleted} liegen gebliebene Übersetzungsdateien gelöscht"
