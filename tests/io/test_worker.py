"""The process that decodes: a crash, a hang or greed there is a reason, no more."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

import imagecodecs
import numpy as np
import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import worker as worker_module
from dosiscope.io.files.pixel_format import PixelFormat
from dosiscope.io.files.worker import Worker
from support.platforms import BOUNDED_MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

JPEG_LS = "1.2.840.10008.1.2.4.80"
FORM = PixelFormat(40, 30, 1, 16, 16, 15, False)
PLANE = np.arange(1200, dtype=np.uint16).reshape(40, 30)
STREAM = bytes(imagecodecs.jpegls_encode(PLANE))


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(seconds=300)  # of a loaded machine
    yield made
    made.close()


def stand_in(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put another program in the worker's place."""
    command = [sys.executable, "-c", f"import os, sys, time\n{body}"]
    monkeypatch.setattr(worker_module, "_command", lambda: command)


def test_frames_come_back_bit_by_bit_from_one_process(worker: Worker) -> None:
    for _ in range(3):
        assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)
        process = worker._process
    assert process is not None
    assert process is worker._process
    worker.close()
    assert process.returncode is not None


def test_damage_is_told_and_the_process_stays(worker: Worker) -> None:
    worker.decode(STREAM, JPEG_LS, FORM)
    process = worker._process
    with pytest.raises(NotReadableError, match="incomplete"):
        worker.decode(STREAM[:100], JPEG_LS, FORM)
    with pytest.raises(NotReadableError, match="damaged"):
        worker.decode(STREAM[:100] + STREAM[-2:], JPEG_LS, FORM)
    with pytest.raises(NotReadableError, match="40 x 30 values, expected 30 x 40"):
        worker.decode(STREAM, JPEG_LS, PixelFormat(30, 40, 1, 16, 16, 15, False))
    assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)
    assert worker._process is process


@BOUNDED_MEMORY
def test_greed_is_told(worker: Worker) -> None:
    """A stream that says 65,535 x 65,535 pixels asks for 8 GB."""
    greedy = bytearray(STREAM)
    at = greedy.index(b"\xff\xf7")  # start of frame, T.87 C.2.1
    greedy[at + 5 : at + 9] = b"\xff" * 4
    with pytest.raises(NotReadableError, match=r"damaged|too much memory"):
        worker.decode(
            bytes(greedy), JPEG_LS, PixelFormat(65535, 65535, 1, 16, 16, 15, False)
        )
    assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)


def test_a_crash_is_a_reason_and_the_next_file_is_read(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crashing:
        stand_in(crashing, "sys.stdin.buffer.read(20); os.abort()")
        with pytest.raises(NotReadableError, match="the decoder stopped"):
            worker.decode(STREAM, JPEG_LS, FORM)
    assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)


def test_a_hang_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "time.sleep(60)")
    worker = Worker(seconds=0.3)
    begun = time.monotonic()
    with pytest.raises(NotReadableError, match=r"longer than 0\.3 s"):
        worker.decode(STREAM, JPEG_LS, FORM)
    assert time.monotonic() - begun < 30  # not the minute that it sleeps


def test_stopping_ends_the_work_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "sys.stdin.buffer.read(1); time.sleep(60)")
    worker = Worker(seconds=30)
    ended = []

    def work() -> None:
        with pytest.raises(NotReadableError):
            worker.decode(STREAM, JPEG_LS, FORM)
        ended.append(time.monotonic())

    thread = threading.Thread(target=work)
    thread.start()
    while worker._process is None:
        time.sleep(0.001)
    asked = time.monotonic()
    worker.stop()
    thread.join(25)
    assert ended[0] - asked < 10  # not its half a minute; usually at once


def test_a_worker_that_cannot_start_is_a_reason(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "_command", lambda: ["/no/such/program"])
    with pytest.raises(NotReadableError, match="cannot be started"):
        worker.decode(STREAM, JPEG_LS, FORM)


def test_a_process_killed_between_two_files_is_replaced(worker: Worker) -> None:
    worker.decode(STREAM, JPEG_LS, FORM)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)


def test_an_answer_of_nonsense_is_a_reason(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "sys.stdout.write('what?')")
    with pytest.raises(NotReadableError):
        worker.decode(STREAM, JPEG_LS, FORM)
