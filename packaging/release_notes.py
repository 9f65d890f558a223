"""Makes the release notes of a version from CHANGELOG.md.

Usage: python packaging/release_notes.py [VERSION]

Without a VERSION it is that of the program.  Standard library only.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NEXT = "Not released"
_HEAD = re.compile(
    r"(?P<version>\d+\.\d+\.\d+) \((?P<when>not released|\d{4}-\d\d-\d\d)\)"
)


class NotesError(Exception):
    """There are no notes; the message says why."""


@dataclass(frozen=True)
class Section:
    """What is told of one version.

    ``version`` is "" for what comes next; ``released`` is None for what is not yet.
    """

    version: str
    released: date | None
    text: str


def version_of(root: Path) -> str:
    """Return the version of the program, from its one place."""
    text = (root / "app/dosiscope/core/__about__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise NotesError("__about__.py states no version")
    return found[1]


def sections(text: str) -> list[Section]:
    """Return the sections of the changes, the newest first.

    Raises
    ------
    NotesError
        A heading is none, twice there, or out of order.
    """
    _, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = []
    for place, part in enumerate(parts):
        title, _, body = part.partition("\n")
        if title == NEXT and place == 0:
            found.append(Section("", None, body.strip()))
            continue
        head = _HEAD.fullmatch(title)
        if head is None:
            raise NotesError(
                f'CHANGELOG.md: "## {title}" is no heading of a version, such as '
                f'"## 1.2.0 (2026-11-30)" or, first of all, "## {NEXT}"'
            )
        when = head["when"]
        released = None if when == "not released" else date.fromisoformat(when)
        found.append(Section(head["version"], released, body.strip()))
    order = [_numbers(one.version) for one in found if one.version]
    if order != sorted(set(order), reverse=True):
        raise NotesError("CHANGELOG.md: the versions do not go down, each once")
    return found


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def notes_of(root: Path, version: str) -> str:
    """Return the release notes of a version, as Markdown.

    Of a version that is not released, what was written since belongs to it too where it
    is the newest.

    Raises
    ------
    NotesError
        Nothing is told of it.
    """
    told = sections((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    known = [one.version for one in told if one.version]
    own = next((one for one in told if one.version == version), None)
    if own is None:
        raise NotesError(
            f"CHANGELOG.md tells nothing of version {version}; it has: "
            f"{', '.join(known)}"
        )
    parts = [own.text]
    if own.released is None and version == known[0] and not told[0].version:
        parts.insert(0, told[0].text)
    when = own.released.isoformat() if own.released else "not released"
    body = "\n\n".join(part for part in parts if part)
    return f"# Dosiscope {version} ({when})\n\n{body}\n\n{_purpose(root)}\n"


def _purpose(root: Path) -> str:
    text = (root / "app/dosiscope/core/__about__.py").read_text(encoding="utf-8")
    found = re.search(r'^PURPOSE = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise NotesError("__about__.py does not say what the program is for")
    return f"Not a medical device: {found[1]}."


def main() -> None:
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    try:
        asked = sys.argv[1] if len(sys.argv) == 2 else version_of(ROOT)
        sys.stdout.write(notes_of(ROOT, asked))
    except NotesError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
