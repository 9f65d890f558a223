"""Curves of a DVH in the units of the axes, and reasons for those that are not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.curve import Dvh, DvhSource, source_text
from dosiscope.core.language import tr
from dosiscope.core.reason import reasons_text
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.sides import Side, Sides, sides_of
from dosiscope.viewer.ticks import nice_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.core.isodose import RGB, Reference
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Review

DISPLAY_BINS = 250  # of a differential curve over the whole dose axis
SOURCE_TEXT = {
    DvhSource.COMPUTED: tr("computed here"),
    DvhSource.STORED: tr("stored in the file"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Shade:
    """The band around a curve: least and most volume, in the units of the axes.

    Attributes
    ----------
    x, low, high
        Shape (n,); x ascends.
    drawn
        The points that were drawn, by zoom.
    """

    band: Band
    x: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    drawn: dict[int, NDArray[np.float64]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One curve in the units of the axes.

    Attributes
    ----------
    number
        The ROI it belongs to; that of the first one for a combination.
    x, y
        Dose and volume in the units of the axes, shape (n,); x ascends.
    dose_per_unit
        The dose's own unit (Gy) per unit of x.
    drawn
        The points that were drawn, by zoom; kept so that a pan need not choose.
    shade
        Its band, where one is wanted and known.
    rank
        Of dashed ones, which of the sources it is from: each has its own dashes.
    side
        Of computed ones beside those of other doses, which of the doses it is of.
    """

    number: int
    name: str
    colour: RGB
    dvh: Dvh
    scale: Scale
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    dose_per_unit: float = 1.0
    drawn: dict[int, NDArray[np.float64]] = field(default_factory=dict)
    shade: Shade | None = None
    rank: int = 0
    side: Side = Side.ALONE

    @property
    def is_dashed(self) -> bool:
        """Whether it is not of the shown dose: stored, or of another one."""
        return self.is_stored or not self.side.is_shown

    @property
    def source_text(self) -> str:
        """Where it is from, in a word: "A", "B", "computed", "stored …12.3"."""
        return self.side or self.dvh.source_text

    @property
    def is_stored(self) -> bool:
        """Whether the file holds it."""
        return self.dvh.source is DvhSource.STORED

    def y_at(self, x: float) -> float:
        """Return the curve's height at a place of the dose axis."""
        return float(np.interp(x, self.x, self.y, right=0.0))

    def volume_at(self, x: float) -> tuple[float | None, float | None]:
        """Return the volume that receives at least ``x``, in % and in cc."""
        dvh = self.dvh
        volume = dvh.volume_at_dose(x * self.dose_per_unit)
        if dvh.volume_unit == "%":
            return volume, volume / 100 * dvh.volume_cc if dvh.volume_cc else None
        return (volume / dvh.whole * 100 if dvh.whole else None), volume


@dataclass(frozen=True, slots=True)
class Absence:
    """A visible ROI without a curve, and why; its volume where that is known."""

    number: int
    name: str
    colour: RGB
    source: DvhSource
    reason: str
    is_pending: bool = False
    origin: str = ""
    volume_cc: float | None = None
    side: Side = Side.ALONE

    @property
    def source_text(self) -> str:
        """Where it would be from, in words, as that of a curve."""
        return self.side or source_text(self.source, self.origin)


@dataclass(frozen=True, slots=True)
class CurveSet:
    """All that a DVH plot shows.

    ``message`` says why there is no plot at all; "" where there is one;
    ``order`` holds the ROI Numbers as the structure set has them; ``sides`` what the
    doses are called, where the shown one is compared with others; ``note`` is what a
    picture says of their colours.
    """

    scale: Scale
    dose_unit: str
    volume_unit: str
    curves: tuple[Curve, ...] = ()
    absences: tuple[Absence, ...] = ()
    expected: int = 0
    dose_end: float = 1.0
    message: str = ""
    order: tuple[int, ...] = ()
    dose_per_unit: float = 1.0
    sides: Sides | None = None
    note: str = ""

    @property
    def pending(self) -> int:
        """How many ROIs are still being computed."""
        return sum(a.is_pending for a in self.absences)

    @property
    def progress_text(self) -> str:
        """Return "computing 3 of 13" while curves are missing, else ""."""
        if not self.pending:
            return ""
        return tr(
            "computing {n} of {count}",
            n=self.expected - self.pending + 1,
            count=self.expected,
        )

    def label_of(self, curve: Curve) -> str:
        """Return where a curve is from, in full: "B: IMRT · PLAN"."""
        if self.sides is None or not curve.side:
            return curve.source_text
        return self.sides.text(curve.side)


def is_measurable(roi: Roi) -> bool:
    """Whether an ROI has any closed contour, so that a DVH makes sense."""
    return bool(roi.contours.closed.any())


def curves_of(
    review: Review,
    scale: Scale,
    former: tuple[Curve, ...] = (),
    withheld: Sequence[WithheldDvh] = (),
    bands: Mapping[Dvh, Band] = MappingProxyType({}),
) -> CurveSet:
    """Collect the curves of the visible ROIs.

    Parameters
    ----------
    former
        Curves shown so far; those of an unchanged DVH are taken over as they are.
    withheld
        Stored DVHs that must not be shown.
    bands
        Bands to be shown, as far as they are known.
    """
    unit = (
        review.dose.unit_text
        if review.dose
        else _stored_unit(review.results.stored_dvhs)
    )
    reference = review.look.reference if unit != "relative" else None
    if reference is None and scale.percent_dose:
        scale = Scale(scale.differential, False, scale.percent_volume)
    sides = sides_of(review)
    origins = dict.fromkeys(dvh.origin for dvh in review.results.stored_dvhs)
    # the first dashes are those of the other doses, where there are any
    first = 0 if sides is None else 1 + max(side.rank for side in sides.names)
    ranks = {origin: n for n, origin in enumerate(origins, first)}
    end = _dose_end(review, reference if scale.percent_dose else None)
    gray = reference.gray / 100 if reference and scale.percent_dose else 1.0
    known = {
        (id(c.dvh), c.colour, c.rank, c.side): c for c in former if c.scale == scale
    }
    curves: list[Curve] = []
    absences: list[Absence] = []
    expected = 0

    def add(number: int, name: str, dvh: Dvh, side: Side) -> None:
        colour = review.display.colour(number)
        reason = _not_drawable(dvh, scale, unit)
        if reason:
            absences.append(
                Absence(
                    number,
                    name,
                    colour,
                    dvh.source,
                    reason,
                    origin=dvh.origin,
                    volume_cc=dvh.volume_cc,
                    side=side,
                )
            )
            return
        is_stored = dvh.source is DvhSource.STORED
        rank = ranks.get(dvh.origin, first) if is_stored else side.rank
        curve = known.get((id(dvh), colour, rank, side))
        is_same = curve is not None and (curve.number, curve.name) == (number, name)
        if curve is None or not is_same or scale.percent_dose or scale.differential:
            x, y = axis_values(dvh, scale, reference, end)
            curve = Curve(
                number, name, colour, dvh, scale, x, y, gray, rank=rank, side=side
            )
        band = None if scale.differential else bands.get(dvh)
        if (curve.shade.band if curve.shade else None) is not band:
            shade = shade_of(band, scale, gray) if band else None
            curve = replace(curve, shade=shade)
        curves.append(curve)

    for side, dose in _doses(review, sides):
        dvhs, reasons = _found(review, dose)
        for roi in review.display.visible_rois:
            if not is_measurable(roi):
                continue
            reason = reasons_text(roi.not_measured) or reasons.get(roi.number, "")
            dvh = dvhs.get(roi.number)
            if dvh is not None and not roi.not_measured:
                expected += 1
                add(roi.number, roi.shown_name, dvh, side)
            elif dose is not None:
                expected += not reason
                absences.append(_absence(review, roi, reason, side))
    in_set = {roi.number for roi in review.display.rois}
    for dvh in _stored(review):
        add(next(iter(dvh.roi_numbers), -1), dvh.name, dvh, Side.ALONE)
    for one in withheld:
        number = one.number
        if number is None or number not in in_set or review.display.is_visible(number):
            key = -1 if number is None else number
            absences.append(
                Absence(
                    key,
                    one.name,
                    review.display.colour(key),
                    DvhSource.STORED,
                    one.reason,
                    origin=one.origin,
                )
            )
    volume_unit = "%" if scale.percent_volume else "cc"
    dose_unit = "%" if scale.percent_dose else "" if unit == "relative" else unit
    if scale.differential:
        volume_unit = f"{volume_unit}/{dose_unit or tr('unit')}"
    return CurveSet(
        scale,
        dose_unit,
        volume_unit,
        tuple(curves),
        tuple(absences),
        expected,
        end,
        "" if curves else _message(review, absences),
        tuple(roi.number for roi in review.display.rois),
        gray,
        sides,
        review.display.palette_text if curves else "",
    )


def _absence(review: Review, roi: Roi, reason: str, side: Side) -> Absence:
    """Return what stands for the curve that an ROI has not, or not yet."""
    volume = review.results.volumes.get(roi.number)
    return Absence(
        roi.number,
        roi.shown_name,
        review.display.colour(roi.number),
        DvhSource.COMPUTED,
        reason or tr("still being computed"),
        is_pending=not reason,
        volume_cc=None if roi.not_measured else volume,
        side=side,
    )


def _stored(review: Review) -> Iterator[Dvh]:
    """Yield the stored DVHs of what is visible, and of what is no structure here."""
    in_set = {roi.number for roi in review.display.rois}
    for dvh in review.results.stored_dvhs:
        own = [n for n in dvh.roi_numbers if n in in_set]
        if not own or any(review.display.is_visible(n) for n in own):
            yield dvh


def _doses(review: Review, sides: Sides | None) -> list[tuple[Side, Dose | None]]:
    """Return the doses whose curves are wanted, each with its letter."""
    if sides is None:
        return [(Side.ALONE, review.dose)]
    return [(Side(letter), dose) for letter, dose in review.compared_doses.items()]


def _found(
    review: Review, dose: Dose | None
) -> tuple[Mapping[int, Dvh], Mapping[int, str]]:
    """Return the DVHs in a dose, and why there are none, by ROI Number."""
    results = review.results
    if dose is None or dose is review.dose:
        return results.dvhs, results.reasons
    return results.dvhs_of(dose), results.reasons_of(dose)


def _message(review: Review, absences: list[Absence]) -> str:
    if review.case is None:
        return tr("No case is open")
    if any(a.is_pending for a in absences):
        return ""
    if absences:
        text = f"{absences[0].name}: {absences[0].reason}"
        more = len(absences) - 1
        return f"{text} ({tr('and {n} more', n=more)})" if more else text
    if review.dose is None:
        return tr("No DVH: this case has no dose that can be shown")
    if not review.display.rois:
        return tr("No DVH: this case has no structure set that can be shown")
    return tr("No DVH: no structure with a volume is switched on")


def _stored_unit(dvhs: tuple[Dvh, ...]) -> str:
    return dvhs[0].dose_unit if dvhs else "Gy"


def _dose_end(review: Review, percent_of: Reference | None) -> float:
    """Return the largest dose the axis must hold, in its unit."""
    doses = [float(d.dose[-1]) for d in review.results.stored_dvhs if len(d.dose)]
    if review.dose is not None:
        unit = review.dose.unit_text
        compared = review.compared_doses.values()
        maxima = [dose.maximum for dose in compared if dose.unit_text == unit]
        end = max([review.dose.maximum, *maxima])
        # a stored DVH may end far beyond the last dose that any volume receives
        reached = [_last_dose(d) for d in review.results.stored_dvhs]
        end = max([end, *(min(r, 2 * end) for r in reached)])
    else:
        end = max(doses, default=1.0)
    return end / percent_of.gray * 100 if percent_of else end


def _last_dose(dvh: Dvh) -> float:
    held = np.flatnonzero(dvh.volume > 0)
    return float(dvh.dose[held[-1]]) if len(held) else 0.0


def _not_drawable(dvh: Dvh, scale: Scale, unit: str) -> str:
    if len(dvh.dose) < 2 or dvh.total <= 0:
        return tr("the DVH holds no volume")
    if dvh.dose_unit != unit:
        units = dvh.dose_unit, unit
        own, axis = (
            tr("relative") if u == "relative" else tr("in {unit}", unit=u)
            for u in units
        )
        return tr("its dose is {own}, the axis {axis}", own=own, axis=axis)
    if not scale.percent_volume and dvh.volume_unit == "%" and not dvh.volume_cc:
        return tr("stored in % only: the file states no volume in cc")
    return ""


def axis_values(
    dvh: Dvh, scale: Scale, reference: Reference | None, end: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return dose and volume of a DVH in the units of the axes, shape (n,) each.

    A differential curve is made of finite differences of the cumulative one on
    display bins, in volume per unit of dose, at the middles of the bins.
    """
    x = dvh.dose
    if scale.percent_dose and reference is not None:
        x = x / reference.gray * 100
    y = dvh.volume
    if scale.percent_volume and dvh.volume_unit != "%":
        y = y / dvh.whole * 100
    elif not scale.percent_volume and dvh.volume_unit == "%":
        y = y / 100 * (dvh.volume_cc or 0.0)
    if not scale.differential:
        held = np.flatnonzero(y > 0)
        last = min(int(held[-1]) + 2, len(x)) if len(held) else len(x)
        return x[:last], y[:last]
    step = display_bin(end)
    edges = np.arange(0.0, max(end, float(x[-1])) + 2 * step, step)
    height = -np.diff(np.interp(edges, x, y, right=0.0)) / step
    middles = (edges[:-1] + edges[1:]) / 2
    held = np.flatnonzero(height > 0)
    first, last = (held[0], held[-1]) if len(held) else (0, 0)
    part = slice(max(int(first) - 1, 0), int(last) + 2)
    return middles[part], height[part]


def shade_of(band: Band, scale: Scale, dose_per_unit: float) -> Shade:
    """Return a band in the units of the axes of cumulative curves."""
    low, high = band.limits(percent=scale.percent_volume)
    return Shade(band, band.dose / dose_per_unit, low, high)


def display_bin(end: float) -> float:
    """Return the bin width of differential curves on an axis up to ``end``."""
    return nice_step(end, DISPLAY_BINS)


def decimate(
    x: NDArray[np.float64], y: NDArray[np.float64], tolerance: float
) -> NDArray[np.int64]:
    """Return the points to keep so that no other is ``tolerance`` above or below.

    ``x`` ascends; the first and the last point are always kept.
    """
    keep = np.unique(np.linspace(0, len(x) - 1, min(len(x), 9)).astype(np.int64))
    while True:
        error = np.abs(y - np.interp(x, x[keep], y[keep]))
        error[keep] = 0.0
        worst = np.maximum.reduceat(error[:-1], keep[:-1]) if len(keep) > 1 else [0]
        bad = np.flatnonzero(np.asarray(worst) > tolerance)
        if not len(bad):
            return keep
        extra = [
            keep[n] + int(error[keep[n] : keep[n + 1]].argmax()) for n in bad.tolist()
        ]
        keep = np.union1d(keep, extra).astype(np.int64)
