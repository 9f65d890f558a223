"""DVHs as plain values for JSON: what they are made of, then one record each."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh import metrics
from dosiscope.core.dvh.metric import Where
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import seven_figures
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.dvh.results import DvhReport, DvhResult

Json = dict[str, Any]


def dvh_values(report: DvhReport) -> Json:
    """Return a report as plain values; what is missing is None.

    What has no DVH is named with the reason.
    """
    return {
        "dose_uid": report.dose.key if report.dose else None,
        **made_of(report.case, report.dose),
        "rois": [_record(report, result) for result in report.results],
    }


def _record(report: DvhReport, result: DvhResult) -> Json:
    record: Json = {
        "number": result.number,
        "name": result.name,
        "source": str(result.source),
        "origin": result.origin,
        "dose_uid": result.dose_uid,
        "dose_label": result.dose_label,
        "dose_unit": result.dose_unit,
        "state": "withheld" if result.dvh is None else "ok",
        "reason": result.reason,
        "volume_cc": result.volume_cc,
        "outside_grid_percent": result.dvh.outside_percent if result.dvh else None,
        **{f"{kind.listed}_gy": None for kind in metrics.METRICS if kind.is_stated},
        **{kind.name.lower(): {} for kind in metrics.METRICS if kind.at_units},
        "metrics": {},
        "curve": None,
        "method": {},
        "bounds": {},
        "doubts": [],
    }
    if result.dvh is not None:
        record |= _curve_record(result.dvh)
        for metric in (*metrics.standard(Where.LISTED), *report.metrics):
            _add(record, report, result, metric)
        if result.band is not None:
            record |= _band_record(result, result.band)
    return record


def _curve_record(dvh: Dvh) -> Json:
    volume = dvh.curve_cc
    return {
        "curve": {
            "bound": "lower" if dvh.is_partial else None,
            "dose_gy": dvh.dose.tolist() if dvh.is_gray else None,
            "volume_cc": None if volume is None else volume.tolist(),
        },
        "method": dict(dvh.method),
        "doubts": list(dvh.doubts),
    }


def _add(record: Json, report: DvhReport, result: DvhResult, metric: Metric) -> None:
    """Add a metric under "metrics", and its number to the plain keys."""
    value, kind = result.value(metric), metric.kind
    if kind.is_stated:
        is_gray = result.dvh is not None and result.dvh.is_gray
        number = value.number if is_gray else None
        _set(record, record, f"{kind.listed}_gy", number, value)
    elif kind.at_units:
        _set(record, record[kind.name.lower()], metric.listed, value.number, value)
    told: Json = {
        "value": value.number,
        "unit": value.unit,
        "bound": value.side or value.bound,
        "reason": value.reason,
    }
    if result.band is not None and not value.side and report.is_spread_told(metric):
        told["plus_minus"] = result.uncertainty(metric)
    if result.band is not None and report.is_spread_told(metric):
        told["interval"] = _interval(result, metric)
    record["metrics"][metric.listed] = told


def _interval(result: DvhResult, metric: Metric) -> Json | None:
    """Return between which numbers a metric lies; None for an end that is open."""
    try:
        found = result.interval(metric)
    except NotEvaluableError:
        return None
    ends = {"low": found.low, "high": found.high}
    return {
        **{name: end if isfinite(end) else None for name, end in ends.items()},
        "reason": found.reason,
    }


def _set(
    record: Json, group: Json, key: str, number: float | None, value: Value
) -> None:
    """Set a plain key to a value; what is only a bound stands under "bounds"."""
    group[key] = None if value.side else number
    if value.side and number is not None:
        record["bounds"][key] = {value.side: number}


def _band_record(result: DvhResult, band: Band) -> Json:
    low, high = band.limits()
    return {
        "uncertainty": {
            metric.key: seven_figures(size)
            for metric, size in result.uncertainties().items()
        },
        "uncertainty_sources": [variant.source for variant in band.variants],
        "band": {
            "volume_low": [seven_figures(v) for v in low.tolist()],
            "volume_high": [seven_figures(v) for v in high.tolist()],
        },
    }
