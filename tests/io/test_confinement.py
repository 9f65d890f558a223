"""The process that decodes, looked at from inside and outside: it can only decode."""

from __future__ import annotations

import ast
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import imagecodecs
import numpy as np
import pytest

from dosiscope.io.files import worker as worker_module
from dosiscope.io.files.pixel_format import PixelFormat
from dosiscope.io.files.worker import Worker
from support.platforms import PROC, RLIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

JPEG_LS = "1.2.840.10008.1.2.4.80"
FORM = PixelFormat(100, 100, 1, 16, 16, 15, False)
PLANE = np.arange(10_000, dtype=np.uint16).reshape(100, 100)
STREAM = bytes(imagecodecs.jpegls_encode(PLANE))

# in the place of a decoder: runs what it is sent, and answers in the pixels
PROBE = """
import _socket, ctypes, errno, mmap, signal, socket, subprocess, threading, numpy
import time
from dosiscope.io.files import confinement, worker_main

WITHOUT = {without!r}
held = []
steps, confine = confinement._steps, worker_main.confine
confinement._steps = lambda memory: [s for s in steps(memory) if s[0] not in WITHOUT]

def confined(memory):
    begun = time.process_time()
    held.append(confine(memory))
    held.append(time.process_time() - begun)

def tried(action):
    try:
        return f"done: {{action()!r}}"
    except OSError as error:
        return errno.errorcode.get(error.errno, "OSError")
    except Exception as error:
        return type(error).__name__

def probe(data, form):
    text = repr(eval(data.decode())).encode()
    cells = numpy.zeros(form.rows * form.columns, "u2")
    cells[: len(text)] = numpy.frombuffer(text, "u1")
    return cells.reshape(form.rows, form.columns)

worker_main.confine = confined
worker_main.codec_of = lambda syntax: probe
"""


def landlock() -> int:
    """Version of Landlock of this kernel, 0 without."""
    if sys.platform != "linux":
        return 0
    return max(0, int(ctypes.CDLL(None, use_errno=True).syscall(444, None, 0, 1)))


def has_seccomp() -> bool:
    return (
        sys.platform == "linux"
        and os.uname().machine in ("x86_64", "aarch64")
        and Path("/proc/sys/kernel/seccomp/actions_avail").exists()
    )


LANDLOCK = pytest.mark.skipif(
    not landlock(),
    reason="this kernel has no Landlock, so the decoder goes on without; the other "
    "bounds are tested alone",
)
SECCOMP = pytest.mark.skipif(
    not has_seccomp(),
    reason="no seccomp here, or the program has no list of calls of this processor; "
    "the other bounds are tested alone",
)
KERNEL = pytest.mark.skipif(
    not (landlock() or has_seccomp()),
    reason="this kernel has neither Landlock nor seccomp, which refuse files: that "
    "no descriptor is left is tested alone",
)
STEPS = {"memory", "landlock", "seccomp", "NOFILE", "FSIZE", "CORE", "NPROC"}


class Inside:
    """Evaluates expressions in workers, confined but for what is left out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._workers: dict[tuple[str, ...], Worker] = {}
        self._command = worker_module._command()

    def __call__(self, expression: str, without: tuple[str, ...] = ()) -> Any:
        if without not in self._workers:
            at = self._command.index("-c") + 1
            head = self._command[at].removesuffix("; serve()")
            probing = f"{head}\n{PROBE.format(without=without)}\nserve()"
            changed = [*self._command[:at], probing, *self._command[at + 1 :]]
            self._monkeypatch.setattr(worker_module, "_command", lambda: changed)
            self._workers[without] = Worker(20)
        pixels = self._workers[without].decode(expression.encode(), JPEG_LS, FORM)
        text = bytes(pixels.reshape(-1).astype(np.uint8)).rstrip(b"\0").decode()
        return ast.literal_eval(text)

    @property
    def pid(self) -> int:
        """The process id of the worker that is wholly confined."""
        self("1")
        process = self._workers[()]._process
        assert process is not None
        return process.pid

    def close(self) -> None:
        for worker in self._workers.values():
            worker.close()


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    found = Inside(monkeypatch)
    yield found
    found.close()


def only(step: str) -> tuple[str, ...]:
    return tuple(sorted(STEPS - {step}))


def test_everything_that_the_system_has_is_done(inside: Inside) -> None:
    expected = {"environment"}
    if sys.platform != "win32":
        expected |= {"FSIZE", "CORE", "NPROC", "NOFILE"}
    if sys.platform == "linux":
        expected |= {"no new privileges", "memory"}
    if landlock():
        expected.add("landlock")
    if has_seccomp():
        expected.add("seccomp")
    assert set(inside("sorted(held[0])")) == expected


FILE_ACTIONS = (
    "os.open({known!r}, os.O_RDONLY)",
    "os.open({known!r}, os.O_WRONLY)",
    "os.open({new!r}, os.O_WRONLY | os.O_CREAT)",
    "os.listdir({folder!r})",
    "os.mkdir({new!r})",
    "os.unlink({known!r})",
    "os.rename({known!r}, {new!r})",
    "os.symlink({known!r}, {new!r})",
)


@RLIMITS
@pytest.mark.parametrize(
    ("without", "codes"),
    [
        pytest.param((), {"EPERM", "EACCES", "EMFILE"}, id="all", marks=KERNEL),
        pytest.param(only("landlock"), {"EACCES"}, id="landlock", marks=LANDLOCK),
        pytest.param(only("seccomp"), {"EPERM"}, id="seccomp", marks=SECCOMP),
    ],
)
def test_no_file_can_be_opened_made_or_removed(
    inside: Inside,
    tmp_path: Path,
    without: tuple[str, ...],
    codes: set[str],
) -> None:
    known = tmp_path / "known"
    known.write_text("secret")
    names = {"known": str(known), "new": str(tmp_path / "new"), "folder": str(tmp_path)}
    for action in FILE_ACTIONS:
        found = inside(f"tried(lambda: {action.format(**names)})", without)
        assert found in codes, (action, found)
    assert [*tmp_path.iterdir()] == [known]
    assert known.read_text() == "secret"


@RLIMITS
def test_without_the_kernels_help_there_are_no_descriptors_left(
    inside: Inside, tmp_path: Path
) -> None:
    without = only("NOFILE")
    path = str(tmp_path / "file")
    action = f"os.open({path!r}, os.O_WRONLY | os.O_CREAT)"
    assert inside(f"tried(lambda: {action})", without) == "EMFILE"
    assert inside("tried(socket.socket)", without) == "EMFILE"
    assert inside("tried(os.pipe)", without) == "EMFILE"


@RLIMITS
def test_without_the_kernels_help_no_file_can_grow(
    inside: Inside, tmp_path: Path
) -> None:
    path = str(tmp_path / "file")
    action = f"os.write(os.open({path!r}, os.O_WRONLY | os.O_CREAT), b'x')"
    assert inside(f"tried(lambda: {action})", only("FSIZE")) == "EFBIG"


@SECCOMP
def test_no_socket_can_be_made(inside: Inside) -> None:
    for family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"):
        made = f"socket.socket(socket.{family}, socket.SOCK_DGRAM)"
        assert inside(f"tried(lambda: {made})") == "EPERM"


@pytest.mark.skipif(
    landlock() < 4,
    reason="this kernel's Landlock knows no network: seccomp refuses sockets",
)
def test_landlock_alone_forbids_to_connect(inside: Inside) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        where = server.getsockname()
        action = f"socket.create_connection({where!r}, 2)"
        assert inside(f"tried(lambda: {action})", only("landlock")) == "EACCES"


@SECCOMP
@pytest.mark.parametrize(
    "action",
    [
        "os.fork",
        "lambda: os.execv('/bin/true', ['true'])",
        "lambda: subprocess.run(['/bin/true'])",
        "lambda: os.posix_spawn('/bin/true', ['true'], {})",
        "lambda: threading.Thread(target=int).start()",
        "lambda: os.kill(os.getppid(), 0)",
        "lambda: os.kill(os.getppid(), signal.SIGTERM)",
        "lambda: os.setuid(1)",
        "lambda: os.chmod('/tmp', 0o777)",
        "lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
    ],
)
def test_it_cannot_become_or_reach_anything_else(inside: Inside, action: str) -> None:
    found = inside(f"tried({action})")
    assert found in ("EPERM", "EACCES", "EAGAIN", "EMFILE", "RuntimeError"), found
    assert inside("tried(lambda: mmap.mmap(-1, 4096))").startswith("done")


def test_it_has_no_environment(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "token-of-somebody")
    assert inside("dict(os.environ)") == {}
    if sys.platform == "linux":  # nor had it one when it began
        pid = inside.pid
        block = Path(f"/proc/{pid}/environ").read_bytes()
        names = {one.split(b"=")[0].decode() for one in block.split(b"\0") if one}
        allowed = {*worker_module._NEEDED, "OPENBLAS_NUM_THREADS", "LC_CTYPE"}
        assert {n for n in names if not n.startswith("DOSISCOPE_LIMIT_")} <= allowed


def test_bounds_that_the_user_set_reach_it(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSISCOPE_LIMIT_DECODER_BYTES", "123456789")
    assert inside("worker_main.LIMITS.decoder_bytes") == 123456789


@PROC
def test_it_holds_nothing_but_its_pipes(inside: Inside, tmp_path: Path) -> None:
    secret = os.open(tmp_path, os.O_RDONLY)
    os.set_inheritable(secret, True)
    try:
        pid = inside.pid
        folder = Path(f"/proc/{pid}/fd")
        held = {int(one.name): os.readlink(one) for one in folder.iterdir()}
        where = os.readlink(f"/proc/{pid}/cwd")
        threads = len([*Path(f"/proc/{pid}/task").iterdir()])
    finally:
        os.close(secret)
    assert held.pop(0) == held.pop(1) == "/dev/null"
    assert sorted(held) == [2, 3, 4]
    assert all(target.startswith("pipe:") for target in held.values())
    assert where == "/"
    assert threads == 1


@PROC
def test_its_bounds_as_the_kernel_has_them(inside: Inside) -> None:
    pid = inside.pid
    limits = Path(f"/proc/{pid}/limits").read_text()
    for name in ("file size", "core file size", "processes", "open files"):
        (line,) = (one for one in limits.splitlines() if one.startswith(f"Max {name}"))
        assert line.removeprefix(f"Max {name}").split()[:2] == ["0", "0"], line
    status = dict(
        line.split(":\t", 1)
        for line in Path(f"/proc/{pid}/status").read_text().splitlines()
    )
    assert status["NoNewPrivs"] == "1"
    assert status["Seccomp"] == ("2" if has_seccomp() else "0")


def _hanging_program(head: str) -> str:
    """Return a program whose worker hangs; it prints the worker's process id."""
    hang = f"""{head}
from dosiscope.io.files import worker_main
def hang(data, form):
    while True:
        pass
worker_main.codec_of = lambda syntax: hang
worker_main.serve()
"""
    return f"""
import sys, time
sys.path[:] = {[path for path in sys.path if path]!r}
from dosiscope.io.files import worker as module
from dosiscope.io.files.pixel_format import PixelFormat
command = module._command()
command[command.index("-c") + 1] = {hang!r}
module._command = lambda: command
worker = module.Worker()
worker.begin(b"x", {JPEG_LS!r}, PixelFormat(100, 100, 1, 16, 16, 15, False))
time.sleep(1)
print(worker._process.pid, flush=True)
time.sleep(60)
"""


def _is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"  # whoever adopted it may not have looked yet


@PROC
def test_a_decoder_that_hangs_does_not_outlive_a_killed_program() -> None:
    command = worker_module._command()
    head = command[command.index("-c") + 1].removesuffix("; serve()")
    program = [sys.executable, "-c", _hanging_program(head)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert _is_there(pid)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        deadline = time.monotonic() + 20  # a loaded machine; else it is at once
        while _is_there(pid) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not _is_there(pid)


def test_it_outlives_the_thread_that_started_it() -> None:
    """Linux ties the death of a parent to a thread; programs decode in many."""
    worker = Worker(20)
    try:
        thread = threading.Thread(target=worker.decode, args=(STREAM, JPEG_LS, FORM))
        thread.start()
        thread.join()
        time.sleep(0.2)
        process = worker._process
        assert process is not None
        assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)
        assert worker._process is process
    finally:
        worker.close()


@pytest.mark.parametrize("broken", ["_library", "_limit", "_steps"])
def test_a_system_that_has_nothing_of_it_decodes_all_the_same(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = worker_module._command()
    at = command.index("-c") + 1
    body = "return []" if broken == "_steps" else "raise OSError(38, 'not here')"
    command[at] = (
        command[at].removesuffix("; serve()")
        + "\nfrom dosiscope.io.files import confinement"
        + f"\ndef broken(*given):\n    {body}"
        + f"\nconfinement.{broken} = broken\nserve()"
    )
    monkeypatch.setattr(worker_module, "_command", lambda: command)
    worker = Worker(20)
    try:
        assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)
    finally:
        worker.close()


def test_nothing_in_the_current_folder_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of images may hold a json.py, too."""
    for name in ("json", "numpy", "imagecodecs", "struct", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    worker = Worker(20)
    try:
        assert np.array_equal(worker.decode(STREAM, JPEG_LS, FORM), PLANE)
    finally:
        worker.close()
    assert not [*tmp_path.glob("__pycache__")]


def test_to_be_confined_takes_little_time(inside: Inside) -> None:
    """Some 3 ms of the 200 that the process takes to start, of the processor."""
    assert inside("held[1]") < 0.05


def test_a_path_of_any_bytes_reaches_it() -> None:
    command = worker_module._command()
    given = json.loads(command[command.index("-c") + 2])
    decoded = [os.fsdecode(path.encode("latin-1")) for path in given]
    assert decoded == [path for path in sys.path if path]
