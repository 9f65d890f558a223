"""Makes what is released of the Python package, and looks at what it holds.

Usage: python packaging/build.py [DIR]

Into dist/, or DIR, go the source archive, the wheel made of that archive, the bill of
materials (CycloneDX), the release notes of this version, and SHA-256 of all of them.
Tools come from requirements-build.txt into build/tools, once; after that no network is
needed.  Standard library only.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from environment import (
    LOCKED_PIP,
    ROOT,
    install,
    own_files,
    run,
    say,
    stop,
    write_whole,
)
from release_notes import NotesError, notes_of, version_of

LOCKED = ROOT / "packaging/requirements-build.txt"
TOOLS = ROOT / "build/tools"
PYTHON = TOOLS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = TOOLS / ".installed"
# what a wheel holds beside its metadata: the package, and nothing of tests
PACKAGE = "dosiscope/"
IN_WHEEL = (
    "dosiscope/__main__.py",
    "dosiscope/api/__init__.py",
    "dosiscope/api/py.typed",
    "dosiscope/app/main.py",
    "dosiscope/core/rules.csv",
    "dosiscope/io/__init__.py",
    "dosiscope/resources/CHANGELOG.md",
    "dosiscope/resources/help/guide/opening.md",
    "dosiscope/resources/help/index.md",
    "dosiscope/resources/help/pictures/window.png",
    "dosiscope/resources/style.qss",
    "dosiscope/resources/fonts/LICENSE-Inter.txt",
    "dosiscope/resources/icons/LICENSE-Lucide.txt",
    "dosiscope/viewer/__init__.py",
)
# how the names end of what is made here, after that of the program and its version
MADE = (".tar.gz", "-py3-none-*.whl", ".cdx.json", "-notes.md", "-SHA256SUMS")
IN_ARCHIVE = (
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "PKG-INFO",
    "README.md",
    "benchmarks/all.py",
    "docs/api.md",
    "packaging/requirements.txt",
    "pyproject.toml",
    "tests/conftest.py",
)


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def make_tools() -> None:
    """Install the locked tools, where they are not there yet."""
    wanted = digest(LOCKED, LOCKED_PIP)
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    say(f"Setting up {TOOLS}: what builds the package, as {LOCKED.name} locks it.")
    run(sys.executable, "-m", "venv", "--clear", TOOLS)
    install(PYTHON, LOCKED, "--quiet")
    write_whole(STAMP, wanted)


def build(what: str, source: Path, folder: Path) -> Path:
    """Build one archive of ``source``; no network, no environment of its own."""
    before = set(folder.iterdir())
    run(PYTHON, "-m", "build", "--no-isolation", what, "--outdir", folder, source)
    (made,) = set(folder.iterdir()) - before
    return made


def contents(wheel: Path) -> dict[str, str]:
    """Return the names in a wheel, each with the SHA-256 of what it holds."""
    with zipfile.ZipFile(wheel) as opened:
        return {
            name: hashlib.sha256(opened.read(name)).hexdigest()
            for name in sorted(opened.namelist())
        }


def wrong_in_wheel(names: list[str], version: str) -> list[str]:
    """Say what is wrong about the names in a wheel."""
    metadata = f"dosiscope-{version}.dist-info/"
    in_tree = {inside.as_posix() for _, inside in own_files()}
    wanted = {*in_tree, *IN_WHEEL, f"{metadata}licenses/LICENSE", f"{metadata}METADATA"}
    wrong = [f"{name} is missing" for name in sorted(wanted - set(names))]
    for name in names:
        if not name.startswith((PACKAGE, metadata)):
            wrong.append(f"{name} does not belong there")
        if "tests/" in name or "/test_" in name or "conftest" in name:
            wrong.append(f"{name} is of the tests")
    return wrong


def wrong_in_archive(names: list[str], version: str) -> list[str]:
    """Say what is wrong about the names in a source archive."""
    top = f"dosiscope-{version}/"
    wrong = [f"{name} is missing" for name in IN_ARCHIVE if f"{top}{name}" not in names]
    for name in names:
        if not name.startswith(top) or name.endswith((".pyc", ".part")):
            wrong.append(f"{name} does not belong there")
    return wrong


def differences(wheel: Path, other: Path) -> list[str]:
    """Say what differs between the wheels of the source archive and of the tree."""
    if digest(wheel) == digest(other):
        return []
    found, its = contents(wheel), contents(other)
    names = [n for n in sorted(found.keys() | its) if found.get(n) != its.get(n)]
    return [
        f"{name} differs between the wheel of the source archive and that of the tree"
        for name in names or [wheel.name]
    ]


def remove_old(folder: Path, version: str) -> None:
    """Remove what an earlier build of this version has left in ``folder``.

    The frozen program's archive lies there too, under the same beginning: it stays.
    """
    for end in MADE:
        for old in folder.glob(f"dosiscope-{version}{end}"):
            old.unlink()


def build_all(folder: Path) -> list[Path]:
    """Build source archive and wheel, and look at them; return both."""
    version = version_of(ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    remove_old(folder, version)
    archive = build("--sdist", ROOT, folder)
    with tarfile.open(archive) as opened:
        names = [member.name for member in opened if member.isfile()]
    wrong = [f"{archive.name}: {what}" for what in wrong_in_archive(names, version)]
    with tempfile.TemporaryDirectory() as name:
        aside = Path(name)
        with tarfile.open(archive) as opened:
            opened.extractall(aside / "source", filter="data")
        wheel = build("--wheel", aside / "source" / f"dosiscope-{version}", folder)
        (aside / "of_tree").mkdir()
        of_tree = build("--wheel", ROOT, aside / "of_tree")
        wrong += differences(wheel, of_tree)
        found = [*contents(wheel)]
    wrong += [f"{wheel.name}: {what}" for what in wrong_in_wheel(found, version)]
    if wrong:
        stop("\n".join(wrong))
    say(
        f"{archive.name}: {len(names)} files; {wheel.name}: {len(found)} files, "
        "the same bytes of the archive and of the tree"
    )
    return [archive, wheel]


def make_bill(folder: Path) -> Path:
    """Make the bill of materials, of what is installed in .venv, and validate it."""
    bill = folder / f"dosiscope-{version_of(ROOT)}.cdx.json"
    installed = ROOT / ".venv" / PYTHON.relative_to(TOOLS)
    if not installed.exists():
        stop("The licences are read from .venv: run packaging/run.sh or test.sh first.")
    run(installed, ROOT / "packaging/bill_of_materials.py", bill)
    checked = subprocess.run(
        [str(PYTHON), "-c", CHECK, str(bill)], capture_output=True, text=True
    )
    if checked.returncode:
        stop(f"{bill.name} is no CycloneDX 1.6: {checked.stdout}{checked.stderr}")
    say(f"{bill.name}: valid as CycloneDX 1.6")
    return bill


# run by the tools: the schema comes with their library
CHECK = """
import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = Path(sys.argv[1]).read_text("utf-8")
error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
sys.exit(str(error) if error else 0)
"""


def main() -> None:
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        stop(__doc__ or "")
    folder = Path(sys.argv[1]) if len(sys.argv) == 2 else ROOT / "dist"
    try:
        notes = notes_of(ROOT, version_of(ROOT))
    except NotesError as error:
        stop(str(error))
    make_tools()
    made = [*build_all(folder), make_bill(folder)]
    page = folder / f"dosiscope-{version_of(ROOT)}-notes.md"
    write_whole(page, notes)
    made.append(page)
    sums = folder / f"dosiscope-{version_of(ROOT)}-SHA256SUMS"
    write_whole(sums, "".join(f"{digest(one)}  {one.name}\n" for one in made))
    for one in (*made, sums):
        say(f"{one.stat().st_size:>10,} {one}")


if __name__ == "__main__":
    main()
