"""All findings in a language of signs, as a process of its own: what is told of each.

    python -m support.pseudo_findings

reads from standard input the numbers of defects, breaks the good case in each of these
ways and prints as JSON, by number, what was found, in English, and the words that were
put into sentences without having come through `dosiscope.core.language`.  The language
is set before anything with words is imported, as the program does it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosiscope.core.translator import english, set_translator
from support.pseudo import BEGIN, END, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from support.defects import Defect

_MARKED = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
_WORD = re.compile(r"\b[a-z]{2,}\b")
# units, numbers that are none, and what the broken files say in small letters
_OF_FILES = frozenset(
    "mm cc nan inf plan much of something else first course dcm tmp able".split()
)


def untranslated(text: str) -> list[str]:
    """Return the words in small letters that are neither translated nor of a file."""
    before = None
    while before != text:  # a text may stand in a field of another
        before, text = text, _MARKED.sub(" ", text)
    # what a file says stands in quotation marks
    text = re.sub(r'"[^"]*"', " ", text)
    return [word for word in _WORD.findall(text) if word not in _OF_FILES]


def texts(cases: list[Case], findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Yield what findings put into their sentences, by the key of the outcome."""
    for one in findings:
        key = one.outcome.key
        yield key, one.found
        yield key, one.expected
        for name, value in one.fields:
            if isinstance(value, str) and name != "name":
                yield key, value
    for case in cases:
        for hidden in case.withheld:
            yield "withheld", str(hidden.reason)


def told_of(defect: Defect, folder: str) -> dict[str, Any]:
    """Break the good case; return what is told of it, ready for JSON."""
    from dosiscope.app.json_text import json_text
    from dosiscope.io.out.report import case_report, finding_report
    from support.defects import found

    cases, findings = found(defect, Path(folder))
    for_programs = [
        *(json_text(case_report(case, {})) for case in cases),
        *(json_text(finding_report(finding)) for finding in findings),
    ]
    # the name of the folder may be letters alone
    named = ((key, text.replace(folder, "")) for key, text in texts(cases, findings))
    return {
        "findings": [
            {
                "rule": one.rule,
                "result": one.result.value,
                "action": one.action.name,
                "headline": english(one.headline),
                "message": english(one.message),
                "kind": english(one.object_kind),
                "found": english(one.found),
            }
            for one in findings
        ],
        "reasons": [english(one.reason) for case in cases for one in case.withheld],
        "signs": [text for text in for_programs if BEGIN in text],
        "english": [f"{key}: {text}" for key, text in named if untranslated(text)],
    }


def main() -> None:
    """Print what was found, or where it ended."""
    set_translator(pseudo)
    from support.defects import DEFECTS

    told: dict[int, dict[str, Any]] = {}
    for number in json.load(sys.stdin):
        with tempfile.TemporaryDirectory() as folder:
            try:
                told[number] = told_of(DEFECTS[number], folder)
            except Exception:
                told[number] = {"fault": traceback.format_exc()}
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
