"""Standard output and error take every character, whatever their code page holds."""

from __future__ import annotations

import codecs
import io
import sys
from typing import Final

_HANDLER: Final = "dosiscope.readable"
# Signs that the program writes itself.  Nothing else is simplified: what a file says
# is not to be changed (10² is not 102).
_PLAIN: Final = {
    **{"\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{MINUS SIGN}": "-"},
    **{"\N{MIDDLE DOT}": "-", "\N{HORIZONTAL ELLIPSIS}": "..."},
    **{"\N{NARROW NO-BREAK SPACE}": " ", "\N{MULTIPLICATION SIGN}": "x"},
    **{"\N{PLUS-MINUS SIGN}": "+/-", "\N{RIGHTWARDS ARROW}": "->"},
    **{"\N{LESS-THAN OR EQUAL TO}": "<=", "\N{GREATER-THAN OR EQUAL TO}": ">="},
    **{"\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": "<"},
    **{"\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": ">"},
    **{"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'},
    **{"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{CHECK MARK}": "+"},
}


def make_streams_readable() -> None:
    """Let output to a terminal, file or pipe never fail on a character.

    One that the code page does not hold is written in a simpler form where it is a
    sign of the program's own (a dash, "..." for "…"), else as its number.
    """
    codecs.register_error(_HANDLER, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a program of windows has none
            stream.reconfigure(errors=_HANDLER)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    return "".join(map(_simpler, failed)), error.end


def _simpler(char: str) -> str:
    return _PLAIN.get(char) or char.encode("ascii", "backslashreplace").decode("ascii")
