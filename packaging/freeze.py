"""Makes the frozen program: a folder that needs no Python, and its archive.

Usage: python packaging/freeze.py

In build/freeze an environment of its own gets the locked versions of
requirements-freeze.txt, and nothing else; PyInstaller makes dist/dosiscope of it by
dosiscope.spec; the licences of everything inside are laid beside it; the self-test of
the frozen program must pass; then it is packed.  Standard library only.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

from environment import ROOT, SOURCES, install, run, say, stop
from left_out import QT_TEXTS, languages
from release_notes import version_of

LOCKED = ROOT / "packaging/requirements-freeze.txt"
WORK = ROOT / "build/freeze"
ENVIRONMENT = WORK / "environment"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DIST = ROOT / "dist"
FOLDER = DIST / "dosiscope"
PROGRAM = FOLDER / ("dosiscope.exe" if os.name == "nt" else "dosiscope")
MOST_MB = 250  # unpacked


def make_environment() -> None:
    """Install the locked versions into an environment of nothing else."""
    shared = sysconfig.get_config_var("Py_ENABLE_SHARED")
    library = sysconfig.get_config_var("LDLIBRARY") or ""
    where = sysconfig.get_config_var("LIBDIR") or ""
    if os.name != "nt" and not shared and not list(Path(where).rglob(f"{library}*")):
        stop(
            "PyInstaller needs a Python with a shared library: that of the system, or "
            "one that was built with --enable-shared."
        )
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    run(sys.executable, "-m", "venv", ENVIRONMENT)
    install(PYTHON, LOCKED, "--quiet")


def freeze() -> None:
    """Make the folder."""
    os.environ["FREEZE_FOLDER"] = str(WORK)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["SOURCE_DATE_EPOCH"] = changed()
    os.environ["PYTHONHASHSEED"] = "1"
    places = ("packaging", *SOURCES)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in places)
    run(PYTHON, ROOT / "packaging/left_out.py", WORK / "loaded.txt")
    run(
        PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", DIST, "--workpath", WORK / "work",
        ROOT / "packaging/dosiscope.spec",
    )  # fmt: skip
    run(PYTHON, ROOT / "packaging/licences.py", WORK / "used.txt", FOLDER)


def changed() -> str:
    """When the sources changed last, in seconds: times within archives are of it."""
    newest = max(
        path.stat().st_mtime for name in SOURCES for path in (ROOT / name).rglob("*.py")
    )
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"],
        capture_output=True, text=True,
    )  # fmt: skip
    return asked.stdout.strip() or str(int(newest))


def prove() -> None:
    """Have the frozen program test itself; stop where it fails or is too large."""
    size = sum(p.lstat().st_size for p in FOLDER.rglob("*") if not p.is_dir()) / 1e6
    say(f"{FOLDER.relative_to(ROOT)}: {size:.0f} MB")
    if size > MOST_MB:
        stop(f"The frozen program takes {size:.0f} MB; at most {MOST_MB} are allowed.")
    tested = subprocess.run(
        [str(PROGRAM), "selftest", "--json"], capture_output=True, text=True,
        encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip
    said = json.loads(tested.stdout or "{}")
    say(said.get("verdict", tested.stderr))
    if tested.returncode or not said.get("passed"):
        stop("The frozen program fails its self-test.")
    there = {path.stem for path in FOLDER.rglob("translations/*.qm")}
    wanted = {f"{part}_{code}" for part in QT_TEXTS for code in languages()}
    if there != wanted:
        stop(f"Of Qt's translations there are {there}, instead of {wanted}.")


def pack() -> Path:
    """Pack the folder: tar.xz, or zip on Windows; return the archive."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    name = f"dosiscope-{version_of(ROOT)}-{system}-{platform.machine().lower()}"
    if sys.platform == "win32":
        path = DIST / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
            for file in sorted(FOLDER.rglob("*")):
                out.write(file, Path(name) / file.relative_to(FOLDER))
        return path
    path = DIST / f"{name}.tar.xz"
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])

    def of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = seconds
        return entry

    top = DIST / "Dosiscope.app" if sys.platform == "darwin" else FOLDER
    inside = f"{name}/{top.name}" if sys.platform == "darwin" else name
    with tarfile.open(path, "w:xz", preset=6) as out:
        out.add(top, inside, filter=of_nobody)
    return path


def main() -> None:
    """Make all of it."""
    make_environment()
    freeze()
    prove()
    archive = pack()
    say(f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
