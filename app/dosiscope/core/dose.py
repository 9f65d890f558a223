"""Absorbed dose as a field: samples on a grid, with what they mean and are from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dosiscope.core.dose_origin import ReadDose

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.dose_origin import MadeDose, Origin
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.header import Header


Place: TypeAlias = tuple[float, float, float]


class DoseUnits(StrEnum):
    """Dose Units (3004,0002), PS3.3 C.8.8.3; NOT_STATED where they are missing."""

    GY = "GY"
    RELATIVE = "RELATIVE"
    NOT_STATED = ""


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


def unit_text(units: DoseUnits, kind: DoseType) -> str:
    """Return the unit of a dose for the screen."""
    if units is DoseUnits.NOT_STATED:
        return "(unit not stated)"
    if units is DoseUnits.RELATIVE:
        return "relative"
    return "Gy (RBE)" if kind is DoseType.EFFECTIVE else "Gy"


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True, eq=False)
class Dose:
    """A dose distribution, as an RT Dose states it or made of others.

    Attributes
    ----------
    header
        Of the object; of a made dose, which is no object and has no UID, what its
        parts share.
    geometry
        Where the samples lie; dose planes may have any distance.
    stored
        Shape ``geometry.shape``, read-only.  As read: stored values, uint16 or uint32;
        of any sign, float64, where some are slightly below 0.  Of a made dose: values
        of any sign, float64, NaN where there is no dose data.
    scaling
        Dose = stored * scaling, in ``units``: Dose Grid Scaling, 1 for a made dose.
    units, type, summation
        As the file states them, or as those of the parts allow.
    plan_uid
        SOP Instance UID of the referenced plan; "" where none is named.
    further_plan_uids
        Other plans that it names: a dose of several plans has them.
    beam_numbers
        Referenced Beam Numbers of a dose that belongs to single beams.
    label
        What a list shows: summation and what it belongs to, such as "BEAM 2"; of a
        made dose what it is made of.
    made
        What it is made of; None for a dose that was read.
    has_gaps
        Whether samples within the grid have no dose data.
    """

    header: Header
    geometry: Geometry
    stored: NDArray[np.uint16] | NDArray[np.uint32] | NDArray[np.float64]
    scaling: float
    units: DoseUnits
    type: DoseType
    summation: SummationType
    plan_uid: str = ""
    further_plan_uids: tuple[str, ...] = ()
    beam_numbers: tuple[int, ...] = ()
    comment: str = ""
    content_date: str = ""
    content_time: str = ""
    tissue_heterogeneity: tuple[str, ...] = ()
    label: str = ""
    made: MadeDose | None = None
    has_gaps: bool = field(init=False, repr=False)
    _peak: tuple[float, Place] = field(init=False, repr=False)
    _trough: tuple[float, Place] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.stored.setflags(write=False)
        lowest, highest = self.stored.argmin(), self.stored.argmax()
        # both find a NaN before any number
        has_gaps = bool(np.isnan(self.stored.flat[highest]))
        if has_gaps:
            lowest, highest = np.nanargmin(self.stored), np.nanargmax(self.stored)
        object.__setattr__(self, "has_gaps", has_gaps)
        object.__setattr__(self, "_peak", self._value_at(int(highest)))
        object.__setattr__(self, "_trough", self._value_at(int(lowest)))

    def _value_at(self, number: int) -> tuple[float, Place]:
        """Return value and place of the sample with a number."""
        at = np.unravel_index(number, self.stored.shape)
        x, y, z = (float(v) for v in self.geometry.to_mm(np.array(at)))
        return self.stored[at].item() * self.scaling, (x, y, z)

    @property
    def plan_uids(self) -> tuple[str, ...]:
        """SOP Instance UIDs of all the plans that it names."""
        named = (self.plan_uid, *self.further_plan_uids)
        return tuple(uid for uid in named if uid)

    @property
    def origin(self) -> Origin:
        """Where it is from."""
        if self.made is not None:
            return self.made
        return ReadDose(
            uid=self.header.sop_instance_uid,
            label=self.label,
            files=self.header.files,
            summation=self.summation.value,
            plan_uids=self.plan_uids,
            beam_numbers=self.beam_numbers,
        )

    @property
    def key(self) -> str:
        """By which results are kept: SOP Instance UID, "UID+UID" of a made dose."""
        return self.made.key if self.made else self.header.sop_instance_uid

    @property
    def read_uids(self) -> frozenset[str]:
        """SOP Instance UIDs of all that it is made of; its own where it was read."""
        if self.made is None:
            return frozenset((self.header.sop_instance_uid,))
        return frozenset(one.uid for one in self.made.read)

    @property
    def maximum(self) -> float:
        """Largest dose of the grid."""
        return self._peak[0]

    @property
    def maximum_at(self) -> Place:
        """Centre (x, y, z) of the first sample that holds the maximum, mm."""
        return self._peak[1]

    @property
    def minimum(self) -> float:
        """Least dose of the grid; a difference may be below 0."""
        return self._trough[0]

    @property
    def minimum_at(self) -> Place:
        """Centre (x, y, z) of the first sample that holds the minimum, mm."""
        return self._trough[1]

    @property
    def is_zero(self) -> bool:
        """Whether it is zero everywhere: it has no range and no place of a maximum."""
        return self.minimum == self.maximum == 0

    @property
    def is_gray(self) -> bool:
        """Whether its numbers are gray and may be labelled so."""
        return self.units is DoseUnits.GY

    @property
    def unit_text(self) -> str:
        """Unit for the screen: "Gy", "Gy (RBE)", "relative"; never a guess."""
        return unit_text(self.units, self.type)

    def values(self, *part: slice) -> NDArray[np.float64]:
        """Return samples, shape (planes, rows, columns); NaN where there is no data.

        ``part`` are those of the planes, rows and columns that are wanted; all if none.
        """
        values: NDArray[np.float64] = np.multiply(
            self.stored[part], self.scaling, dtype=np.float64
        )
        return values

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the dose at points in mm, trilinear, shape (...).

        NaN outside the grid and where a sample that counts has no data.
        """
        kji = self.geometry.to_index(xyz)
        inside = self.geometry.covers(kji)
        result = np.full(inside.shape, np.nan)
        result[inside] = self.at_index(kji[inside])
        return result

    def at_index(self, kji: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the same at fractional indices (k, j, i) in the grid, shape (n, 3)."""
        low, weight = [], []
        for axis, count in enumerate(self.geometry.shape):
            position = np.clip(kji[:, axis], 0, count - 1)
            lower = np.minimum(position.astype(np.int64), max(count - 2, 0))
            low.append(lower)
            weight.append(position - lower)
        total = np.zeros(len(kji))
        for corner in range(8):
            at, share = [], np.ones(len(kji))
            for axis, count in enumerate(self.geometry.shape):
                step = corner >> axis & 1
                at.append(np.minimum(low[axis] + step, count - 1))
                share *= weight[axis] if step else 1 - weight[axis]
            values = self.stored[tuple(at)]
            if self.has_gaps:  # what does not count may have no data
                values = np.where(share > 0, values, 0.0)
            total += share * values
        return total * self.scaling
