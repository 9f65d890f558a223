"""All findings in a language of signs, as a process of its own: what stays English.

    python -m support.pseudo_findings

breaks the good case in every way that the table of rules knows and prints as JSON, by
outcome, the words that were put into sentences without having come through
`dosiscope.core.language`.  The language is set before anything with words is
imported, as the program does it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.core.translator import set_translator
from support.pseudo import BEGIN, END, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding

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


def main() -> None:
    """Print what was found."""
    set_translator(pseudo)
    from support.defects import DEFECTS, found

    told: dict[str, list[str]] = {}
    for defect in DEFECTS:
        with tempfile.TemporaryDirectory() as folder:
            cases, findings = found(defect, Path(folder))
        for key, named in texts(cases, findings):
            text = named.replace(folder, "")  # its name may be letters alone
            if untranslated(text):
                told.setdefault(key, []).append(text)
    json.dump({"count": len(DEFECTS), "english": told}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
