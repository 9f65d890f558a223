"""Scans of files in any order and any parts, and all that they say."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dosiscope.io.case.file_notes import Duplicate
    from dosiscope.io.case.scan import Scan


def as_data(found: Scan) -> dict[str, object]:
    """All that a scan says, as it can be compared."""
    inventory = found.inventory
    return {
        "entries": inventory.entries,
        "skipped": {one.file: one for one in inventory.skipped},
        "findings": sorted(map(repr, inventory.findings)),
        "files": inventory.files_read,
        "objects": {uid: file.path for uid, file in found.objects.items()},
        "images": {
            uid: [(one.path, one.name) for one in images]
            for uid, images in found.images.items()
        },
        "planes": {
            uid: [file.path for file in planes] for uid, planes in found.planes.items()
        },
        "duplicates": sorted(map(_pair, found.duplicates)),
        "contenders": sorted(map(_pair, found.contenders)),
    }


def _pair(one: Duplicate) -> tuple[str, str, str, str, bool]:
    return one.entry.uid, one.uid, one.kept, one.left, one.is_copy


def in_parts(paths: Iterable[Path], seed: int) -> Scan:
    """The scan of files that come in any order, some at a time."""
    chance = random.Random(seed)
    rest = list(paths)
    chance.shuffle(rest)
    found: Scan | None = None
    while rest:
        count = chance.choice((1, 1, 2, 3, 10))
        some, rest = rest[:count], rest[count:]
        found = finish(scan(some, found))
    assert found is not None
    return found


def files_under(folder: Path) -> list[Path]:
    """All files of a folder and of those in it."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]
