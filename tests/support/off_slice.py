"""Off-slice ROIs as DICOM cases: rungs of 4 mm planes, one defect at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.app.measure import measure_solids
from dosiscope.core.progress import finish
from dosiscope.demo.contouring import outline
from dosiscope.demo.dicom.description import Roi
from support.opened import opened
from support.synthetic.build import build_case
from support.synthetic.off_slice import off_slice_case
from support.synthetic.solids import circle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.demo.dicom.description import Outline
    from support.cases import Mutation


def rung(
    z: float,
    number: int | None,
    *attached: int,
    radius: float = 5.0,
    at: float = 0.0,
    image: int | None = None,
) -> Outline:
    """A circle at z; images lie at multiples of 4 mm from -16 to 20."""
    return outline(circle((at, 0.0), radius, 48), z, number, attached, image=image)


def unstated(z: float, number: int | None = None, at: float = 0.0) -> Outline:
    """A circle without Attached Contours."""
    return outline(circle((at, 0.0), 5.0, 48), z, number, None)


def good() -> list[Outline]:
    """A valid chain from 7 to 13 mm: capped on both sides between images."""
    return [rung(7, 1), rung(8, 2, 1), rung(12, 3, 2), rung(13, 4, 3)]


def roi(
    contours: Sequence[Outline], number: int = 1, name: str = "Vessel", digits: int = 3
) -> Roi:
    """The ROI of these contours."""
    return Roi(number, name, "PTV", tuple(contours), (64, 224, 208), digits=digits)


@dataclass(frozen=True)
class Opened:
    """A case as the program reads it, and what it measures."""

    case: Case
    measured: dict[int, Measured]

    @property
    def volume_cc(self) -> float | None:
        """Volume of ROI 1; None where it is withheld."""
        return self.measured[1].volume_cc


def read(folder: Path, *rois: Roi, change: Sequence[Mutation] = ()) -> Opened:
    """Write these ROIs as DICOM files, changed, and open them as the program does."""
    built = build_case(off_slice_case(*rois))
    for mutate in change:
        mutate(built)
    built.write(folder)
    case = opened(folder)
    return Opened(case, finish(measure_solids(case)))
