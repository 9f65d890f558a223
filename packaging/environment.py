"""Makes the environment in .venv with the locked versions; standard library only.

Usage: python packaging/environment.py runtime|dev

Prints what it does on stderr.  A second run finds the stamp of the same locked
versions and leaves at once, without network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKED = {
    "runtime": ROOT / "packaging/requirements.txt",
    "dev": ROOT / "packaging/requirements-dev.txt",
}
SOURCES = ("app", "viewer", "io", "resources")
# what Qt's libraries and its X11 platform plugin need of a Debian or Ubuntu system
QT_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libx11-xcb1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 "
    "libxkbcommon0 libxkbcommon-x11-0"
).split()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> None:
    say(text)
    raise SystemExit(2)


def run(*command: str | Path) -> None:
    """Run a command; its output goes to stderr, so that stdout stays the program's."""
    done = subprocess.run([str(part) for part in command], stdout=sys.stderr)
    if done.returncode:
        stop(f"This command failed ({done.returncode}): {' '.join(map(str, command))}")


def apt_install(packages: tuple[str, ...], why: str) -> None:
    """Install system packages where this can be done, else say the exact command."""
    apt = shutil.which("apt-get")
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    command = f"apt-get update && {install}"
    if apt is None:
        stop(
            f"{why}. Install them with your system's package manager; "
            f"on Debian: {command}"
        )
    if os.geteuid() != 0:
        stop(f"{why}. Run this once:\n    sudo sh -c '{command}'")
    say(f"{why}: installing {' '.join(packages)}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    run(apt, "-qq", "update")
    run(apt, "-qq", "install", "-y", "--no-install-recommends", *packages)


def stamp(kind: str) -> Path:
    return VENV / f".{kind}-installed"


def digest(kind: str) -> str:
    paths = "\n".join(str(ROOT / name) for name in SOURCES)
    return hashlib.sha256(LOCKED[kind].read_bytes() + paths.encode()).hexdigest()


def is_ready(kind: str) -> bool:
    """Whether the locked versions are there; the development set holds both."""
    kinds = ("runtime", "dev") if kind == "runtime" else ("dev",)
    return PYTHON.exists() and any(
        stamp(k).exists() and stamp(k).read_text() == digest(k) for k in kinds
    )


def make(kind: str) -> None:
    """Create the environment and install the locked versions."""
    say(f"Setting up {VENV} ({kind})")
    uv = shutil.which("uv")
    if not PYTHON.exists():
        if uv:
            run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
        else:
            if find_spec("ensurepip") is None:  # Debian packs it apart
                apt_install(("python3-venv",), "Python's venv module is missing")
            run(sys.executable, "-m", "venv", VENV)
    if uv:
        run(
            uv,
            "pip",
            "install",
            "--quiet",
            "--python",
            PYTHON,
            "--require-hashes",
            "-r",
            LOCKED[kind],
        )
    else:
        if subprocess.run(
            [str(PYTHON), "-m", "pip", "--version"], capture_output=True
        ).returncode:
            run(PYTHON, "-m", "ensurepip")
        run(
            PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "-r", LOCKED[kind],
        )  # fmt: skip
    site = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    lines = "".join(f"{ROOT / name}\n" for name in SOURCES)
    (Path(site) / "dosiscope.pth").write_text(lines, encoding="utf-8")
    stamp(kind).write_text(digest(kind))


def missing_qt_libraries() -> list[str]:
    """Names of the shared libraries that Qt needs and the system does not have."""
    found = next(VENV.glob("lib/python*/site-packages/PySide6"), None)
    if found is None:
        return []
    missing = set()
    for library in (
        found / "Qt/plugins/platforms/libqxcb.so",
        found / "Qt/lib/libQt6Gui.so.6",
        found / "Qt/lib/libQt6Widgets.so.6",
    ):
        listed = subprocess.run(
            ["ldd", str(library)], capture_output=True, text=True
        ).stdout
        missing |= {
            line.split()[0] for line in listed.splitlines() if "not found" in line
        }
    return sorted(name for name in missing if not name.startswith("libQt6"))


def main() -> None:
    kind = sys.argv[1] if len(sys.argv) == 2 else ""
    if kind not in LOCKED:
        stop(__doc__ or "")
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python is there
        stop(f"Dosiscope needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    if not is_ready(kind):
        make(kind)
    if sys.platform == "linux":
        missing = missing_qt_libraries()
        if missing:
            apt_install(
                tuple(QT_PACKAGES), f"Qt needs system libraries ({', '.join(missing)})"
            )


if __name__ == "__main__":
    main()
