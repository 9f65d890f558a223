"""How large a generated case is, and what its files share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from speed.writer import element, sequence

if TYPE_CHECKING:
    from pathlib import Path

    from speed.writer import Value

ROOT = "1.2.826.0.1.3680043.10.1529."
CT_CLASS = "1.2.840.10008.5.1.4.1.1.2"
STRUCTURES_CLASS = "1.2.840.10008.5.1.4.1.1.481.3"
PLAN_CLASS = "1.2.840.10008.5.1.4.1.1.481.5"
DOSE_CLASS = "1.2.840.10008.5.1.4.1.1.481.2"
PIXEL = 0.9765625  # mm


@dataclass(frozen=True, slots=True)
class Size:
    """How large a case is.

    Attributes
    ----------
    spread
        The shortest ROI, as a share of the slices; the longest has all.
    crowd
        ROIs on every slice of so many contours each, on top of the others.
    """

    name: str
    slices: int
    rois: int
    spacing: float
    spread: float
    side: int = 512
    dose: tuple[int, int, int] = (130, 150, 200)
    crowd: int = 0
    compression: str = ""


class Case:
    """One case while it is written.

    Attributes
    ----------
    random
        One generator for all files: they are to be written in one order.
    z
        Of the slices, mm.
    corner
        x and y of the centre of the first pixel, mm.
    images
        SOP Instance UID of each slice.
    """

    def __init__(self, size: Size, folder: Path) -> None:
        self.size, self.folder = size, folder
        self.random = np.random.default_rng(7)
        self.z = (np.arange(size.slices) - size.slices / 2) * size.spacing
        self.corner = -PIXEL * size.side / 2
        self.images = [f"{ROOT}1.{k + 1}" for k in range(size.slices)]


def head(
    sop_class: str, uid: str, modality: str, series: str
) -> list[tuple[int, str, Value]]:
    """Return what all files state about themselves and the patient."""
    return [
        (0x00080005, "CS", "ISO_IR 100"),
        (0x00080016, "UI", sop_class),
        (0x00080018, "UI", uid),
        (0x00080020, "DA", "20240101"),
        (0x00080030, "TM", "120000"),
        (0x00080050, "SH", ""),
        (0x00080060, "CS", modality),
        (0x00080070, "LO", "Generated"),
        (0x00080090, "PN", ""),
        (0x0008103E, "LO", f"{modality} generated"),
        (0x00100010, "PN", "Generated^Phantom"),
        (0x00100020, "LO", "GEN001"),
        (0x00100030, "DA", "19500101"),
        (0x00100040, "CS", "O"),
        (0x0020000D, "UI", ROOT + "9.1"),
        (0x0020000E, "UI", ROOT + series),
        (0x00200010, "SH", "1"),
        (0x00200011, "IS", "1"),
        (0x00200052, "UI", ROOT + "9.2"),
        (0x00201040, "LO", ""),
    ]


def image(uid: str) -> bytes:
    """Return the reference to a slice."""
    return element(0x00081150, "UI", CT_CLASS) + element(0x00081155, "UI", uid)


def reference(tag: int, sop_class: str, uid: str) -> bytes:
    """Return a sequence that names another object of the case."""
    item = element(0x00081150, "UI", sop_class) + element(0x00081155, "UI", ROOT + uid)
    return sequence(tag, [item])
