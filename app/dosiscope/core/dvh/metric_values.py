"""How each metric is read off a DVH; what has no value raises why."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from dosiscope.core.dvh.between_samples import unseen
from dosiscope.core.dvh.metric import AT_LEAST, AT_MOST, EXACT
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import in_row, part_text, volume_texts

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.extremes import Range
    from dosiscope.core.dvh.metric import Ends, Metric, Number, Subject
    from dosiscope.core.solids.solid import Solid


def whole_volume(_: Metric, of: Subject) -> Number:
    """Volume of the whole ROI, cc."""
    return _volume(of.dvh), "cc", EXACT


def mean(metric: Metric, of: Subject) -> Number:
    """Mean dose."""
    number = _stated(of.dvh.mean, of.dvh, tr("the file states no mean dose"))
    if not of.dvh.is_partial:
        return _dose(metric, of, number, EXACT)
    # at least so much, were the rest without dose
    return _dose(metric, of, number * _covered_share(of.dvh), AT_LEAST)


def least(metric: Metric, of: Subject) -> Number:
    """Least dose."""
    bound = AT_MOST if of.dvh.is_partial else EXACT
    number = _stated(of.dvh.minimum, of.dvh, tr("the file states no min dose"))
    return _dose(metric, of, number, bound)


def largest(metric: Metric, of: Subject) -> Number:
    """Largest dose."""
    bound = AT_LEAST if of.dvh.is_partial else EXACT
    number = _stated(of.dvh.maximum, of.dvh, tr("the file states no max dose"))
    return _dose(metric, of, number, bound)


def median(metric: Metric, of: Subject) -> Number:
    """Dose that half of the volume receives."""
    return _dose(metric, of, *_dose_at_fraction(of.dvh, 0.5))


def dose_at_volume(metric: Metric, of: Subject) -> Number:
    """Dose that at least a part of the volume receives."""
    _require_curve(of.dvh)
    fraction = _fraction(metric, of.dvh)
    return _dose(metric, of, *_dose_at_fraction(of.dvh, fraction))


def volume_at_dose(metric: Metric, of: Subject) -> Number:
    """Volume that receives at least a dose."""
    _require_curve(of.dvh)
    return _part(metric, of, of.dvh.volume_at_dose(gray_at(metric, of)))


def volume_below_dose(metric: Metric, of: Subject) -> Number:
    """Volume that receives less than a dose."""
    _require_curve(of.dvh)
    above = of.dvh.volume_at_dose(gray_at(metric, of))
    return _part(metric, of, of.dvh.total - above)


def _part(metric: Metric, of: Subject, volume: float) -> Number:
    """Return a volume of the curve in the unit that is asked for."""
    # what lies outside may belong to it too
    bound = AT_LEAST if of.dvh.is_partial else EXACT
    share = volume / of.dvh.whole
    if metric.unit == "cc":
        return share * _volume(of.dvh), "cc", bound
    return 100 * share, "%", bound


def dose_of_coldest(metric: Metric, of: Subject) -> Number:
    """Largest dose in the coldest part of the volume."""
    _require_curve(of.dvh)
    return _dose(metric, of, *_dose_at_fraction(of.dvh, 1 - _fraction(metric, of.dvh)))


def homogeneity(_: Metric, of: Subject) -> Number:
    """(D2% - D98%) / D50% (ICRU 83, 3.7.1.1)."""
    dvh = of.dvh
    _require_curve(dvh)
    if dvh.is_partial:
        raise NotEvaluableError(tr("part of the structure is outside the dose grid"))
    middle = dvh.dose_at_fraction(0.5)
    if middle <= 0:
        raise NotEvaluableError(tr("the median dose is 0"))
    number = (dvh.dose_at_fraction(0.02) - dvh.dose_at_fraction(0.98)) / middle
    return number, "", EXACT


# --- between which numbers they lie, whatever is outside the grid ---------------------


def ends_of_mean(metric: Metric, of: Subject) -> Ends:
    """Return the mean were the rest without dose, and infinity."""
    low, _, bound = mean(metric, of)
    return low, low if bound == EXACT else inf


def ends_of_least(metric: Metric, of: Subject) -> Ends:
    """Return the least: any dose outside may be less."""
    high, _, bound = least(metric, of)
    return high if bound == EXACT else 0.0, high


def ends_of_largest(metric: Metric, of: Subject) -> Ends:
    """Return the largest: any dose outside may be larger."""
    low, _, bound = largest(metric, of)
    return low, low if bound == EXACT else inf


def unseen_least(of: Subject) -> Ends:
    """Return by how much the dose where it is least may be less and more."""
    if of.dose is None or of.solid is None or of.dvh.minimum is None:
        return 0.0, 0.0
    return unseen(of.solid, of.dose, of.dvh.minimum, -1.0)


def unseen_largest(of: Subject) -> Ends:
    """Return by how much the dose where it is largest may be less and more."""
    if of.dose is None or of.solid is None or of.dvh.maximum is None:
        return 0.0, 0.0
    return unseen(of.solid, of.dose, of.dvh.maximum)


def stated_least(metric: Metric, of: Subject) -> float | None:
    """Return the least dose on the planes of the contours."""
    return _on_planes(metric, of, 0)


def stated_largest(metric: Metric, of: Subject) -> float | None:
    """Return the largest dose on the planes of the contours."""
    return _on_planes(metric, of, 1)


# As long as the dose is there: both extremes of a structure are found at once.
_ON_PLANES: Final[WeakKeyDictionary[Dose, dict[Solid, Range | None]]] = (
    WeakKeyDictionary()
)


def _on_planes(metric: Metric, of: Subject, which: int) -> float | None:
    if of.dose is None or of.solid is None:
        return None
    # its import takes what a program that shows no DVH need not wait for
    from dosiscope.core.dvh.engine import range_on_planes

    known = _ON_PLANES.setdefault(of.dose, {})
    if of.solid not in known:
        known[of.solid] = range_on_planes(of.solid, of.dose)
    found = known[of.solid]
    return None if found is None else in_unit(metric, of, found[which])


def ends_of_median(metric: Metric, of: Subject) -> Ends:
    """Return those of the dose of half the volume."""
    return _ends_of_dose(metric, of, 0.5)


def ends_of_dose(metric: Metric, of: Subject) -> Ends:
    """Return the dose were the rest the coldest, and were it the hottest, part."""
    _require_curve(of.dvh)
    return _ends_of_dose(metric, of, _fraction(metric, of.dvh))


def ends_of_coldest(metric: Metric, of: Subject) -> Ends:
    """Return the same for the coldest part."""
    _require_curve(of.dvh)
    return _ends_of_dose(metric, of, 1 - _fraction(metric, of.dvh))


def ends_of_volume(metric: Metric, of: Subject) -> Ends:
    """Return the volume without what lies outside, and with it."""
    low, unit, bound = metric.kind.read(metric, of)
    whole = _volume(of.dvh) if unit == "cc" else 100.0
    return low, low if bound == EXACT else low + (1 - _covered_share(of.dvh)) * whole


def _ends_of_dose(metric: Metric, of: Subject, fraction: float) -> Ends:
    _require_curve(of.dvh)
    share = _covered_share(of.dvh)
    # were all of the rest colder, and were all of it hotter
    doses = [
        of.dvh.dose_at_fraction(part / share) if 0 <= part <= share else beyond
        for part, beyond in ((fraction, 0.0), (fraction - (1 - share), inf))
    ]
    low, high = (_dose(metric, of, dose, EXACT)[0] for dose in doses)
    return low, high


def gray_at(metric: Metric, of: Subject) -> float:
    """Return the dose behind the name of a metric, Gy.

    Raises
    ------
    NotEvaluableError
        The dose is relative, or nothing is 100 %.
    """
    assert metric.at is not None
    if metric.at_unit == "%":
        return metric.at * reference_gray(of) / 100
    _require_gray(of.dvh)
    return metric.at / 100 if metric.at_unit == "cGy" else metric.at


def reference_gray(of: Subject) -> float:
    """Return the dose that is 100 %, Gy.

    Raises
    ------
    NotEvaluableError
        The dose is relative, or nothing is 100 %.
    """
    _require_gray(of.dvh)
    if of.reference is None or not of.reference.gray > 0:
        raise NotEvaluableError(tr("there is no reference dose that is 100 %"))
    return of.reference.gray


def in_unit(metric: Metric, of: Subject, dose: float) -> float:
    """Return a dose of the DVH in the unit that a metric is asked for in."""
    return _dose(metric, of, dose, EXACT)[0]


def _dose(metric: Metric, of: Subject, number: float, bound: str) -> Number:
    """Return a dose of the DVH in the unit that is asked for."""
    if metric.unit == "%":
        return 100 * number / reference_gray(of), "%", bound
    if metric.unit:
        _require_gray(of.dvh)
    times = 100 if metric.unit == "cGy" else 1
    return times * number, metric.unit_in(of.dvh.dose_unit), bound


def _require_curve(dvh: Dvh) -> None:
    if not len(dvh.volume):
        raise NotEvaluableError(in_row("; ", dvh.doubts) or tr("there is no curve"))


def _require_gray(dvh: Dvh) -> None:
    if not dvh.is_gray:
        raise NotEvaluableError(tr("the dose is relative, not in Gy"))


def _volume(dvh: Dvh) -> float:
    if dvh.volume_cc is None:
        raise NotEvaluableError(
            tr("the volume in cc is not known, the DVH is in % only")
        )
    return dvh.volume_cc


def _covered_share(dvh: Dvh) -> float:
    """Share of the ROI that the curve is of."""
    return 1 - (dvh.outside_percent or 0.0) / 100 if dvh.is_partial else 1.0


def _fraction(metric: Metric, dvh: Dvh) -> float:
    assert metric.at is not None
    if metric.at_unit == "%":
        return metric.at / 100
    volume = _volume(dvh)
    if metric.at > volume:
        has, _ = volume_texts(volume, metric.at)
        raise NotEvaluableError(tr("the structure has {volume} cc only", volume=has))
    return metric.at / volume


def _dose_at_fraction(dvh: Dvh, fraction: float) -> tuple[float, str]:
    _require_curve(dvh)
    if not dvh.is_partial:
        return dvh.dose_at_fraction(fraction), EXACT
    share = _covered_share(dvh)
    if fraction > share:
        raise NotEvaluableError(
            tr(
                "only {share} of the structure is within the dose grid",
                share=part_text(100 * share),
            )
        )
    dose = dvh.dose_at_fraction(fraction / share)
    return dose, AT_LEAST


def _stated(number: float | None, dvh: Dvh, lack: str) -> float:
    if number is None:
        raise NotEvaluableError(in_row("; ", dvh.doubts) or lack)
    return number
