"""Files of JSON lines, good ones and bad ones."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.json_lines import objects

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\r\n\n", []),
        ("{}", [("some.jsonl, Zeile 1", {})]),
        (
            '\n{"a": 1}\n \n{"b": [2]}\n\n',
            [("some.jsonl, Zeile 2", {"a": 1}), ("some.jsonl, Zeile 4", {"b": [2]})],
        ),
        (
            '{"a": 1}\r\n\r\n{"b": 2}\r\n',
            [("some.jsonl, Zeile 1", {"a": 1}), ("some.jsonl, Zeile 3", {"b": 2})],
        ),
    ],
)
def test_each_object_comes_with_its_line(text: str, found: list[tuple[str, object]]) -> None:
    assert list(objects("some.jsonl", text)) == found


@pytest.mark.parametrize("line", ['{"a": 1}', '\n{"a": 1}'])
def test_byte_order_mark_before_the_first_line_is_no_part_of_it(line: str) -> None:
    assert list(objects("some.jsonl", f"\ufeff{line}")) == list(objects("some.jsonl", line))


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\\n"])
def test_only_a_line_feed_ends_a_line(separator: str) -> None:
    text = f'{{"a": "b{separator}c"}}\n{{"a": "d"}}'
    assert [(place, len(entry["a"])) for place, entry in objects("some.jsonl", text)] == [
        ("some.jsonl, Zeile 1", 3),
        ("some.jsonl, Zeile 2", 1),
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"a": 1', "kein JSON (Expecting ',' delimiter)."),
        ("a", "kein JSON (Expecting value)."),
        ('{"a": 1} {}', "kein JSON (Extra data)."),
        ('{"a": "\x01"}', "kein JSON (Invalid control character at)."),
        *(
            (line, "kein Objekt mit Namen und Werten.")
            for line in ("[]", '[{"a": 1}]', "5", '"a"', "null", "true")
        ),
    ],
)
def test_line_without_an_object_is_named(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match="Zeile") as raised:
        list(objects("some.jsonl", f'{{"a": 1}}\n\n{line}\n{{"b": 2}}'))

    assert str(raised.value) == f"some.jsonl, Zeile 3: {complaint}"


def test_lines_before_a_bad_one_are_given() -> None:
    found = objects("some.jsonl", '{"a": 1}\n[]')
    assert next(found) == ("some.jsonl, Zeile 1", {"a": 1})


@given(st.lists(st.dictionaries(st.text(), json_values, max_size=3), max_size=4))
def test_objects_that_were_written_are_read_again(entries: list[dict[str, object]]) -> None:
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    assert list(objects("some.jsonl", "\n".join(lines))) == [
        (f"some.jsonl, Zeile {number}", entry) for number, entry in enumerate(entries, start=1)
    ]
