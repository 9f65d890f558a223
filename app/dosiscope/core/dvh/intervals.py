"""Between which numbers a metric lies: the band, and what is outside the dose grid.

The band tells how well the metric can be known from contours and sampling; of what lies
outside the dose grid nothing is known but that its dose is not negative.  Both are put
together, and no end is beyond what is possible.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot, inf, isfinite
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.interval import Interval
from dosiscope.core.dvh.metric_values import gray_at, in_unit
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import in_row, quantity_number

if TYPE_CHECKING:
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Ends, Metric, Subject, Value

_WRITTEN = 0.005
NO_BAND = tr("its uncertainty has not been estimated")
_STORED = tr("a stored DVH does not tell its uncertainty")


def interval_of(metric: Metric, of: Subject, band: Band | None) -> Interval:
    """Return between which numbers a metric of a DVH lies.

    Parameters
    ----------
    band
        That of the DVH; without it the interval is as wide as can be, and says so.

    Raises
    ------
    NotEvaluableError
        It has no value at all; the reason, as a clause.
    """
    number, unit, ends = _read(metric, of)
    outside = of.dvh.outside_reason if ends[0] < ends[1] else ""
    told = metric.kind.remark(metric, of) if metric.kind.remark else outside
    known = Interval(number=number, unit=unit, reason=told)
    least, most = _possible(metric, unit, of, band)
    if band is None:
        stored = of.dvh.source is DvhSource.STORED
        why = in_row("; ", filter(None, (told, _STORED if stored else NO_BAND)))
        return replace(known, low=least, high=most, reason=why, lacks_band=True)
    stated = metric.kind.stated(metric, of) if metric.kind.stated else None
    low, high = (_widened(metric, of, band, n, ends[n], stated) for n in (0, 1))
    below, above = _unseen(metric, of)
    return replace(
        known,
        # both: rounding takes the whole of a volume beyond 100 %
        low=min(max(least, low - below), most),
        high=max(min(most, high + above), least),
        reason=in_row("; ", filter(None, (told, _unseen_text(below, above, unit)))),
    )


def interval_without_dvh(value: Value) -> Interval:
    """Return the interval of what is known without a DVH: a volume without a band."""
    if value.number is None:
        raise NotEvaluableError(value.reason)
    return Interval(
        low=0.0,
        number=value.number,
        unit=value.unit,
        reason=NO_BAND,
        lacks_band=True,
    )


def _read(metric: Metric, of: Subject) -> tuple[float | None, str, Ends]:
    """Return its number, its unit and its ends."""
    try:
        number, unit, _ = metric.kind.read(metric, of)
    except NotEvaluableError:
        # part of a structure may bound what only all of it would tell
        if metric.kind.ends is None or not of.dvh.is_partial:
            raise
        return None, metric.unit_in(of.dvh.dose_unit), metric.kind.ends(metric, of)
    ends = (
        (number, number) if metric.kind.ends is None else metric.kind.ends(metric, of)
    )
    return number, unit, ends


def _widened(
    metric: Metric,
    of: Subject,
    band: Band,
    which: int,
    end: float,
    stated: float | None,
) -> float:
    """Return the low (0) or the high end (1), widened by the band and ``stated``."""

    def end_of(dvh: Dvh) -> float | None:
        try:
            return _read(metric, replace(of, dvh=dvh, is_variant=True))[2][which]
        except NotEvaluableError:
            return None

    if not isfinite(end):
        return end
    size = band.spread(metric, of.reference, end_of)
    if any(variant.source == "sampling" for variant in band.variants):
        size = max(size, _within_a_bin(metric, of))
    if stated is not None:
        size = hypot(size, stated - end)
    return end + size if which else end - size


def _within_a_bin(metric: Metric, of: Subject) -> float:
    """Return by how much a volume at a dose changes within a bin of its curve.

    Two samplings may agree on it by chance: it is known no better than that.
    """
    dvh = of.dvh
    is_at_dose = metric.kind.unit == "%" and metric.at is not None
    if not is_at_dose or len(dvh.dose) < 2 or not dvh.whole:
        return 0.0
    width, gray = float(dvh.dose[1] - dvh.dose[0]), gray_at(metric, of)
    change = dvh.volume_at_dose(gray - width) - dvh.volume_at_dose(gray + width)
    scale = 100.0 if metric.unit != "cc" else dvh.volume_cc or 0.0
    return scale * change / (2 * dvh.whole)


def _unseen(metric: Metric, of: Subject) -> Ends:
    """Return by how much a value may be less and more between the dose samples."""
    if metric.kind.unseen is None:
        return 0.0, 0.0
    below, above = metric.kind.unseen(of)
    return in_unit(metric, of, below), in_unit(metric, of, above)


def _unseen_text(below: float, above: float, unit: str) -> str:
    """Return the same as a clause; "" where it is less than is written."""
    more, less = (f"{quantity_number(one, unit)} {unit}" for one in (above, below))
    if above >= _WRITTEN and below >= _WRITTEN:
        return tr(
            "between its samples the dose may be {more} more or {less} less",
            more=more,
            less=less,
        )
    if above >= _WRITTEN:
        return tr("between its samples the dose may be {more} more", more=more)
    if below >= _WRITTEN:
        return tr("between its samples the dose may be {less} less", less=less)
    return ""


def _possible(metric: Metric, unit: str, of: Subject, band: Band | None) -> Ends:
    """Return what no value is beyond: no dose is negative, no part above the whole."""
    if metric.is_dose or metric.kind.unit == "":
        return 0.0, metric.kind.most
    if unit == "%":
        return 0.0, 100.0
    whole = of.dvh.volume_cc
    if metric.at is None or whole is None or band is None:
        return 0.0, inf
    return 0.0, whole + band.spread(metric, None, lambda dvh: dvh.volume_cc)
