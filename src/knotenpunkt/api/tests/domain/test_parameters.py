"""What is said of parameters is how they are read."""

from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator

from knotenpunkt.api.domain.parameters import PARAMETERS
from knotenpunkt.api.domain.questions import BadQuestion, Question, read_question

NUMBERS = [(name, one.schema) for name, one in PARAMETERS.items() if "maximum" in one.schema]


def read(name: str, written: object) -> object:
    value = str(written).lower() if isinstance(written, bool) else str(written)
    return getattr(read_question({name: [value]}, PARAMETERS), name)


def test_every_parameter_that_is_read_is_described() -> None:
    assert sorted(PARAMETERS) == sorted(field.name for field in fields(Question))


@pytest.mark.parametrize("name", PARAMETERS)
def test_example_fits_the_schema_and_is_read(name: str) -> None:
    one = PARAMETERS[name]

    assert list(Draft202012Validator(dict(one.schema)).iter_errors(one.example)) == []
    assert read(name, one.example) != getattr(Question(), name)


@pytest.mark.parametrize("name", [name for name, one in PARAMETERS.items() if "default" in one.schema])
def test_what_is_left_out_is_the_default(name: str) -> None:
    assert getattr(Question(), name) == PARAMETERS[name].schema["default"]


@pytest.mark.parametrize(("name", "schema"), NUMBERS)
def test_limits_are_those_that_are_read(name: str, schema: dict[str, int]) -> None:
    assert read(name, schema["maximum"]) == schema["maximum"]
    assert read(name, schema["minimum"]) == schema["minimum"]
    for beyond in (schema["maximum"] + 1, schema["minimum"] - 1):
        with pytest.raises(BadQuestion):
            read(name, beyond)


def test_longest_search_is_read_and_a_longer_one_is_not() -> None:
    longest = int(PARAMETERS["search"].schema["maxLength"])

    assert read("search", "a" * longest) == "a" * longest
    with pytest.raises(BadQuestion):
        read("search", "a" * (longest + 1))
