"""The process that decodes compressed pixels: reads requests, writes answers.

The decoders are C code that a damaged stream may crash, hang, make greedy or take
over; here they can take nothing with them.  Nothing but numbers and pixels passes the
pipes, and the process has nothing else.
"""

from __future__ import annotations

import contextlib
import os
import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.compression import LIBRARY, codec_of, load_decoders, module_of
from dosiscope.io.files.confinement import confine, end_with
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.pixel_format import PixelFormat

if TYPE_CHECKING:
    import numpy as np

# length of the stream, of the transfer syntax, and the numbers of `PixelFormat`
REQUEST: Final = struct.Struct("<QB7I")
# what became of it, size of a value, whether signed, rows, columns
ANSWER: Final = struct.Struct("<BBBII")
DONE, DAMAGED, INCOMPLETE, NO_MEMORY, NO_MODULE, NO_LIBRARY = range(6)


def serve() -> None:
    """Answer until the pipe is closed; the last thing this process does.

    Requests come from stdin, answers go to stdout; stderr is the end of a pipe that
    closes with the program, where the system can make use of that.
    """
    end_with(2)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):  # what a library prints must not get anywhere
        os.dup2(null, descriptor)
    os.close(null)
    lacking = load_decoders()
    os.chdir(os.path.abspath(os.sep))  # holds no folder of the user
    confine(LIMITS.decoder_bytes)
    with contextlib.suppress(BrokenPipeError):
        while (head := requests.read(REQUEST.size)) and len(head) == REQUEST.size:
            length, name, *numbers = REQUEST.unpack(head)
            syntax = requests.read(name).decode("ascii")
            rows, columns, frames, allocated, stored, high, signed = numbers
            form = PixelFormat(
                rows, columns, frames, allocated, stored, high, bool(signed)
            )
            data = requests.read(length)
            lack = _lack(syntax, lacking)
            if lack:
                _write_state(lack, answers)
            else:
                _answer(data, syntax, form, answers)


def _lack(syntax: str, lacking: frozenset[str]) -> int:
    """Return what becomes of a request for want of a decoder; 0 where there is one."""
    if LIBRARY in lacking:
        return NO_LIBRARY
    return NO_MODULE if module_of(syntax) in lacking else 0


def _answer(data: bytes, syntax: str, form: PixelFormat, answers: BinaryIO) -> None:
    try:
        pixels = codec_of(syntax)(data, form)
        if pixels.ndim != 2 or pixels.dtype.kind not in "iu":
            raise ValueError("not one plane of whole numbers")
    except MemoryError:
        _write_state(NO_MEMORY, answers)
    except NotReadableError:
        _write_state(INCOMPLETE, answers)
    except (RuntimeError, ValueError, TypeError):
        _write_state(DAMAGED, answers)
    else:
        _write(pixels, answers)


def _write_state(state: int, answers: BinaryIO) -> None:
    answers.write(ANSWER.pack(state, 0, 0, 0, 0))
    answers.flush()


def _write(pixels: np.ndarray, answers: BinaryIO) -> None:
    import numpy as np

    rows, columns = pixels.shape
    signed = pixels.dtype.kind == "i"
    answers.write(ANSWER.pack(DONE, pixels.itemsize, signed, rows, columns))
    answers.write(np.ascontiguousarray(pixels).data)
    answers.flush()


if __name__ == "__main__":
    serve()
