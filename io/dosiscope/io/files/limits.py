"""Bounds against files made (or damaged) to exhaust memory or time.

All are far beyond what a clinic has; none of them is ever met in silence: what
exceeds one is refused with a sentence.  Each can be changed with a variable of the
environment, a whole number: ``DOSISCOPE_LIMIT_FILES=5000000``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import Final

_PREFIX: Final = "DOSISCOPE_LIMIT_"


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds and their defaults.

    Attributes
    ----------
    file_bytes
        Size of one file that is read whole (pixels are read past this bound).
    files
        Files looked at under the opened paths.
    depth
        Sequences within sequences.
    elements
        Elements of one file.
    inflated_bytes, inflated_ratio
        Size of a deflated data set, and its ratio to what the file holds of it.
    archive_bytes, archive_ratio
        Size of what an archive holds, and its ratio to the size of the archive.
    pixel_bytes
        Decoded pixels of one CT volume or of one dose.
    rt_image_bytes
        Pixels of all RT Images that are shown with one plan.
    coordinate_mm
        Distance of any position or contour point from the origin along an axis.
    decoder_bytes, decoder_seconds
        Memory beyond its pixels that the worker for compressed pixels may take,
        and the time for the pixels of one file.
    """

    file_bytes: int = 2 << 30
    files: int = 1_000_000
    depth: int = 32
    elements: int = 5_000_000
    inflated_bytes: int = 256 << 20
    inflated_ratio: int = 100
    archive_bytes: int = 16 << 30
    archive_ratio: int = 100
    pixel_bytes: int = 4 << 30
    rt_image_bytes: int = 1 << 30
    coordinate_mm: int = 100_000
    decoder_bytes: int = 1 << 30
    decoder_seconds: int = 20


def _from_environment() -> Limits:
    """Return the defaults, changed as the environment says; nonsense is ignored."""
    changed = {}
    for field in fields(Limits):
        text = os.environ.get(_PREFIX + field.name.upper(), "")
        if text.isascii() and text.isdigit() and int(text) > 0:
            changed[field.name] = int(text)
    return Limits(**changed)


def stated_limits() -> dict[str, str]:
    """Return the variables of the environment that bounds come from."""
    return {k: v for k, v in os.environ.items() if k.startswith(_PREFIX)}


LIMITS: Final = _from_environment()
