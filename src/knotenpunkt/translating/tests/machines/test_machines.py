"""Both protocols against a machine that speaks them: what is sent, what comes back, and every way to fail."""

from collections.abc import Iterator

import pytest

from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind
from knotenpunkt.translating.machines import exchange
from knotenpunkt.translating.machines.configured import machine_at
from knotenpunkt.translating.machines.machine import Machine, MachineTrouble, Trouble
from knotenpunkt.translating.machines.translating import MOST_LINES, translated_texts
from knotenpunkt.translating.tests.machines.stand_in import KEY, StandIn, running


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with running() as machine:
        yield machine


@pytest.fixture(params=list(MachineKind))
def machine(request: pytest.FixtureRequest, stand_in: StandIn) -> Machine:
    return machine_at(MachineAddress(request.param, stand_in.url, KEY))


def trouble(machine: Machine, target: str = "ar") -> Trouble:
    with pytest.raises(MachineTrouble) as caught:
        machine.translate(["Guten Tag"], "de", target)
    return caught.value.trouble


def test_texts_come_back_in_their_order(machine: Machine) -> None:
    assert machine.translate(["eins", "zwei"], "de", "ar") == ["[eins]", "[zwei]"]


def test_languages_are_told_without_regions(machine: Machine) -> None:
    assert machine.languages("de") == {"en", "ar", "tr"}


def test_english_is_asked_for_as_each_protocol_writes_it(machine: Machine) -> None:
    assert machine.translate(["eins"], "de", "en") == ["[eins]"]


def test_key_is_sent_as_each_protocol_wants_it(stand_in: StandIn) -> None:
    for kind in MachineKind:
        machine_at(MachineAddress(kind, stand_in.url, KEY)).translate(["eins"], "de", "ar")
    machine_at(MachineAddress(MachineKind.LIBRETRANSLATE, stand_in.url)).translate(["eins"], "de", "ar")

    assert stand_in.keys == [KEY, f"DeepL-Auth-Key {KEY}", ""]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, Trouble.KEY_REFUSED),
        (403, Trouble.KEY_REFUSED),
        (413, Trouble.TOO_LARGE),
        (429, Trouble.TOO_BUSY),
        (456, Trouble.QUOTA_USED_UP),
        (500, Trouble.FAILED),
        (503, Trouble.TOO_BUSY),
    ],
)
def test_refusals_are_told_apart(machine: Machine, stand_in: StandIn, status: int, expected: Trouble) -> None:
    stand_in.status = status

    assert trouble(machine) is expected


@pytest.mark.parametrize(
    "raw",
    [
        b"{broken",
        b"",
        b"<html>",
        b"[]",
        b"null",
        b"{}",
        b'{"translatedText": "one text"}',
        b'{"translatedText": ["one", "too many"], "translations": [{"text": "one"}, {"text": "more"}]}',
        b'{"translatedText": [7], "translations": [{"text": 7}]}',
        b"\xff\xfe\x00",
    ],
)
def test_an_answer_that_makes_no_sense_is_no_translation(
    machine: Machine, stand_in: StandIn, raw: bytes
) -> None:
    stand_in.raw = raw

    assert trouble(machine) is Trouble.NOT_UNDERSTOOD


def test_a_slow_machine_is_left(machine: Machine, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "WAITS", 0.05)
    stand_in.slow = 1.0

    assert trouble(machine) is Trouble.TOO_SLOW


def test_an_endless_answer_is_not_read_to_its_end(
    machine: Machine, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "LARGEST_ANSWER", 10)

    assert trouble(machine) is Trouble.TOO_LARGE


def test_nobody_is_followed_elsewhere(machine: Machine, stand_in: StandIn) -> None:
    stand_in.status, stand_in.location = 302, f"{stand_in.url}/elsewhere"

    assert trouble(machine) is Trouble.FAILED
    assert len(stand_in.asked) == 1


def test_a_language_that_the_machine_does_not_speak(machine: Machine) -> None:
    assert trouble(machine, "fa") is Trouble.LANGUAGE_UNKNOWN


def test_a_machine_that_is_not_there() -> None:
    machine = machine_at(MachineAddress(MachineKind.LIBRETRANSLATE, "http://127.0.0.1:9"))

    assert trouble(machine) is Trouble.UNREACHABLE


def test_older_machines_name_no_targets(stand_in: StandIn) -> None:
    machine = machine_at(MachineAddress(MachineKind.LIBRETRANSLATE, stand_in.url))
    stand_in.raw = b'[{"code": "de", "name": "German"}, {"code": "ar", "name": "Arabic"}]'

    assert machine.languages("de") == {"ar"}
    assert machine.languages("fr") == frozenset()


@pytest.mark.parametrize("raw", [b"[1]", b'[{"name": "German"}]', b"7"])
def test_languages_that_make_no_sense(machine: Machine, stand_in: StandIn, raw: bytes) -> None:
    stand_in.raw = raw

    with pytest.raises(MachineTrouble, match="not understood"):
        machine.languages("de")


def test_texts_go_line_by_line_and_keep_their_paragraphs(machine: Machine, stand_in: StandIn) -> None:
    text = "Kommen Sie vorbei.\n\nRufen Sie an: 02431 123456.\nKommen Sie vorbei."

    assert translated_texts(machine, [text, "Treff"], "ar") == [
        "[Kommen Sie vorbei.]\n\n[Rufen Sie an: ]02431 123456.\n[Kommen Sie vorbei.]",
        "[Treff]",
    ]
    assert sorted(stand_in.texts) == ["Kommen Sie vorbei.", 'Rufen Sie an: <x id="0"/>.', "Treff"]


def test_a_spoilt_text_is_none_and_the_others_are_fine(machine: Machine, stand_in: StandIn) -> None:
    stand_in.change = lambda markup: markup.replace('<x id="0"/>', "")

    assert translated_texts(machine, ["Tel. 02431 123456", "Treff"], "ar") == [None, "Treff"]


def test_many_lines_go_in_portions(machine: Machine, stand_in: StandIn) -> None:
    text = "\n".join(f"Zeile {number}" for number in range(MOST_LINES + 1))

    (translated,) = translated_texts(machine, [text], "ar")

    assert translated == text.replace("Zeile", "[Zeile").replace("\n", "]\n") + "]"
    assert len(stand_in.asked) == 2
