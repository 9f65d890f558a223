"""What the command line gives while the language is one of signs.

    python -m support.pseudo_outputs CASE GOALS FOLDER

prints as JSON what other programs read, and what on pages for persons is English and of
no file.  A process of its own: the language is set before anything with words is
imported.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from dosiscope.core.translator import set_translator
from support.pseudo import pseudo
from support.pseudo_window import EVERYWHERE, untranslated

_NO_WORDS = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
# hashes; rules with what they are; names of kinds and attributes, with their tags
_OF_STANDARD = re.compile(
    r"[0-9a-f]{64}|\b[A-Z]{2,3}-\d\d\b|\b(DEV|FAIL|PASS)\b|RT Beams Treatment Record"
    r"|([A-Z]\w+ )*\([0-9A-F]{4},[0-9A-F]{4}\)( [A-Z]\w+)?"
)
_WORD = re.compile(r"[A-Za-z]{3,}")
# of the trade, as those that are everywhere, and of the names of indices
_OF_PAGES = frozenset(("Paddick", "RTOG", "SAD", "SHA", "UID", "MeV", *EVERYWHERE))


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


def pages(case: str, goals: str, folder: Path) -> list[str]:
    """Return what of the pages is neither translated nor of a file, and where."""
    from dosiscope.app.main import main

    more = ["--goals", goals, "--template", "everything"]
    more += ["--with", "0.5*" + _dose_of(case), "--gamma", "3%/2mm"]
    asked = {
        "report.html": ["report", case, *more, "-o"],
        "check.html": ["check", case, "--html"],
    }
    data = _OF_PAGES | _words_of(Path(case), Path(goals))
    found = []
    for name, words in asked.items():
        path = folder / name
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main([*words, str(path)])
        texts = re.split("<[^>]*>", _NO_WORDS.sub(" ", path.read_text("utf-8")))
        assert len(texts) > 300, name
        for text in map(html.unescape, texts):
            if untranslated(_OF_STANDARD.sub(" ", text), data):
                found.append(f"{name}: {text.strip()}")
    return found


def _words_of(folder: Path, *texts: Path) -> frozenset[str]:
    """Return the words of files, and of their names."""
    from pydicom import dcmread

    told = [f"{path.stem} {path.read_text('utf-8')}" for path in texts]
    for path in folder.iterdir():
        told.append(path.name)
        read = dcmread(path, stop_before_pixels=True)
        told += [str(one.value) for one in read.iterall() if one.VR != "SQ"]
    return frozenset(_WORD.findall(" ".join(told)))


def _dose_of(case: str) -> str:
    from pydicom import dcmread

    files = (dcmread(path, stop_before_pixels=True) for path in Path(case).iterdir())
    return next(str(one.SOPInstanceUID) for one in files if one.Modality == "RTDOSE")


def main() -> None:
    """Make all of it and print it as JSON."""
    set_translator(pseudo)
    case, goals, folder = sys.argv[1:]
    made = outputs(case, goals, Path(folder))
    print(json.dumps({"read": made, "pages": pages(case, goals, Path(folder))}))


if __name__ == "__main__":
    main()
