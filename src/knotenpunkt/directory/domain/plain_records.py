"""Records as plain values that JSON knows, and back again: for versions, drafts and suggestions."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

_WRITTEN_AS_TEXT: Mapping[type, Any] = {date: date.fromisoformat, time: time.fromisoformat, Decimal: Decimal}


def plain(value: Any) -> Any:
    """A record, or a part of one, as values of JSON; parts that have their usual value are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(part)
            for field in fields(value)
            if (part := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value.value if isinstance(value, StrEnum) else _text_or_itself(value)


def _text_or_itself(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def record_from[Record](kind: type[Record], written: Mapping[str, Any]) -> Record:
    """The record of that kind; ValueError where the values are none of it. Names it no longer has are passed over."""
    try:
        return cast(Record, _dataclass_from(kind, written))
    except (TypeError, ArithmeticError, AttributeError) as error:
        raise ValueError(f"{kind.__name__}: {error}") from error


def _dataclass_from(kind: Any, written: Mapping[str, Any]) -> Any:
    if not isinstance(written, Mapping):
        raise TypeError(f"{written!r} is no {kind.__name__}")
    hints = _hints(kind)
    return kind(**{name: _value_from(hints[name], written[name]) for name in hints if name in written})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value_from(hint: Any, written: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        return None if written is None else _value_from(_something(hint), written)
    if get_origin(hint) is tuple:
        return tuple(_value_from(get_args(hint)[0], part) for part in written)
    if is_dataclass(hint):
        return _dataclass_from(hint, written)
    if hint in _WRITTEN_AS_TEXT:
        return _WRITTEN_AS_TEXT[hint](written)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(written)
    if not isinstance(written, hint):
        raise TypeError(f"{written!r} is no {hint.__name__}")
    return written


def _something(hint: Any) -> Any:
    """What an optional part is where it is something."""
    return next(part for part in get_args(hint) if part is not types.NoneType)
