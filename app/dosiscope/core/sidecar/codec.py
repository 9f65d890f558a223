"""Frozen records as plain values for JSON, and back: strict, and of bounded size.

The types of a record's fields say all that is allowed: a number within bounds, one of
some words, a list of records.  Nothing is guessed, and what a record does not know is
refused.  A field with a default may be absent, so that a later version can add one.
"""

from __future__ import annotations

import math
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from typing import Any, Final, NamedTuple, TypeVar

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import in_curved_quotes, tr
from dosiscope.core.text import typed_number
from dosiscope.core.translator import english
from dosiscope.core.visible import shown

T = TypeVar("T")

MOST_ITEMS: Final = 20_000
MOST_LETTERS: Final = 2_000
_MOST_TOLD: Final = 40  # letters of a value that is wrong
_FAR: Final = 1e9
_DEEPEST: Final = 40  # records in records: a dose that is made of made doses


class ValueRefusedError(DosiscopeError):
    """A value is not what its field holds; the message names field, found, expected."""


class Within(NamedTuple):
    """Between which numbers a number lies."""

    least: float
    most: float


class Longest(NamedTuple):
    """How many letters a text has at most."""

    letters: int


def values_of(record: object) -> Any:
    """Return a record as plain values: dict, list, text, paths too, numbers, None."""
    if is_dataclass(record) and not isinstance(record, type):
        return {
            one.name: values_of(getattr(record, one.name)) for one in fields(record)
        }
    if isinstance(record, StrEnum):
        return record.value
    if isinstance(record, str):  # of a marked text the text
        return str.__str__(english(record))
    if isinstance(record, tuple):
        return [values_of(one) for one in record]
    if isinstance(record, PurePath):
        return str(record)
    return record


def record_of(kind: type[T], values: object) -> T:
    """Return the record that plain values are.

    Raises
    ------
    ValueRefusedError
        They are not of this kind; it says where, what was found and what is expected.
    """
    found: T = _record(kind, values, "", 0)
    return found


@cache
def _types(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _record(kind: Any, values: object, where: str, depth: int) -> Any:
    if depth > _DEEPEST:
        raise ValueRefusedError(
            tr(
                "{where} lies deeper than {most} others",
                where=where,
                most=_DEEPEST,
            )
        )
    if not isinstance(values, dict):
        raise _wrong(where, values, tr("an object in braces"))
    known = {one.name: one for one in fields(kind)}
    for name in values:
        if name not in known:
            unknown = shown(str(name), _MOST_TOLD)
            raise ValueRefusedError(
                tr(
                    "{where} has “{unknown}”, which is not known",
                    where=where or tr("it"),
                    unknown=unknown,
                )
            )
    taken = {}
    for name, one in known.items():
        place = f"{where}.{name}" if where else name
        if name in values:
            taken[name] = _value(_types(kind)[name], values[name], place, depth + 1)
        elif one.default is MISSING and one.default_factory is MISSING:
            raise ValueRefusedError(tr("{place} is missing", place=place))
    return kind(**taken)


def _value(kind: Any, value: object, where: str, depth: int) -> Any:
    bound: Within | Longest | None = None
    if typing.get_origin(kind) is typing.Annotated:
        kind, *bounds = typing.get_args(kind)
        bound = next((one for one in bounds if isinstance(one, Within | Longest)), None)
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
        return None if value is None else _value(inner, value, where, depth)
    if origin is tuple:
        return _items(typing.get_args(kind), value, where, depth)
    if kind is bool:
        if not isinstance(value, bool):
            raise _wrong(where, value, tr("true or false"))
        return value
    if kind in (int, float):
        return _number(kind, value, where, bound)
    if kind is str:
        most = bound.letters if isinstance(bound, Longest) else MOST_LETTERS
        if not isinstance(value, str):
            raise _wrong(where, value, tr("a text"))
        if len(value) > most:
            raise _wrong(
                where, value, tr("a text of {most} letters at most", most=most)
            )
        return value
    if issubclass(kind, PurePath):
        if not isinstance(value, str) or "\0" in value:
            raise _wrong(where, value, tr("a path"))
        return kind(value)
    if issubclass(kind, StrEnum):
        words = [one.value for one in kind]
        if not isinstance(value, str) or value not in words:
            raise _wrong(where, value, tr("one of {words}", words=", ".join(words)))
        return kind(value)
    return _record(kind, value, where, depth)


def _items(kinds: tuple[Any, ...], value: object, where: str, depth: int) -> Any:
    if not isinstance(value, list):
        raise _wrong(where, value, tr("a list"))
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        if len(value) > MOST_ITEMS:
            told = tr(
                "{where} has {number} items; {most} at most are read",
                where=where,
                number=len(value),
                most=MOST_ITEMS,
            )
            raise ValueRefusedError(told)
        kinds = (kinds[0],) * len(value)
    elif len(kinds) != len(value):
        raise _wrong(where, value, tr("a list of {number}", number=len(kinds)))
    return tuple(
        _value(kind, one, f"{where}[{n}]", depth)
        for n, (kind, one) in enumerate(zip(kinds, value, strict=True), 1)
    )


def _number(kind: type, value: object, where: str, bound: object) -> float:
    within = bound if isinstance(bound, Within) else Within(-_FAR, _FAR)
    is_whole = kind is int
    what = tr("a whole number") if is_whole else tr("a number")
    allowed = int if is_whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, allowed):
        raise _wrong(where, value, what)
    if not (within.least <= value <= within.most):  # NaN is in no bounds
        least, most = (typed_number(end) for end in within)
        raise _wrong(
            where,
            value,
            tr("{number} from {least} to {most}", number=what, least=least, most=most),
        )
    return value if is_whole else float(value)


def _wrong(where: str, value: object, expected: str) -> ValueRefusedError:
    told = tr(
        "{where} is {found} instead of {expected}",
        where=where or tr("it"),
        found=_told(value),
        expected=expected,
    )
    return ValueRefusedError(told)


def _told(value: object) -> str:
    """Return a value in words, safe to show."""
    if isinstance(value, dict):
        return tr("an object")
    if isinstance(value, list):
        return tr("a list of {number}", number=len(value))
    if value is None:
        return tr("nothing (null)")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > _FAR:
        return tr("a number that is too large")
    if isinstance(value, float) and not math.isfinite(value):
        return tr("no finite number")
    return in_curved_quotes(shown(str(value), _MOST_TOLD))
