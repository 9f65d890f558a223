"""Endings of files that are written: each says what is in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Of pictures.
PICTURES: Final = (".png", ".svg")


def refuse_ending(output: Path, known: Iterable[str]) -> None:
    """Refuse a file whose ending would say that something else is in it.

    ``known`` are the endings; "" among them lets a file have none.
    """
    endings, ending = tuple(known), output.suffix.lower()
    if ending in endings:
        return
    words = {
        "ending": Personal(ending) if ending else "a file without an ending",
        "known": ", ".join(filter(None, endings)),
    }
    raise DosiscopeError(
        filled(
            "-o: nothing is written as {ending}; endings that are known: {known}", words
        )
    )
