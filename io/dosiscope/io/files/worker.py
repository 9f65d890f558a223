"""Decodes compressed pixels in another process, within bounds of time and memory.

A crash or a hang of a decoder becomes the reason why that file is not read; the
next file gets a new process.  The process is started at the first compressed image
and kept; it ends with the program, which closes its pipe.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.worker_main import ANSWER, DAMAGED, DONE, REQUEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.io.files.pixels import PixelFormat

#: Argument by which a frozen program starts as the worker.
WORKER_ARGUMENT: Final = "--decode-pixels"


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    # the same code as here, wherever it came from
    code = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
        "from dosiscope.io.files.worker_main import serve; serve()"
    )
    return [sys.executable, "-c", code, json.dumps([p for p in sys.path if p])]


class Worker:
    """One process that decodes; any thread may ask, one at a time is served."""

    def __init__(self, seconds: float = LIMITS.decoder_seconds) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def decode(self, data: bytes, syntax: str, form: PixelFormat) -> NDArray[Any]:
        """Return one frame, shape (rows, columns).

        Raises
        ------
        NotReadableError
            The stream is damaged, or its decoder crashed, took too long, too much
            memory, or was stopped.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(self._seconds, _give_up, (process, late))
            timer.daemon = True
            timer.start()
            try:
                return _ask(process, data, syntax, form)
            except (OSError, EOFError):
                self._end()
                raise NotReadableError(
                    f"decoding its pixels took longer than {self._seconds:g} s"
                    if late.is_set()
                    else "decoding its pixels failed: the decoder stopped"
                ) from None
            finally:
                timer.cancel()

    def stop(self) -> None:
        """End the process at once, also amid its work; a later request starts anew."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            raise NotReadableError("the decoder cannot be started") from None
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    pass
        process.wait()


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _ask(
    process: subprocess.Popen[bytes], data: bytes, syntax: str, form: PixelFormat
) -> NDArray[Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    name = syntax.encode("ascii")
    head = REQUEST.pack(
        len(data),
        len(name),
        form.rows,
        form.columns,
        form.frames,
        form.bits_allocated,
        form.bits_stored,
        form.high_bit,
        form.signed,
    )
    process.stdin.write(head + name)
    process.stdin.write(data)
    process.stdin.flush()
    found = _read(process.stdout, ANSWER.size)
    state, size, signed, rows, columns = ANSWER.unpack(found)
    if state != DONE:
        raise NotReadableError(
            "the compressed pixels are damaged"
            if state == DAMAGED
            else "its compressed pixels take too much memory to decode"
        )
    if (rows, columns) != (form.rows, form.columns) or size not in (1, 2, 4):
        _read(process.stdout, size * rows * columns)
        raise NotReadableError(
            f"the compressed pixels decode to {rows} x {columns} values, "
            f"expected {form.rows} x {form.columns}"
        )
    pixels = np.empty((rows, columns), f"{'i' if signed else 'u'}{size}")
    _read_into(process.stdout, pixels.reshape(-1).view(np.uint8).data)
    return pixels


def _read(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _read_into(pipe: IO[bytes], left: memoryview) -> None:
    while left:
        count = pipe.readinto(left)  # type: ignore[attr-defined]  # a BufferedReader
        if not count:
            raise EOFError
        left = left[count:]


_worker: Worker | None = None
_making = threading.Lock()


def shared_worker() -> Worker:
    """Return the worker of this program."""
    global _worker
    with _making:
        if _worker is None:
            import atexit

            _worker = Worker()
            atexit.register(_worker.close)
    return _worker


def stop_worker() -> None:
    """Stop what is being decoded, so that a cancelled reading ends at once."""
    if _worker is not None:
        _worker.stop()
