"""Where the inputs lie, seen from the sidecar, without the name of a folder or file.

Names of folders and files are often the patient's.  So a step of the way is ``..``,
or the sign of a name.  A folder is looked through for names with that sign.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.sidecar.signs import sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator

UP: Final = ".."
STEP: Final = re.compile(r"\.\.|[0-9a-f]{4}")
MOST_STEPS: Final = 60
_MOST_LISTED: Final = 200_000
_MOST_FOUND: Final = 16


def sign_of_name(name: str, salt: str) -> str:
    """Return the sign of the name of a folder or file, as the system compares it."""
    return sign_of(os.path.normcase(name), salt)


def steps_to(
    target: str | os.PathLike[str], folder: Path, salt: str
) -> tuple[str, ...]:
    """Return the steps from a folder to a target.

    Raises
    ------
    ValueError
        There are none, as between two drives, or too many.
    """
    real = os.path.realpath(target), os.path.realpath(folder)
    relative = os.path.relpath(*real)
    names = [] if relative == os.curdir else relative.split(os.sep)
    if len(names) > MOST_STEPS:
        raise ValueError(f"more than {MOST_STEPS} folders lie between")
    return tuple(name if name == UP else sign_of_name(name, salt) for name in names)


def places_of(steps: tuple[str, ...], folder: Path, salt: str) -> tuple[Path, ...]:
    """Return what the steps may lead to; () where there is nothing.

    A folder that cannot be listed is taken for empty.
    """
    found = [Path(os.path.realpath(folder))]
    for step in steps:
        if step == UP:
            found = [place.parent for place in found]
        else:
            found = [one for place in found for one in _named_so(place, step, salt)]
        found = found[:_MOST_FOUND]
    return tuple(found)


def _named_so(folder: Path, sign: str, salt: str) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as listing:
        for n, entry in enumerate(listing):
            if n >= _MOST_LISTED:
                return
            if sign_of_name(entry.name, salt) == sign:
                yield folder / entry.name
