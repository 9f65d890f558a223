"""Sample frames, one a transfer syntax: what their pixels have to be, and were.

The streams come with the program (`resources/frames`) and were written by other code
than what decodes them (docs/make_sample_frames.py); the truth is a closed form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import signed_number, typed_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS, COLUMNS = 24, 20
_UID: Final = "1.2.840.10008.1.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A frame that comes with the program.

    Attributes
    ----------
    syntax
        UID of the transfer syntax, PS3.6 table A-1.
    name
        What it is called in short; without a comma, for lists.
    bits
        Bits stored; 8 are allocated for 8, 16 for more.
    allowed
        Largest difference of a pixel from the truth; 0 where nothing may be lost.
    """

    syntax: str
    name: str
    bits: int = 12
    allowed: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether every pixel must be what it was."""
        return self.allowed == 0

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.syntax.removeprefix('1.2.840.10008.')}.dcm"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameCheck:
    """What became of one sample.

    Attributes
    ----------
    difference
        The largest of a pixel from the truth; None where it was not read.
    reason
        Why it was not read.
    lacks
        What of a decoder is no part of this installation, by its name; else "".
    """

    sample: Sample
    difference: int | None = None
    reason: str = ""
    lacks: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was read, and is what it has to be."""
        return self.difference is not None and self.difference <= self.sample.allowed

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells of its row, as those of a `Check`."""
        whole = (1 << self.sample.bits) - 1
        return (
            self.sample.name,
            tr("frame, worst pixel"),
            "0",
            tr("not read") if self.difference is None else str(self.difference),
            ""
            if self.difference is None
            else signed_number(100 * self.difference / whole, 4),
            typed_number(round(100 * self.sample.allowed / whole, 2))
            + ("" if self.passed else f"  {tr('FAILED')}"),
        )


SAMPLES: Final = (
    Sample(syntax=_UID, name="Implicit VR Little Endian"),
    Sample(syntax=_UID + ".1", name="Explicit VR Little Endian"),
    Sample(syntax=_UID + ".1.99", name="Deflated Explicit VR Little Endian"),
    Sample(syntax=_UID + ".2", name="Explicit VR Big Endian"),
    Sample(syntax=_UID + ".5", name="RLE Lossless"),
    Sample(syntax=_UID + ".4.50", name="JPEG Baseline 8 bit", bits=8, allowed=2),
    Sample(syntax=_UID + ".4.51", name="JPEG Extended 12 bit", allowed=8),
    Sample(syntax=_UID + ".4.57", name="JPEG Lossless Process 14"),
    Sample(syntax=_UID + ".4.70", name="JPEG Lossless SV1"),
    Sample(syntax=_UID + ".4.80", name="JPEG-LS Lossless"),
    Sample(syntax=_UID + ".4.81", name="JPEG-LS Near-Lossless", allowed=2),
    Sample(syntax=_UID + ".4.90", name="JPEG 2000 lossless"),
    Sample(syntax=_UID + ".4.91", name="JPEG 2000", allowed=8),
    Sample(syntax=_UID + ".4.201", name="HTJ2K lossless"),
    Sample(syntax=_UID + ".4.202", name="HTJ2K RPCL lossless"),
    Sample(syntax=_UID + ".4.203", name="HTJ2K", allowed=8),
)


def sample_pixels(sample: Sample) -> NDArray[np.uint16]:
    """Return what the pixels have to be, shape (rows, columns).

    Where nothing may be lost neighbours differ and every bit is used; else a slope that
    a lossy compression leaves as it is but for its tolerance.
    """
    row, column = np.mgrid[:ROWS, :COLUMNS]
    if sample.is_exact:
        values = (37 * row * row + 211 * column + 11 * row * column) % (
            1 << sample.bits
        )
    else:
        values = (5 * row + 140 * column // 19) * ((1 << sample.bits) - 1) // 255
    return np.asarray(values, np.uint16)
