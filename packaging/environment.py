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
LOCKED_PIP = ROOT / "packaging/requirements-pip.txt"
SOURCES = ("app", "viewer", "io", "resources")
# what pip, uv and apt-get print where no server answers
NO_NETWORK = (
    "Failed to establish a new connection",
    "Temporary failure",
    "Name or service not known",
    "getaddrinfo failed",
    "Could not resolve",
    "Could not connect",
    "Cannot initiate the connection",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Cannot connect to proxy",
    "error sending request",
    "dns error",
)
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
    """Run a command; its output goes to stderr, so that stdout stays the program's.

    Where it fails, say so: that there is no network, if this is what it met with.
    """
    words = [str(part) for part in command]
    lines = []
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line)
            sys.stderr.write(line)
            sys.stderr.flush()
    # apt-get ends well after an update that reached nothing
    if any(sign in line for line in lines for sign in NO_NETWORK) and (
        process.returncode or "update" in words
    ):
        stop(
            "No network: what Dosiscope needs could not be downloaded. "
            "Run the same command again when there is one."
        )
    if process.returncode:
        stop(f"This command failed ({process.returncode}): {' '.join(words)}")


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
    run(apt, "-q", "update")
    run(apt, "-q", "install", "-y", "--no-install-recommends", *packages)


def stamp(kind: str) -> Path:
    return VENV / f".{kind}-installed"


def digest(kind: str) -> str:
    paths = "\n".join(str(ROOT / name) for name in SOURCES)
    locked = LOCKED_PIP.read_bytes() + LOCKED[kind].read_bytes()
    return hashlib.sha256(locked + paths.encode()).hexdigest()


def is_ready(kind: str) -> bool:
    """Whether the locked versions are there; the development set holds both."""
    kinds = ("runtime", "dev") if kind == "runtime" else ("dev",)
    return PYTHON.exists() and any(
        stamp(k).exists() and stamp(k).read_text() == digest(k) for k in kinds
    )


def make(kind: str) -> None:
    """Create the environment and install the locked versions."""
    say(f"Setting up {VENV} ({kind}); this downloads some 300 MB once")
    uv = shutil.which("uv")
    if not PYTHON.exists():
        if uv:
            run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
        else:
            if find_spec("ensurepip") is None:  # Debian packs it apart
                apt_install(("python3-venv",), "Python's venv module is missing")
            run(sys.executable, "-m", "venv", VENV)
    locked = ("--require-hashes", "--only-binary", ":all:", "-r")
    if uv:
        run(uv, "pip", "install", "--python", PYTHON, *locked, LOCKED[kind])
    else:
        if subprocess.run(
            [str(PYTHON), "-m", "pip", "--version"], capture_output=True
        ).returncode:
            run(PYTHON, "-m", "ensurepip")
        install = (
            PYTHON, "-m", "pip", "install", "--disable-pip-version-check",
            "--retries", "2", *locked,
        )  # fmt: skip
        run(*install, LOCKED_PIP)
        run(*install, LOCKED[kind])
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
