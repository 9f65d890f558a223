"""Logging that repeats nothing of a patient: no values, no paths, no foreign text.

What our own modules log is constant text with numbers; of errors only their kind
and place are told, of other libraries (and of warnings, which repeat values of the
files) only that they said something.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import TracebackType

LEVEL_VARIABLE: Final = "DOSISCOPE_LOG"
_OURS: Final = "dosiscope"


class DiscreetFormatter(logging.Formatter):
    """Formats records without any text that could have come from a file."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and the places of an error below it."""
        when = self.formatTime(record, "%H:%M:%S")
        line = f"{when} {record.levelname} {record.name}: {self._message(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "".join(
                f"\n    {place}" for place in error_places(record.exc_info[1])
            )
        return line

    def _message(self, record: logging.LogRecord) -> str:
        if record.name.split(".")[0] != _OURS:
            place = PurePath(record.pathname).name
            return f"(message withheld, {place}:{record.lineno})"
        if not isinstance(record.msg, str):
            return f"({type(record.msg).__name__})"
        arguments = record.args if isinstance(record.args, tuple) else ()
        try:
            return record.msg % tuple(map(_discreet, arguments))
        except (TypeError, ValueError):
            return record.msg


class _Word(str):
    """Stands for a value in a log line, whatever it was to be formatted as."""

    __slots__ = ()


def _discreet(value: object) -> object:
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return _Word(f"({type(value).__name__})")


def error_places(error: BaseException) -> list[str]:
    """Return kind and places of an error and its causes: no message, no value."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += frame_places(current.__traceback__)
        current = current.__cause__ or current.__context__
    return lines


def frame_places(traceback: TracebackType | None) -> list[str]:
    """Return ``module:line function`` of every frame, the outermost first."""
    places = []
    while traceback is not None:
        frame = traceback.tb_frame
        module = frame.f_globals.get("__name__", "?")
        places.append(f"  {module}:{traceback.tb_lineno} {frame.f_code.co_name}")
        traceback = traceback.tb_next
    return places


def set_up_logging() -> None:
    """Send log lines of `LEVEL_VARIABLE` or worse (else of errors) to stderr.

    Every handler that was there before is taken away, Python's last resort too: it
    would print messages with the values in them.
    """
    level = logging.getLevelName(os.environ.get(LEVEL_VARIABLE, "ERROR").upper())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level if isinstance(level, int) else logging.ERROR)
    logging.lastResort = None
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    for name in ("pydicom", "pynetdicom"):  # handlers of their own print values
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True


class Pseudonyms:
    """Names for objects in logs and reports: RD-2 is the second dose met."""

    _SHORT: Final = {
        "CT Image": "CT",
        "RT Structure Set": "RS",
        "RT Plan": "RP",
        "RT Ion Plan": "RI",
        "RT Dose": "RD",
    }

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def of(self, kind: str, uid: str) -> str:
        """Return the name of an object of this kind; the same for the same UID."""
        short = self._SHORT.get(kind, "OBJ")
        if (short, uid) not in self._names:
            count = sum(known == short for known, _ in self._names)
            self._names[short, uid] = f"{short}-{count + 1}"
        return self._names[short, uid]
