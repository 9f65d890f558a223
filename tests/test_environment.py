"""What the set-up installs: the locked versions, wheels alone, and it says so."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.markers import Marker

from support.platforms import SENT_SIGNALS

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "packaging" / "environment.py"
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return the script as a module that sets up an environment in another place."""
    spec = importlib.util.spec_from_file_location("environment", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "venv/bin/python")
    return module


# --- wheels with hashes ------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_everything_locked_has_a_version_and_hashes(lock: Path) -> None:
    entries = re.split(r"\n(?=[^\s#])", lock.read_text(encoding="utf-8"))
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
@pytest.mark.parametrize("kind", ["runtime", "dev"])
def test_where_hashes_are_required_nothing_is_built(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    uv: str | None,
    kind: str,
) -> None:
    """A source distribution with a right hash would still run code of its own."""
    commands: list[list[str]] = []

    def done(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 0, stdout=str(tmp_path))

    (tmp_path / "venv").mkdir()
    monkeypatch.setattr(environment, "run", lambda *words: commands.append([*words]))
    monkeypatch.setattr(environment.shutil, "which", lambda _: uv)
    monkeypatch.setattr(environment.subprocess, "run", done)
    environment.make(kind)
    installs = [command for command in commands if "install" in command]
    assert len(installs) == (1 if uv else 2)
    for command in installs:
        at = command.index("--only-binary")
        assert command[at + 1] == ":all:"
        assert "--require-hashes" in command
    assert environment.stamp(kind).read_text() == environment.digest(kind)
    assert not list(tmp_path.rglob("*.part"))


# --- lock and environment ----------------------------------------------------------


@pytest.mark.skipif(
    Path(sys.prefix).resolve() != (ROOT / ".venv").resolve(),
    reason="not the environment that packaging/test.sh makes",
)
def test_what_is_installed_is_what_is_locked(environment: ModuleType) -> None:
    found = {
        environment.normal(one.metadata["Name"]): one.version
        for one in importlib.metadata.distributions(
            path=[entry for entry in sys.path if entry.startswith(sys.prefix)]
        )
    }
    wanted = {
        name: version
        for name, versions in environment.locked_versions("dev").items()
        for version, marker in versions.items()
        if not marker or Marker(marker).evaluate()
    }
    assert {name: found.get(name) for name in wanted} == wanted
    # the tools of the environment itself, and the product where it is installed
    assert set(found) - set(wanted) <= {"pip", "setuptools", "wheel", "dosiscope"}


@pytest.mark.parametrize("name", ["numpy", "packaging", "pydicom"])
def test_both_locks_have_the_same_versions(environment: ModuleType, name: str) -> None:
    locked = {k: environment.locked_versions(k)[name] for k in ("runtime", "dev")}
    assert locked["runtime"].keys() == locked["dev"].keys()


def test_the_runtime_is_part_of_what_is_developed_with(environment: ModuleType) -> None:
    runtime, dev = (environment.locked_versions(kind) for kind in ("runtime", "dev"))
    assert len(runtime) > 5
    for name, versions in runtime.items():
        assert versions.keys() <= dev[name].keys(), name


def test_a_version_that_is_not_locked_is_found_and_mended(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = tmp_path / "venv" / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "packaging==26.3 \\\n    --hash=sha256:00\n"
        "import-linter==2.16 \\\n    --hash=sha256:00\n"
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
        "numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:00\n"
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    )
    monkeypatch.setitem(environment.LOCKED, "dev", lock)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    for name in ("packaging-26.3", "import_linter-2.16", "numpy-2.5.5"):
        (site / f"{name}.dist-info").mkdir()
    environment.write_whole(environment.stamp("dev"), environment.digest("dev"))
    assert environment.differences("dev") == []
    assert environment.is_ready("dev")
    (site / "packaging-26.3.dist-info").rename(site / "packaging-26.4.dist-info")
    (site / "numpy-2.5.5.dist-info").rename(site / "numpy-2.6.0.dist-info")
    (site / "import_linter-2.16.dist-info").rmdir()
    assert environment.differences("dev") == [
        "packaging: 26.4 instead of 26.3",
        "import-linter: none instead of 2.16",
        "numpy: 2.6.0 instead of 2.4.6 or 2.5.5",
    ]
    assert not environment.is_ready("dev")
    assert "packaging: 26.4 instead of 26.3" in capsys.readouterr().err


# --- it says what it does ----------------------------------------------------------


@pytest.mark.slow
def test_the_set_up_names_what_it_gets(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "run", stopped)
    with pytest.raises(KeyboardInterrupt):
        environment.make("runtime")
    told = capsys.readouterr().err
    for word in (
        "numpy",
        "pydicom",
        "requirements.txt",
        "300 MB",
        str(environment.VENV),
    ):
        assert word in told


# what the tools print where no server answers, by their own words
UNREACHED = [
    "WARNING: Retrying after connection broken by NewConnectionError: Failed to "
    "establish a new connection: [Errno -3] Temporary failure in name resolution",
    "NewConnectionError: [Errno 111] Connection refused",
    "NameResolutionError: Failed to resolve 'pypi.org' "
    "([Errno 8] nodename nor servname provided, or not known)",
    "error: Failed to fetch: `https://pypi.org/simple/numpy/` Caused by: dns error",
    "W: Failed to fetch http://deb.debian.org/  "
    "Temporary failure resolving 'deb.debian.org'",
]


def a_tool(line: str, status: int, *words: str) -> list[str]:
    """A command that prints a line and ends with a status."""
    code = f"import sys; print({line!r}, file=sys.stderr); sys.exit({status})"
    return [sys.executable, "-c", code, *words]


@pytest.mark.parametrize("line", UNREACHED)
def test_where_no_server_answers_it_says_no_network(
    environment: ModuleType, capfd: pytest.CaptureFixture[str], line: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        environment.run(*a_tool(line, 1))
    assert stopped.value.code
    told = capfd.readouterr().err
    assert line in told  # the tool's own words are passed on
    assert "No network: " in told
    assert "Run the same command again" in told


def test_no_other_failure_is_called_no_network(
    environment: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        environment.run(*a_tool("No space left on device", 1))
    told = capfd.readouterr().err
    assert "No network" not in told
    assert "This command failed (1)" in told
    # a second try that helped is no failure
    environment.run(*a_tool(UNREACHED[0], 0))
    assert "No network" not in capfd.readouterr().err


def test_an_update_that_reached_nothing_is_no_update(
    environment: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    """apt-get ends with 0 after it."""
    with pytest.raises(SystemExit):
        environment.run(*a_tool(UNREACHED[-1], 0, "update"))
    assert "No network: " in capfd.readouterr().err


@pytest.mark.parametrize("root", [True, False])
def test_packages_of_the_system_are_named_with_the_reason_before(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    root: bool,
) -> None:
    told: list[str] = []

    def run(*words: Any) -> None:
        told.append(capsys.readouterr().err)
        told.append(" ".join(words))

    monkeypatch.setattr(environment, "run", run)
    monkeypatch.setattr(environment.shutil, "which", lambda _: "apt-get")
    monkeypatch.setattr(environment, "is_installed", lambda name: name == "libgl1")
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    packages, why = ("libgl1", "libegl1"), "Qt needs system libraries (libEGL.so.1)"
    if root:
        environment.apt_install(packages, why)
        before, update, _, install = told
        assert why in before
        assert "You are root" in before
        assert "\n    libegl1\n" in before  # what is there already is not named
        assert update.endswith("update")
        assert "libegl1" in install
    else:
        with pytest.raises(SystemExit):
            environment.apt_install(packages, why)
        assert told == []
        message = capsys.readouterr().err
        assert why in message
        assert "sudo sh -c 'apt-get update && apt-get install" in message
        assert "the same command again" in message
        assert "libgl1" not in message  # there already


def test_what_the_system_lacks_is_asked_for_once(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With Python's venv module, which has to be there first, what Qt will lack."""
    asked: list[str] = []

    def ask(packages: tuple[str, ...], _why: str) -> None:
        asked.extend(packages)
        raise SystemExit(2)

    monkeypatch.setattr(environment, "apt_install", ask)
    monkeypatch.delattr(environment, "run")  # nothing is made or installed before
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    monkeypatch.setattr(environment.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit):
        environment.make("runtime")
    assert asked == ["python3-venv", *environment.QT_PACKAGES]


@SENT_SIGNALS
def test_an_interrupted_set_up_ends_without_a_traceback(tmp_path: Path) -> None:
    code = (
        f"import signal, sys, time; sys.argv = ['environment.py', 'runtime']\n"
        # what is started in the background of a shell inherits that it is ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"source = open({str(SCRIPT)!r}).read().replace('def is_ready(', "
        '\'def is_ready(kind):\\n    print("READY", flush=True); time.sleep(600)\\n'
        "def _(')\n"
        f"exec(compile(source, {str(SCRIPT)!r}, 'exec'), "
        f"{{'__name__': '__main__', '__file__': {str(SCRIPT)!r}, 'time': time}})\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "READY\n"
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=60)
    assert child.returncode == 130
    assert told.startswith("Stopped.")
    assert "Traceback" not in told
