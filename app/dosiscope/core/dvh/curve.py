"""A dose-volume histogram as a value, with where it comes from and how it was made."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.language import marked, tr
from dosiscope.core.text import in_row, part_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place
    from dosiscope.core.structures import Roi

# Rounding at the edge of the grid makes no bound of a value.
GRID_TOLERANCE_PERCENT: Final = 0.01


class DvhSource(StrEnum):
    """Who made a DVH; the two are never shown in one style."""

    COMPUTED = marked("computed")
    STORED = marked("stored")


class ResultKey(NamedTuple):
    """What a result is of: an ROI, an RT Dose, and who made it."""

    roi_number: int
    dose_uid: str
    source: DvhSource


def source_text(source: DvhSource, origin: str) -> str:
    """Return where a DVH is from, with what tells it from others."""
    return in_row(" ", (tr(source), origin)) if origin else tr(source)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dvh:
    """A cumulative DVH of one ROI (or combination of ROIs) in one dose.

    Attributes
    ----------
    roi_numbers, excluded
        The ROIs included, one for a computed DVH, and those that are taken away.
    name
        What it is for: "Bladder", "PTV - Rectum".
    dose
        Bin edges from 0 upwards, shape (n,), in ``dose_unit``.
    volume
        Volume that receives at least that dose, shape (n,), in ``volume_unit``.
    dose_unit, volume_unit
        "Gy", "Gy (RBE)" or "relative"; "cc" or "%".
    volume_cc
        Volume of the whole ROI, cc; None where not known (stored in % only).
    covered_cc
        Part of it within the dose grid; the curve is of this part.  In % it is read
        against the whole ROI all the same, as every metric is.
    minimum, maximum, mean
        In ``dose_unit``; None where not known or not to be trusted.
    minimum_at, maximum_at
        Where they are (x, y, z), mm, one place if there are several; None where they
        were not looked for.
    dose_uid, dose_label
        The RT Dose that it was computed in, or that holds it.
    origin
        Of stored ones, what tells it from others of the same case; "" where nothing
        needs to.
    method
        How it was made, by name ("end rule": "half a slice", "samples": "18 342").
    doubts
        Sentences on what is wrong with it.
    is_off_slice
        Whether the ends of what it was computed of are data: no rule applies to them.
    """

    roi_numbers: tuple[int, ...]
    name: str
    source: DvhSource
    dose: NDArray[np.float64]
    volume: NDArray[np.float64]
    dose_unit: str
    volume_unit: str
    volume_cc: float | None
    covered_cc: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    minimum_at: Place | None = None
    maximum_at: Place | None = None
    dose_uid: str = ""
    method: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    dose_label: str = ""
    origin: str = ""
    is_off_slice: bool = False
    excluded: tuple[int, ...] = ()

    @property
    def roi_number(self) -> int | None:
        """The ROI that it is of; None for a combination of ROIs."""
        is_one = len(self.roi_numbers) == 1 and not self.excluded
        return self.roi_numbers[0] if is_one else None

    @property
    def is_gray(self) -> bool:
        """Whether its doses are in Gy, and not relative."""
        return self.dose_unit.startswith("Gy")

    @property
    def source_text(self) -> str:
        """Where it is from, in words: "computed", "stored …12.3 Plan sum"."""
        return source_text(self.source, self.origin)

    @property
    def outside_percent(self) -> float | None:
        """Share of the ROI outside the dose grid, %; None where not known."""
        if not self.volume_cc or self.covered_cc is None:
            return None
        return max(0.0, 100 * (1 - self.covered_cc / self.volume_cc))

    @property
    def is_partial(self) -> bool:
        """Whether part of the ROI is outside the dose grid: values are bounds then."""
        return (self.outside_percent or 0.0) > GRID_TOLERANCE_PERCENT

    @property
    def outside_text(self) -> str:
        """The share outside the dose grid as all places write it: "6.0 %"."""
        return part_text(self.outside_percent or 0.0)

    @property
    def outside_reason(self) -> str:
        """Why values are bounds, as a clause; "" where they are none."""
        if not self.is_partial:
            return ""
        return tr(
            "{share} of the structure is outside the dose grid",
            share=self.outside_text,
        )

    @property
    def whole(self) -> float:
        """Volume that is 100 %, in ``volume_unit``: that of the whole ROI."""
        if self.is_partial and self.volume_unit == "cc" and self.volume_cc:
            return self.volume_cc
        return self.total

    @property
    def total(self) -> float:
        """Volume of the curve at zero dose, in ``volume_unit``."""
        return float(self.volume[0]) if len(self.volume) else 0.0

    @property
    def curve_cc(self) -> NDArray[np.float64] | None:
        """Volumes of the curve, cc; None where they are known in % alone."""
        if self.volume_unit != "%":
            return self.volume
        return self.volume * (self.volume_cc / 100) if self.volume_cc else None

    def dose_at_fraction(self, fraction: float) -> float:
        """Dose that at least this fraction (0..1) of the curve's volume receives."""
        wanted = fraction * self.total
        # where nothing is wanted, not all doses that nothing receives
        held = np.flatnonzero((self.volume >= wanted) & (self.volume > 0))
        if not len(held):
            return float(self.dose[0])
        n = int(held[-1]) + 1
        value = float(self.dose[-1])
        if n < len(self.volume):
            high, low = float(self.volume[n - 1]), float(self.volume[n])
            share = (high - wanted) / (high - low) if high > low else 0.0
            value = float(self.dose[n - 1] + share * (self.dose[n] - self.dose[n - 1]))
        if self.maximum is not None:
            value = min(value, self.maximum)
        if self.minimum is not None:
            value = max(value, self.minimum)
        return value

    def volume_at_dose(self, dose: float) -> float:
        """Volume that receives at least this dose, in ``volume_unit``."""
        return float(np.interp(dose, self.dose, self.volume, right=0.0))


@dataclass(frozen=True, slots=True)
class WithheldDvh:
    """A DVH that is not shown, and why (a clause); else as in `Dvh`.

    ``number`` is its ROI Number, None for a combination of ROIs.
    """

    number: int | None
    name: str
    reason: str
    _: KW_ONLY
    origin: str = ""
    dose_uid: str = ""
    dose_label: str = ""
    source: DvhSource = DvhSource.STORED

    @classmethod
    def of_roi(cls, roi: Roi, dose: Dose | None, reason: str) -> WithheldDvh:
        """Return what stands in the place of the DVH that an ROI has not."""
        return cls(
            roi.number,
            roi.shown_name,
            reason,
            dose_uid=dose.key if dose else "",
            dose_label=dose.label if dose else "",
            source=DvhSource.COMPUTED,
        )


def tidied(
    edges: NDArray[np.float64], volume: NDArray[np.float64], known: tuple[float, float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return a curve that falls from its least dose on and ends at its largest."""
    minimum, maximum = known
    total = float(volume[0])
    volume = np.minimum.accumulate(np.clip(volume, 0, total))
    volume[edges <= minimum] = total
    volume[edges > maximum] = 0
    end = min(int(np.searchsorted(edges, maximum, side="right")) + 1, len(edges))
    edges, volume = edges[:end].copy(), volume[:end].copy()
    edges.setflags(write=False)
    volume.setflags(write=False)
    return edges, volume
