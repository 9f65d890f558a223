"""Lays the licences of everything in the frozen program beside it, in licences/.

Usage: python packaging/licences.py USED FOLDER

USED names the files that went into the program, as dosiscope.spec has written them.
Of every installed distribution, and of every package of the system (Debian), that one
of them belongs to, all that its author wrote of licences is taken.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

from environment import ROOT

_TELLS = re.compile(r"(licen[cs]e|copying|copyright|notice|authors)", re.IGNORECASE)
# whose wheels carry no text of their licence
_LGPL = ("PySide6_Essentials", "shiboken6")
# what starts the program is PyInstaller's
_ALWAYS = ("pyinstaller",)


def main() -> int:
    """Write the folder; return 1 where something inside has no licence to show."""
    used = set(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    out = Path(sys.argv[2]) / "licences"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    shutil.copy(ROOT / "LICENSE", out / "Dosiscope.txt")
    resources = ROOT / "resources/dosiscope/resources"
    for name in ("icons/LICENSE-Lucide.txt", "fonts/LICENSE-Inter.txt"):
        shutil.copy(resources / name, out)
    bare, known = [], set()
    for one in sorted(distributions(), key=lambda d: d.name.lower()):
        files = {str(one.locate_file(file)) for file in one.files or ()}
        if not files & used and one.name.lower() not in _ALWAYS:
            continue
        known |= files
        if not _take(one, out / f"{one.name}-{one.version}"):
            bare.append(one.name)
    _take_python(out)
    bare += _take_system(used - known, out)
    shutil.copy(ROOT / "packaging/licences/README.txt", out)
    if bare:
        print(f"No licence was found of {', '.join(bare)}.", file=sys.stderr)
    return 1 if bare else 0


def _take(one: Distribution, folder: Path) -> bool:
    """Copy what a distribution says of licences; whether there is any."""
    texts = [
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if (
            _TELLS.search(str(file.name))
            and file.suffix in ("", ".txt", ".md", ".rst", ".APACHE", ".BSD")
        )
        or "licenses" in file.parts[:-1]
    ]
    if one.name in _LGPL:
        texts += sorted((ROOT / "packaging/licences").glob("*GPL*.txt"))
    folder.mkdir()
    for text in texts:
        if text.is_file():
            name = text.name
            while (folder / name).exists():  # of several parts of one library
                name = f"{text.parent.name}-{name}"
            shutil.copy(text, folder / name)
    # what it says of itself: name, version, authors, where its source is
    about = one.read_text("METADATA") or ""
    (folder / "METADATA.txt").write_text(about.split("\n\n")[0], encoding="utf-8")
    return bool(texts)


def _take_python(out: Path) -> None:
    for place in (sysconfig.get_path("stdlib"), sys.base_prefix):
        text = Path(place) / "LICENSE.txt"
        if text.is_file():
            shutil.copy(text, out / f"Python-{sys.version.split()[0]}.txt")
            return
    raise SystemExit("The licence of Python is missing.")


def _take_system(used: set[str], out: Path) -> list[str]:
    """Copy what Debian says of the libraries that were taken of the system."""
    bare = []
    base = str(Path(sysconfig.get_path("stdlib")).resolve())
    for path in sorted(used):
        real = Path(path).resolve()
        is_library = ".so" in real.name and real.is_file()
        if not is_library or str(real).startswith((base, str(ROOT))):
            continue
        name = _package(path, str(real), str(real).removeprefix("/usr"))
        text = Path("/usr/share/doc", name, "copyright")
        if name and text.is_file():
            shutil.copy(text, out / f"{name}.txt")
        elif not real.name.startswith("libpython"):
            bare.append(real.name)
    return bare


def _package(*paths: str) -> str:
    """The package that a file is of; Debian knows it by one of its paths."""
    for path in paths:
        asked = subprocess.run(
            ["dpkg-query", "-S", path], capture_output=True, text=True
        )
        if asked.returncode == 0:
            return asked.stdout.split(":")[0]
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
