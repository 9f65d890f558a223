"""Makes the environment in .venv with the locked versions; standard library only.

Usage: python packaging/environment.py runtime|dev

Prints what it does on stderr.  A second run finds the stamp of the same locked
versions and leaves at once, without network.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = (3, 11)  # this file itself runs by whatever Python is there
ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKED = {
    "runtime": ROOT / "packaging/requirements.txt",
    "dev": ROOT / "packaging/requirements-dev.txt",
}
LOCKED_PIP = ROOT / "packaging/requirements-pip.txt"
SOURCES = ("app", "viewer", "io", "resources")
# what begins an entry of a lock file
ENTRY = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.*?))? \\")
# what pip is told of a lock file: the files whose hashes it has, nothing built here
LOCKED_ONLY = ("--require-hashes", "--only-binary", ":all:", "-r")
# what pip, uv and apt-get print where no server answers
NO_NETWORK = (
    "Failed to establish a new connection",
    "Failed to resolve",
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


def own_files() -> Iterator[tuple[Path, Path]]:
    """Yield every file of the program, each with its place in the wheel."""
    for name in SOURCES:
        for path in sorted((ROOT / name / "dosiscope").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path, path.relative_to(ROOT / name)


def install(python: Path, locked: Path, *options: str) -> None:
    """Install what is locked, with the locked pip, into the environment of a Python."""
    for lock in (LOCKED_PIP, locked):
        run(
            python, "-m", "pip", "install", "--disable-pip-version-check", *options,
            *LOCKED_ONLY, lock,
        )  # fmt: skip


def apt_install(packages: tuple[str, ...], why: str) -> None:
    """Install system packages where this can be done, else say the exact command."""
    apt = shutil.which("apt-get")
    packages = tuple(p for p in packages if not is_installed(p)) or packages
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    command = f"apt-get update && {install}"
    if apt is None:
        stop(
            f"{why}. Install them with your system's package manager; "
            f"on Debian: {command}"
        )
    if os.geteuid() != 0:
        stop(
            f"{why}. Run this once, and then the same command again as now:\n"
            f"    sudo sh -c '{command}'"
        )
    say(
        f"{why}.\nYou are root, so these packages of the system are installed now, "
        f"and what they depend on:\n    {' '.join(packages)}\n"
        f"as if you had typed: {command}"
    )
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    run(apt, "-q", "update")
    run(apt, "-q", "install", "-y", "--no-install-recommends", *packages)


def is_installed(package: str) -> bool:
    """Whether dpkg has a package; False where there is no dpkg."""
    try:
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${db:Status-Status}", package],
            capture_output=True, text=True,
        )  # fmt: skip
    except OSError:
        return False
    return asked.stdout == "installed"


def normal(name: str) -> str:
    """Return the name of a distribution as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_versions(kind: str) -> dict[str, dict[str, str]]:
    """Versions by name, each with the marker under which it is wanted ("": always)."""
    found: dict[str, dict[str, str]] = {}
    for line in LOCKED[kind].read_text(encoding="utf-8").splitlines():
        match = ENTRY.fullmatch(line)
        if match:
            name, version, marker = match.groups()
            found.setdefault(normal(name), {})[version] = marker or ""
    return found


def installed_versions() -> dict[str, set[str]]:
    """Versions by name of what is in the environment."""
    found: dict[str, set[str]] = {}
    for pattern in ("lib/python*/site-packages", "Lib/site-packages"):
        for place in VENV.glob(f"{pattern}/*.dist-info"):
            name, _, version = place.name.removesuffix(".dist-info").partition("-")
            found.setdefault(normal(name), set()).add(version)
    return found


def differences(kind: str) -> list[str]:
    """Say where the environment is not what is locked; a look at names, no more.

    Markers are not evaluated: what has one may be missing or any of its versions.
    """
    there = installed_versions()
    found = []
    for name, versions in locked_versions(kind).items():
        has = there.get(name, set())
        if (has or "" in versions.values()) and not has & versions.keys():
            is_there = ", ".join(sorted(has)) or "none"
            found.append(f"{name}: {is_there} instead of {' or '.join(versions)}")
    return found


def stamp(kind: str) -> Path:
    return VENV / f".{kind}-installed"


def digest(kind: str) -> str:
    paths = "\n".join(str(ROOT / name) for name in SOURCES)
    locked = LOCKED_PIP.read_bytes() + LOCKED[kind].read_bytes()
    return hashlib.sha256(locked + paths.encode()).hexdigest()


def is_ready(kind: str) -> bool:
    """Whether the locked versions are there; the development set holds both."""
    kinds = ("runtime", "dev") if kind == "runtime" else ("dev",)
    if not PYTHON.exists():
        return False
    for k in kinds:
        if stamp(k).exists() and stamp(k).read_text() == digest(k):
            others = differences(k)
            for line in others:
                say(f"The environment is not as locked: {line}")
            return not others
    return False


def make(kind: str) -> None:
    """Create the environment and install the locked versions."""
    names = locked_versions(kind)
    say(
        f"Setting up {VENV} ({kind}): it gets what Dosiscope needs to "
        f"{'run' if kind == 'runtime' else 'be developed'}, {len(names)} packages in "
        f"the versions and with the hashes of {LOCKED[kind].relative_to(ROOT)}:\n"
        f"    {' '.join(sorted(names))}\n"
        "This downloads up to 300 MB once, which take up to 1 GB of the disk; nothing "
        "outside of this folder is changed."
    )
    uv = shutil.which("uv")
    if not PYTHON.exists():
        if uv:
            run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
        else:
            if find_spec("ensurepip") is None:  # Debian packs it apart
                # with what Qt will lack, so that nobody is asked twice
                apt_install(
                    ("python3-venv", *QT_PACKAGES),
                    "Python's venv module is missing, and so may be libraries for Qt",
                )
            run(sys.executable, "-m", "venv", VENV)
    if uv:
        run(uv, "pip", "install", "--python", PYTHON, *LOCKED_ONLY, LOCKED[kind])
    else:
        if subprocess.run(
            [str(PYTHON), "-m", "pip", "--version"], capture_output=True
        ).returncode:
            run(PYTHON, "-m", "ensurepip")
        install(PYTHON, LOCKED[kind], "--retries", "2")
    site = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    lines = "".join(f"{ROOT / name}\n" for name in SOURCES)
    write_whole(Path(site) / "dosiscope.pth", lines)
    write_whole(stamp(kind), digest(kind))


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    aside = path.with_name(f"{path.name}.part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


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
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        stop(f"Dosiscope needs Python {wanted} or later, not {sys.version.split()[0]}.")
    if not is_ready(kind):
        make(kind)
    if sys.platform == "linux":
        missing = missing_qt_libraries()
        if missing:
            apt_install(
                tuple(QT_PACKAGES), f"Qt needs system libraries ({', '.join(missing)})"
            )


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        say("Stopped. The same command goes on where this one was.")
        raise SystemExit(130) from None
