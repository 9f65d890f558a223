"""A comparison of two doses as plain values for JSON (a contract: user-guide.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.text import seven_figures
from dosiscope.io.out.goals_json import goal_values
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from dosiscope.core.comparing.dose_difference import (
        DifferenceNumbers,
        DoseDifference,
    )
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.roi_differences import RoiDifference
    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place

Json = dict[str, Any]


def comparison_values(report: ComparisonReport, goals: str = "") -> Json:
    """Return a comparison as plain values; what is not known is None.

    ``goals`` is what their template is called.
    """
    reference = report.reference
    return {
        "a": _dose(report, report.a, report.names[0]),
        "b": _dose(report, report.b, report.names[1]),
        "reference": None
        if reference is None
        else {"gy": reference.gray, "source": reference.source},
        "difference": _difference(report.difference),
        "rois": [_roi(one) for one in report.rois],
        "plans": _plans(report),
        "goals": None
        if report.goals is None
        else {
            letter: goal_values(one, {}, goals)
            for letter, one in zip("ab", report.goals, strict=True)
        },
        "notes": list(report.notes),
    }


def _dose(report: ComparisonReport, dose: Dose, name: str) -> Json:
    return {"name": name, **made_of(report.case, dose)}


def _difference(difference: DoseDifference) -> Json:
    not_low = difference.not_low
    histogram = difference.histogram
    return {
        "of": "A - B",
        "unit": difference.unit,
        **_numbers(difference.whole),
        "limit_percent": difference.limit_percent,
        "only_a_cc": seven_figures(difference.only_a_cc),
        "only_b_cc": seven_figures(difference.only_b_cc),
        "one_alone_percent": seven_figures(difference.one_alone_percent),
        "not_low": None
        if not_low is None
        else {"least_percent": difference.low_percent, **_numbers(not_low)},
        "histogram": {
            "bin_gy": histogram.width,
            "middles_gy": [seven_figures(v) for v in histogram.middles.tolist()],
            "volumes_cc": [seven_figures(v) for v in histogram.volumes_cc.tolist()],
        },
    }


def _numbers(numbers: DifferenceNumbers) -> Json:
    return {
        "min_gy": seven_figures(numbers.minimum),
        "min_at_mm": _place(numbers.minimum_at),
        "max_gy": seven_figures(numbers.maximum),
        "max_at_mm": _place(numbers.maximum_at),
        "max_abs_gy": seven_figures(numbers.largest),
        "at_mm": _place(numbers.largest_at),
        "mean_gy": seven_figures(numbers.mean),
        "rms_gy": seven_figures(numbers.rms),
        "beyond_percent": seven_figures(numbers.beyond_percent),
        "volume_cc": seven_figures(numbers.volume_cc),
    }


def _roi(one: RoiDifference) -> Json:
    return {
        "structure": one.name,
        "roi_number": one.number,
        "volume_cc": seven_figures(one.volume_cc),
        "min_gy": seven_figures(one.minimum),
        "min_at_mm": _place(one.minimum_at),
        "max_gy": seven_figures(one.maximum),
        "max_at_mm": _place(one.maximum_at),
        "max_abs_gy": seven_figures(one.largest),
        "at_mm": _place(one.largest_at),
        "mean_gy": seven_figures(one.mean),
        "beyond_percent": seven_figures(one.beyond_percent),
        "without_both_percent": seven_figures(one.without_both_percent),
        "reason": one.reason or None,
    }


def _plans(report: ComparisonReport) -> Json | None:
    """Return the plans; None where both doses are of one."""
    plans = report.plans
    if plans is None:
        return {"rows": None, "reason": report.no_plans} if report.no_plans else None
    return {
        "a": plans.a_label,
        "b": plans.b_label,
        "changed": len(plans.changed),
        "only_a": list(plans.only_a),
        "only_b": list(plans.only_b),
        "rows": [
            {
                "of": one.subject,
                "attribute": one.what,
                "unit": one.unit,
                "a": one.a_text if one.a is not None else None,
                "b": one.b_text if one.b is not None else None,
                "difference": seven_figures(one.difference),
                "change": one.change.value,
                "note": one.note or None,
            }
            for one in plans.rows
        ],
        "reason": None,
    }


def _place(place: Place | None) -> list[float | None] | None:
    return None if place is None else [seven_figures(value) for value in place]
