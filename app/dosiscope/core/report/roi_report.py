"""What is known of an ROI once it is measured, as reports tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiReport:
    """Counts, state and volume of one ROI.

    Attributes
    ----------
    off_slice, islands
        None where there is no CT: then no image plane is known.
    moved_to_slices_mm
        By how much its contours were moved to the images; None where they were not.
    not_measured
        Why it has no volume; None where it has one.
    method
        How its solid was made; None where it has none.
    """

    mode: str
    state: str
    off_slice: int | None = None
    gaps: int | None = None
    islands: int | None = None
    off_slice_ignored: bool = False
    moved_to_slices_mm: float | None = None
    volume_cc: float | None = None
    not_measured: str | None = None
    method: str | None = None
