"""Decodes compressed pixels in other processes, within bounds of time and memory.

A crash or a hang of a decoder becomes the reason why that file is not read; the
next file gets a new process.  A process is started at the first image it is needed
for and kept; it ends with the program, which closes its pipe.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, cast

import numpy as np

from dosiscope.core.errors import LacksModuleError, NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.own_process import own_command
from dosiscope.io.files.compression import CUT, LIBRARY, module_of
from dosiscope.io.files.dictionary import uid_name
from dosiscope.io.files.limits import LIMITS, stated_limits
from dosiscope.io.files.worker_main import (
    ANSWER,
    DAMAGED,
    DONE,
    INCOMPLETE,
    NO_LIBRARY,
    NO_MEMORY,
    NO_MODULE,
    REQUEST,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat

#: Argument by which a frozen program starts as the worker.
WORKER_ARGUMENT: Final = "--decode-pixels"


# variables that Python may need to start; the process forgets them, too
_NEEDED: Final = (
    *("SYSTEMROOT", "PYTHONHOME"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
)


def _command() -> list[str]:
    code = "from dosiscope.io.files.worker_main import serve; serve()"
    return own_command([WORKER_ARGUMENT], code, "-S", "-B")


def _environment() -> dict[str, str]:
    """Return what the process is told: the bounds, and what Python needs."""
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    # a thread that decoders have no use for could not be confined
    return {**kept, **stated_limits(), "OPENBLAS_NUM_THREADS": "1"}


_REASONS: Final = {
    DAMAGED: tr("the compressed pixels are damaged"),
    INCOMPLETE: CUT,
    NO_MEMORY: tr("its compressed pixels take too much memory to decode"),
}


def _error(state: int, syntax: str) -> NotReadableError:
    """Return why a stream was not decoded."""
    if state in (NO_LIBRARY, NO_MODULE):
        lacks = LIBRARY if state == NO_LIBRARY else module_of(syntax)
        return LacksModuleError(lacks, uid_name(syntax))
    return NotReadableError(_REASONS.get(state) or tr("the decoder answers nonsense"))


class Worker:
    """One process that decodes; any thread may ask, one at a time is served.

    `begin` lets the process work on its own; `result` must follow, or `abandon`.
    """

    def __init__(self, seconds: float = LIMITS.decoder_seconds) -> None:
        self._seconds = seconds
        #: Seconds that were waited for it, all in all.
        self.waited = 0.0
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._syntax = ""  # of what was begun
        self._lifeline = -1  # the process ends when this is closed

    def decode(self, data: bytes, syntax: str, form: PixelFormat) -> NDArray[Any]:
        """Return one frame, shape (rows, columns).

        Raises
        ------
        NotReadableError
            The stream is damaged, or its decoder crashed, took too long, too much
            memory, was stopped, or is no part of this installation.
        """
        self.begin(data, syntax, form)
        return self.result(form)

    def begin(self, data: bytes, syntax: str, form: PixelFormat) -> None:
        """Hand a stream to the process; raises as `decode` does."""
        self._lock.acquire()
        self._syntax = syntax
        try:
            with self._bounded(self._running()) as process:
                _ask(process, data, syntax, form)
        except BaseException:
            self._lock.release()
            raise

    def result(self, form: PixelFormat) -> NDArray[Any]:
        """Wait for what was begun and return it, as `decode` does.

        The time is bounded from here: what is begun on several processes at once is
        waited for one after the other.
        """
        try:
            assert self._process is not None  # as `begin` left it
            with self._bounded(self._process) as process:
                return _answer(process, self._syntax, form)
        finally:
            self._lock.release()

    def abandon(self) -> None:
        """Stop what was begun: nobody waits for it any more."""
        self._end()
        self._lock.release()

    @contextmanager
    def _bounded(
        self, process: subprocess.Popen[bytes]
    ) -> Iterator[subprocess.Popen[bytes]]:
        """End a process that takes too long, and say why an exchange failed."""
        late = threading.Event()
        timer = threading.Timer(self._seconds, _give_up, (process, late))
        timer.daemon = True
        timer.start()
        begun = time.monotonic()
        try:
            yield process
        except (OSError, EOFError):
            self._end()
            raise NotReadableError(
                tr(
                    "decoding its pixels took longer than {seconds:g} s",
                    seconds=self._seconds,
                )
                if late.is_set()
                else tr("decoding its pixels failed: the decoder stopped")
            ) from None
        finally:
            timer.cancel()
            self.waited += time.monotonic() - begun

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
            its_end, self._lifeline = os.pipe()
            try:
                self._process = subprocess.Popen(
                    _command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=its_end,
                    env=_environment(),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            finally:
                os.close(its_end)
        except OSError:
            self._cut_lifeline()
            raise NotReadableError(tr("the decoder cannot be started")) from None
        return self._process

    def _cut_lifeline(self) -> None:
        descriptor, self._lifeline = self._lifeline, -1
        if descriptor >= 0:
            os.close(descriptor)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        self._cut_lifeline()
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
) -> None:
    assert process.stdin is not None
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


def _answer(
    process: subprocess.Popen[bytes], syntax: str, form: PixelFormat
) -> NDArray[Any]:
    stdout = cast("BufferedReader", process.stdout)  # as Popen makes it of a pipe
    found = _read(stdout, ANSWER.size)
    state, size, signed, rows, columns = ANSWER.unpack(found)
    if state != DONE:
        raise _error(state, syntax)
    if (rows, columns) != (form.rows, form.columns) or size not in (1, 2, 4):
        _read(stdout, size * rows * columns)
        raise NotReadableError(
            tr(
                "the compressed pixels decode to {rows} x {columns} values, "
                "expected {needed_rows} x {needed_columns}",
                rows=rows,
                columns=columns,
                needed_rows=form.rows,
                needed_columns=form.columns,
            )
        )
    pixels = np.empty((rows, columns), f"{'i' if signed else 'u'}{size}")
    _read_into(stdout, pixels.reshape(-1).view(np.uint8).data)
    return pixels


def _read(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _read_into(pipe: BufferedReader, left: memoryview) -> None:
    while left:
        count = pipe.readinto(left)
        if not count:
            raise EOFError
        left = left[count:]


_workers: list[Worker] = []
_making = threading.Lock()


def shared_workers(count: int) -> list[Worker]:
    """Return so many workers of this program, always the same ones first."""
    with _making:
        if not _workers:
            import atexit

            atexit.register(_close_all)
        while len(_workers) < count:
            _workers.append(Worker())
    return _workers[:count]


def seconds_waited() -> float:
    """Return how long was waited for all of them since the program began."""
    return sum(worker.waited for worker in _workers)


def stop_workers() -> None:
    """Stop what is being decoded, so that a cancelled reading ends at once."""
    for worker in _workers:
        worker.stop()


def _close_all() -> None:
    for worker in _workers:
        worker.close()
