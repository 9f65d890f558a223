"""The text of a sidecar: JSON, strict, small, of a known form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.sidecar.codec import ValueRefusedError, record_of, values_of
from dosiscope.core.sidecar.places import STEP, UP
from dosiscope.core.sidecar.record import FORM, Sidecar
from dosiscope.core.text_file import read_text
from dosiscope.core.visible import path_text, shown

if TYPE_CHECKING:
    from os import PathLike

MOST_BYTES: Final = 16_000_000
#: More than a person sets by hand: placing the words of so many takes seconds.
MOST_MARKS: Final = 1_000


class SidecarError(DosiscopeError):
    """A file is no sidecar that can be read; the message says why."""


def sidecar_text(sidecar: Sidecar) -> str:
    """Return a sidecar as text, ASCII, the same for the same."""
    values = values_of(sidecar)
    # absent says the same as nothing, and every picture of a tray has a view
    text = json.dumps(values, ensure_ascii=True, allow_nan=False, sort_keys=False)
    return f"{text}\n"


def read_sidecar(path: str | PathLike[str]) -> Sidecar:
    """Read a sidecar.

    Raises
    ------
    SidecarError
        It cannot be read, is none, or is of another form.
    """
    try:
        return sidecar_of(read_text(path, MOST_BYTES))
    except (SidecarError, NotReadableError) as error:
        told = tr(
            "{path} cannot be opened again: {why}",
            path=Personal(path_text(path)),
            why=str(error),
        )
        raise SidecarError(told) from None


def sidecar_of(text: str) -> Sidecar:
    """Return the sidecar that the text of a file is.

    Raises
    ------
    SidecarError
        As `read_sidecar`, without the path.
    """
    try:
        values = json.loads(
            text, object_pairs_hook=_pairs, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        told = tr(
            "it is not whole JSON: line {line}, column {column}",
            line=error.lineno,
            column=error.colno,
        )
        raise SidecarError(told) from None
    except RecursionError:
        raise SidecarError(tr("its values lie too deep in each other")) from None
    except ValueError as error:  # a number of thousands of digits
        raise SidecarError(_clause(error)) from None
    _refuse_other_forms(values)
    try:
        sidecar = record_of(Sidecar, values)
        _check(sidecar)
    except ValueRefusedError as error:
        raise SidecarError(str(error)) from None
    return sidecar


def _refuse_other_forms(values: object) -> None:
    """Say who wrote it, where it is not of this form."""
    is_one = isinstance(values, dict) and {"program", "form"} <= values.keys()
    if not is_one or not isinstance(values, dict):
        raise SidecarError(tr("it is JSON, but no session or sidecar of Dosiscope"))
    form = values["form"]
    is_later = isinstance(form, int) and not isinstance(form, bool) and form > FORM
    if is_later:
        by = shown(str(values["program"]), 60)
        number = shown(str(form), 20)
        raise SidecarError(
            tr(
                "it was written by a later version ({program}) in form {form}; this "
                "one reads form {known}",
                program=by,
                form=number,
                known=FORM,
            )
        )


def _check(sidecar: Sidecar) -> None:
    """Refuse what no field alone can tell.

    Raises
    ------
    ValueRefusedError
        It holds steps that are none, or hashes that are none.
    """
    for n, steps in enumerate(sidecar.opened, 1):
        ups = [step == UP for step in steps]
        is_way = all(STEP.fullmatch(step) for step in steps)
        if not is_way or ups != sorted(ups, reverse=True):
            raise ValueRefusedError(
                tr("opened[{n}] is no way to a folder or file", n=n)
            )
    for n, one in enumerate(sidecar.inputs, 1):
        if len(one.sha256) != 64 or not set(one.sha256) <= set("0123456789abcdef"):
            raise ValueRefusedError(tr("inputs[{n}].sha256 is no SHA-256", n=n))
    for view in (sidecar.view, *(one.view for one in sidecar.tray)):
        if len(view.marks) > MOST_MARKS:
            raise ValueRefusedError(
                tr(
                    "view.marks has {number} items; {most} at most are drawn",
                    number=len(view.marks),
                    most=MOST_MARKS,
                )
            )
        for mark in view.marks:
            if len(mark.points) != mark.kind.point_count:
                raise ValueRefusedError(
                    tr(
                        "view.marks: a {mark} has {expected} points, not {found}",
                        mark=tr(mark.kind.value),
                        expected=mark.kind.point_count,
                        found=len(mark.points),
                    )
                )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


class _TwiceError(ValueError):
    """A name stands twice in one object."""


class _ConstantError(ValueError):
    """NaN or an infinity, which are no JSON."""


def _refuse_constant(_: str) -> float:
    raise _ConstantError


def _clause(error: ValueError) -> str:
    if isinstance(error, _TwiceError):
        return tr("a name stands twice in one of its objects")
    if isinstance(error, _ConstantError):
        return tr("it has a number that is none (NaN or Infinity)")
    return tr("it has a number that is too long")
