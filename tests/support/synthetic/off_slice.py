"""The examples of off-slice contouring, a to f (BRTO-II Figures 3.3.4-1 and 3.3.4-2).

One oblique vessel, its radius linear in z, cut in different ways; images are 4 mm
apart.  Every volume has a closed form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo.contouring import outline
from dosiscope.demo.dicom.description import (
    CaseDescription,
    Ct,
    Dose,
    Grid,
    Plan,
    Prescription,
    Roi,
    StructureSet,
)
from support.synthetic.patient import MODEL, PATIENT, STUDY
from support.synthetic.solids import circle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.demo.dicom.description import Floats, Outline

#: z of the images, mm.
PLANES = tuple(-16.0 + 4.0 * k for k in range(10))
ROI_NUMBER = 1


@dataclass(frozen=True, slots=True)
class Rung:
    """A contour of the vessel: number, z, numbers it is attached to, branch.

    ``branch`` moves it along x and makes it smaller: -1, 0 or 1.
    """

    number: int | None
    z: float
    attached: tuple[int, ...] | None = ()
    branch: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """One example: what it shows, and its contours.

    ``volume_cc`` is None where there is no closed form or the volume is withheld.
    """

    key: str
    title: str
    rungs: tuple[Rung, ...]
    volume_cc: float | None
    look_at: float  # z of its most telling plane, mm


def radius(z: float, branch: int = 0) -> float:
    """Radius of the vessel, mm."""
    return (6.0 if branch else 10.0) + 0.15 * z


def ring(rung: Rung) -> Outline:
    """Return the circle of a rung."""
    x = 4.0 + 0.25 * rung.z + 9.0 * rung.branch
    polygon = circle((x, -3.0 + 0.1 * rung.z), radius(rung.z, rung.branch), 72)
    return outline(polygon, rung.z, rung.number, rung.attached)


def frustum(low: float, high: float, branch: int = 0) -> float:
    """Volume of the vessel between two z, cc."""
    a, b = radius(low, branch), radius(high, branch)
    return float(np.pi / 3 * (high - low) * (a * a + a * b + b * b)) / 1000


def _chain(heights: Sequence[float], numbers: Sequence[int]) -> tuple[Rung, ...]:
    """Attach each contour to the one below; every reference is to a lower number."""
    below: tuple[tuple[int, ...], ...] = ((), *((n,) for n in numbers[:-1]))
    return tuple(
        Rung(n, z, tied) for n, z, tied in zip(numbers, heights, below, strict=True)
    )


def _examples() -> tuple[Example, ...]:
    capped = (-9.3, -8.0, -4.0, 0.0, 4.0, 8.0, 9.6)
    whole = frustum(capped[0], capped[-1])
    fork = (
        Rung(4, -6.5), Rung(9, -4.0, (4,)), Rung(15, 0.0, (2, 3, 9)),
        Rung(2, 1.4, (), -1), Rung(3, 1.4, (), 1),
        Rung(23, 4.0, (2,), -1), Rung(21, 4.0, (3,), 1),
        Rung(31, 5.1, (23,), -1), Rung(30, 8.0, (21,), 1), Rung(42, 9.2, (30,), 1),
    )  # fmt: skip
    lower, upper = _chain((-9.3, -8.0, -4.0), (1, 2, 3)), (4, 5, 6)
    torn = (*lower, *_chain((4.0, 8.0, 9.6), upper))
    parts = frustum(-9.3, -4.0) + frustum(4.0, 9.6)
    skipping = tuple(replace(r, attached=(3,)) if r.number == 4 else r for r in torn)
    mended = (*torn, Rung(7, 0.0, (3, 4)))
    return (
        Example("a", "caps between two images", _chain(capped, range(1, 8)), whole, 8),
        Example(
            "b", "an object between two images", _chain((1.2, 2.0, 2.9), (1, 2, 3)),
            frustum(1.2, 2.9), 2.0,
        ),
        Example(
            "c", "numbers with holes and out of order",
            _chain(capped, (3, 7, 8, 20, 21, 40, 77)), whole, 9.6,
        ),
        Example("d", "a branch, numbers with holes", fork, None, 1.4),
        Example("e", "a declared gap", torn, parts, 0.0),
        Example("f", "attached across an image without contour", skipping, None, 0.0),
        Example("f-added", "the missing contour added", mended, whole, 0.0),
        Example("f-dropped", "the attachment dropped: a gap", torn, parts, 0.0),
    )  # fmt: skip


EXAMPLES = {example.key: example for example in _examples()}


def example_roi(example: Example) -> Roi:
    """Return the ROI of an example."""
    contours = tuple(ring(rung) for rung in example.rungs)
    return Roi(ROI_NUMBER, "Vessel", "PTV", contours, (64, 224, 208))


def example_case(example: Example) -> CaseDescription:
    """Return the case of an example."""
    branches = any(rung.branch for rung in example.rungs)
    return off_slice_case(example_roi(example), branching=branches)


def off_slice_case(
    *rois: Roi,
    seed: str = "off-slice",
    branching: bool = False,
    planes: tuple[float, ...] = PLANES,
) -> CaseDescription:
    """Return a case of a water phantom with these ROIs and a linear dose."""
    axis = (-63.0, 1.0, 127)
    return CaseDescription(
        Ct(Grid(axis, axis, planes), _branching if branching else _hounsfield),
        StructureSet(rois, label="Off-slice"),
        (Plan(label="Off-slice", prescriptions=(Prescription("Vessel", 40.0, 1),)),),
        (
            Dose(
                Grid((-55.0, 5.0, 23), (-55.0, 5.0, 23), planes),
                _dose,
                bits=16,
                scaling=0.001,
            ),
        ),
        person=PATIENT,
        study=STUDY,
        model=MODEL,
        seed=seed,
    )


def _hounsfield(x: Floats, y: Floats, z: Floats) -> Floats:
    """HU: an oval of water, the vessel a little brighter."""
    return _water(x, y, z, np.hypot(*_from_axis(x, y, z, 0)) < 10 + 0.15 * z)


def _branching(x: Floats, y: Floats, z: Floats) -> Floats:
    """HU: the same with the vessel split in two above z = 0.7 mm."""
    trunk = (np.hypot(*_from_axis(x, y, z, 0)) < 10 + 0.15 * z) & (z < 0.7)
    for branch in (-1, 1):
        inside = np.hypot(*_from_axis(x, y, z, branch)) < 6 + 0.15 * z
        trunk = trunk | (inside & (z >= 0.7))
    return _water(x, y, z, trunk)


def _from_axis(x: Floats, y: Floats, z: Floats, branch: int) -> tuple[Floats, Floats]:
    return x - 4 - 0.25 * z - 9 * branch, y + 3 - 0.1 * z


def _water(x: Floats, y: Floats, z: Floats, bright: np.ndarray) -> Floats:
    hu = np.where((x / 55) ** 2 + (y / 45) ** 2 < 1, 0.0, -1000.0) + 0 * z
    hu[bright & (hu == 0)] = 60.0
    return hu


def _dose(x: Floats, y: Floats, z: Floats) -> Floats:
    """Dose in Gy: 40 at the origin, 0.2 per mm along x, 0.3 per mm along z."""
    return 40.0 + 0.2 * x + 0.0 * y + 0.3 * z
