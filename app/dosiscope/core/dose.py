"""Absorbed dose on a grid, with its units, type and summation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.header import Header


class DoseUnits(StrEnum):
    """Dose Units (3004,0002), PS3.3 C.8.8.3."""

    GY = "GY"
    RELATIVE = "RELATIVE"


class DoseType(StrEnum):
    """Dose Type (3004,0004); NOT_STATED where it is missing or no defined term."""

    PHYSICAL = "PHYSICAL"
    EFFECTIVE = "EFFECTIVE"
    ERROR = "ERROR"
    NOT_STATED = ""


class SummationType(StrEnum):
    """Dose Summation Type (3004,000A); NOT_STATED as above."""

    PLAN = "PLAN"
    MULTI_PLAN = "MULTI_PLAN"
    PLAN_OVERVIEW = "PLAN_OVERVIEW"
    FRACTION = "FRACTION"
    BEAM = "BEAM"
    BRACHY = "BRACHY"
    FRACTION_SESSION = "FRACTION_SESSION"
    BEAM_SESSION = "BEAM_SESSION"
    BRACHY_SESSION = "BRACHY_SESSION"
    CONTROL_POINT = "CONTROL_POINT"
    RECORD = "RECORD"
    NOT_STATED = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dose:
    """A dose distribution.

    Attributes
    ----------
    geometry
        Where the samples lie; dose planes may have any distance.
    stored
        Stored values, shape ``geometry.shape``, uint16 or uint32; read-only.
    scaling
        Dose Grid Scaling: dose = stored * scaling, in ``units``.
    units, type, summation
        As the file states them.
    plan_uid
        SOP Instance UID of the referenced plan; "" where none is named.
    beam_numbers
        Referenced Beam Numbers of a dose that belongs to single beams.
    label
        What a list shows: summation and what it belongs to, such as "BEAM 2".
    """

    header: Header
    geometry: Geometry
    stored: NDArray[np.uint16] | NDArray[np.uint32]
    scaling: float
    units: DoseUnits
    type: DoseType
    summation: SummationType
    plan_uid: str = ""
    beam_numbers: tuple[int, ...] = ()
    comment: str = ""
    content_date: str = ""
    content_time: str = ""
    tissue_heterogeneity: tuple[str, ...] = ()
    label: str = ""
    _peak: tuple[float, tuple[float, float, float]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.stored.setflags(write=False)
        at = np.unravel_index(int(self.stored.argmax()), self.stored.shape)
        x, y, z = (float(v) for v in self.geometry.to_mm(np.array(at)))
        object.__setattr__(
            self, "_peak", (int(self.stored[at]) * self.scaling, (x, y, z))
        )

    @property
    def maximum(self) -> float:
        """Largest dose of the grid."""
        return self._peak[0]

    @property
    def maximum_at(self) -> tuple[float, float, float]:
        """Centre (x, y, z) of the first sample that holds the maximum, mm."""
        return self._peak[1]

    @property
    def is_zero(self) -> bool:
        """Whether it is zero everywhere: it has no range and no place of a maximum."""
        return self.maximum <= 0

    @property
    def is_gray(self) -> bool:
        """Whether its numbers are gray and may be labelled so."""
        return self.units is DoseUnits.GY

    @property
    def unit_text(self) -> str:
        """Unit for the screen: "Gy", "Gy (RBE)" or "relative"; never a guess."""
        if self.units is DoseUnits.RELATIVE:
            return "relative"
        return "Gy (RBE)" if self.type is DoseType.EFFECTIVE else "Gy"

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the dose at points in mm, trilinear, shape (...); NaN outside."""
        points = np.asarray(xyz, dtype=np.float64)
        inside = self.geometry.contains(points)
        result = np.full(points.shape[:-1], np.nan)
        index = self.geometry.to_index(points[inside])
        if not len(index):
            return result
        low, weight = [], []
        for axis, count in enumerate(self.geometry.shape):
            position = np.clip(index[:, axis], 0, count - 1)
            lower = np.minimum(position.astype(np.int64), max(count - 2, 0))
            low.append(lower)
            weight.append(position - lower)
        total = np.zeros(len(index))
        for corner in range(8):
            at, share = [], np.ones(len(index))
            for axis, count in enumerate(self.geometry.shape):
                step = corner >> axis & 1
                at.append(np.minimum(low[axis] + step, count - 1))
                share *= weight[axis] if step else 1 - weight[axis]
            total += share * self.stored[tuple(at)]
        result[inside] = total * self.scaling
        return result
