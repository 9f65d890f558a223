"""How each metric is read off a DVH."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import part_text, volume_texts

if TYPE_CHECKING:
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metrics import Metric
    from dosiscope.core.isodose import Reference

# How a number stands to what is asked for: where part of the structure lies outside
# the dose grid, it is a bound.
EXACT: Final = "="
AT_LEAST: Final = "\N{GREATER-THAN OR EQUAL TO}"
AT_MOST: Final = "\N{LESS-THAN OR EQUAL TO}"
Number = tuple[float, str, str]


def number_of(metric: Metric, dvh: Dvh, reference: Reference | None) -> Number:
    """Return number, unit and bound of a metric.

    Raises
    ------
    NotEvaluableError
        With the reason as its text.
    """
    kind = str(metric.kind)
    if kind == "volume":
        return _volume(dvh), "cc", EXACT
    if not len(dvh.volume) and kind not in ("mean", "min", "max"):
        raise NotEvaluableError("; ".join(dvh.doubts) or "there is no curve")
    if kind == "V":
        return _volume_at_dose(metric, dvh, reference)
    if kind in ("mean", "min", "max"):
        number, bound = _stated(kind, dvh)
    elif kind == "HI":
        return _homogeneity(dvh), "", EXACT
    elif kind == "median":
        number, bound = _dose_at_fraction(dvh, 0.5)
    else:
        number, bound = _dose_at_fraction(dvh, _fraction(metric, dvh))
    if metric.unit == "%":
        return 100 * number / _gray(dvh, reference), "%", bound
    if metric.unit == "Gy":
        _require_gray(dvh)
    return number, dvh.dose_unit, bound


def _volume(dvh: Dvh) -> float:
    if dvh.volume_cc is None:
        raise NotEvaluableError("the volume in cc is not known, the DVH is in % only")
    return dvh.volume_cc


def _require_gray(dvh: Dvh) -> None:
    if not dvh.dose_unit.startswith("Gy"):
        raise NotEvaluableError("the dose is relative, not in Gy")


def _gray(dvh: Dvh, reference: Reference | None) -> float:
    _require_gray(dvh)
    if reference is None or not reference.gray > 0:
        raise NotEvaluableError("there is no reference dose that is 100 %")
    return reference.gray


def _covered_share(dvh: Dvh) -> float:
    """Share of the ROI that the curve is of."""
    return 1 - (dvh.outside_percent or 0.0) / 100 if dvh.is_partial else 1.0


def _volume_at_dose(metric: Metric, dvh: Dvh, reference: Reference | None) -> Number:
    assert metric.at is not None
    dose = metric.at
    if metric.at_unit == "%":
        dose *= _gray(dvh, reference) / 100
    else:
        _require_gray(dvh)
    # what lies outside may receive the dose too
    bound = AT_LEAST if dvh.is_partial else EXACT
    share = dvh.volume_at_dose(dose) / dvh.whole
    if metric.unit == "cc":
        return share * _volume(dvh), "cc", bound
    return 100 * share, "%", bound


def _fraction(metric: Metric, dvh: Dvh) -> float:
    assert metric.at is not None
    if metric.at_unit == "%":
        return metric.at / 100
    volume = _volume(dvh)
    if metric.at > volume:
        has, _ = volume_texts(volume, metric.at)
        raise NotEvaluableError(f"the structure has {has} cc only")
    return metric.at / volume


def _dose_at_fraction(dvh: Dvh, fraction: float) -> tuple[float, str]:
    if not dvh.is_partial:
        return dvh.dose_at_fraction(fraction), EXACT
    share = _covered_share(dvh)
    if fraction > share:
        raise NotEvaluableError(
            f"only {part_text(100 * share)} of the structure is within the dose grid"
        )
    dose = dvh.dose_at_fraction(fraction / share)
    return dose, AT_LEAST


def _stated(kind: str, dvh: Dvh) -> tuple[float, str]:
    number = {"mean": dvh.mean, "min": dvh.minimum, "max": dvh.maximum}[kind]
    if number is None:
        raise NotEvaluableError(
            "; ".join(dvh.doubts) or f"the file states no {kind} dose"
        )
    if not dvh.is_partial:
        return number, EXACT
    if kind == "mean":  # at least so much, were the rest without dose
        return number * _covered_share(dvh), AT_LEAST
    if kind == "min":
        return number, AT_MOST
    return number, AT_LEAST


def _homogeneity(dvh: Dvh) -> float:
    """Return (D2% - D98%) / D50% (ICRU 83, 3.7.1.1)."""
    if dvh.is_partial:
        raise NotEvaluableError("part of the structure is outside the dose grid")
    median = dvh.dose_at_fraction(0.5)
    if median <= 0:
        raise NotEvaluableError("the median dose is 0")
    return (dvh.dose_at_fraction(0.02) - dvh.dose_at_fraction(0.98)) / median
