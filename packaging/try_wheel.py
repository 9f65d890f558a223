"""Installs the wheel as a user does, and tries what it brings.

Usage: python packaging/try_wheel.py [WHEEL]

With the Python that runs this, and with the pip that it comes with, an environment of
nothing else gets the wheel (that of dist/) and what it needs.  There the program says
its version, tests itself, writes the demo patient and checks it; a script asks for a
DVH.  At last it is removed again.  Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, say, stop
from release_notes import version_of

SCRIPT = """
import sys
from pathlib import Path
from dosiscope.api import open_case
from dosiscope.resources.help_pages import help_folder, read_page
import dosiscope.api

assert Path(sys.prefix) in Path(dosiscope.api.__file__).parents, dosiscope.api.__file__
assert Path(sys.prefix) in help_folder().parents, help_folder()
assert "# " in read_page("index.md")
print(open_case(sys.argv[1]).dvh("PTV").metric("D95%"))
"""


def newest_wheel() -> Path:
    found = sorted((ROOT / "dist").glob(f"dosiscope-{version_of(ROOT)}-*.whl"))
    if not found:
        stop("There is no wheel in dist/: run packaging/build.sh first.")
    return found[-1]


def try_wheel(wheel: Path, folder: Path) -> None:
    """Install a wheel into an environment in ``folder``, and try it there."""
    venv = folder / "environment"
    place = venv / ("Scripts" if os.name == "nt" else "bin")
    python, program = place / "python", place / "dosiscope"
    # nothing of the checkout, nor of whoever runs this
    unwanted = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environ = {k: v for k, v in os.environ.items() if k not in unwanted}
    environ["QT_QPA_PLATFORM"] = "offscreen"

    def ran(*words: str | Path) -> str:
        shown = " ".join(map(str, words))
        say(f"$ {shown}")
        done = subprocess.run(
            [str(word) for word in words],
            cwd=folder, env=environ, text=True, encoding="utf-8", errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode:
            stop(f"{done.stdout}\nThis failed ({done.returncode}): {shown}")
        lines = done.stdout.strip().splitlines()
        say("\n".join(f"  {line}" for line in lines[-3:]))
        return done.stdout

    def must(said: str, wanted: str) -> None:
        if wanted not in said:
            stop(f"It should have said {wanted!r}:\n{said}")

    ran(sys.executable, "-m", "venv", venv)
    ran(python, "-m", "pip", "--version")
    ran(python, "-m", "pip", "install", "--no-input", wheel)
    must(ran(program, "--version"), f"dosiscope {version_of(ROOT)}")
    must(ran(python, "-m", "dosiscope", "--help"), "selftest")
    ran(program, "selftest")
    must(ran(program, "demo", "demo"), "files written to demo")
    must(ran(program, "check", "demo"), "plan: Demo VMAT, APPROVED")
    must(ran(python, "-c", SCRIPT, "demo"), " Gy")
    ran(python, "-m", "pip", "uninstall", "--yes", "dosiscope")
    left = sorted(path for path in venv.rglob("dosiscope*") if path.name != "demo")
    if left:
        stop(f"After it was removed there was still: {', '.join(map(str, left))}")
    say(f"{wheel.name} was installed, tried and removed; nothing of it is left.")


def main() -> None:
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        stop(__doc__ or "")
    wheel = Path(sys.argv[1]) if len(sys.argv) == 2 else newest_wheel()
    with tempfile.TemporaryDirectory(prefix="dosiscope-wheel-") as name:
        try_wheel(wheel.resolve(), Path(name).resolve())


if __name__ == "__main__":
    main()
