"""How the frames of a multi-frame image are named: each is an image of a volume."""

from __future__ import annotations

from typing import Final

_WORD: Final = " frame "


def frame_name(uid: str, number: int) -> str:
    """Return the name of a frame of an instance; of number 0 the instance's own.

    Frames are counted from 1 (PS3.3 C.7.6.16.1.2).
    """
    return f"{uid}{_WORD}{number}" if number else uid


def instance_of(name: str) -> str:
    """Return the SOP Instance UID of an image or of a frame by its name."""
    return name.partition(_WORD)[0]
