"""Tells a sidecar from other files by its beginning, without reading it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import opened_input

if TYPE_CHECKING:
    from os import PathLike

SUFFIX: Final = ".json"
_BEGINS: Final = '{"program": "Dosiscope '  # as `outputs` knows what it may replace
_FORM: Final = '"form": '
_FIRST: Final = 1000  # bytes in which its form stands


def is_sidecar(path: str | PathLike[str]) -> bool:
    """Whether a file says of itself that it is one, as far as its beginning tells."""
    if not os.fspath(path).lower().endswith(SUFFIX):
        return False
    try:
        with opened_input(path) as file:
            head = file.read(_FIRST)
    except (OSError, ValueError, NotReadableError):
        return False
    text = head.decode("utf-8", "replace")
    return text.startswith(_BEGINS) and _FORM in text
