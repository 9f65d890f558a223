"""What the command line gives to other programs while the language is one of signs.

    python -m support.pseudo_outputs CASE GOALS FOLDER

A process of its own: the language is set before anything with words is imported.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from dosiscope.core.translator import set_translator
from support.pseudo import pseudo


def outputs(case: str, goals: str, folder: Path) -> dict[str, str]:
    """Return what is printed as JSON and written as JSON and CSV, by what made it."""
    from dosiscope.app.main import main

    found: dict[str, str] = {}
    asked: dict[str, list[str]] = {
        "check": [],
        "dvh": [],
        "goals": ["--goals", goals],
        "plancheck": ["--goals", goals],
        "compare": ["--with", "0.5*" + _dose_of(case)],
        "beams": [],
        "records": [],
        "probe": ["--at", "0,0,0"],
    }
    for verb, words in asked.items():
        printed = io.StringIO()
        table = folder / f"{verb}.csv"
        more = [] if verb in ("check", "plancheck", "probe") else ["--csv", str(table)]
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            main([verb, case, *words, *more, "--json"])
        found[verb] = printed.getvalue()
        if more:
            found[table.name] = table.read_text("utf-8")
    for ending in ("json", "csv"):
        path = folder / f"report.{ending}"
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main(["report", case, "--goals", goals, "-o", str(path)])
        found[path.name] = path.read_text("utf-8")
    return found


def _dose_of(case: str) -> str:
    from pydicom import dcmread

    files = (dcmread(path, stop_before_pixels=True) for path in Path(case).iterdir())
    return next(str(one.SOPInstanceUID) for one in files if one.Modality == "RTDOSE")


def main() -> None:
    """Make all of it and print it as JSON."""
    set_translator(pseudo)
    case, goals, folder = sys.argv[1:]
    print(json.dumps(outputs(case, goals, Path(folder))))


if __name__ == "__main__":
    main()
