"""A comparison as plain values for JSON (a contract: docs/guide/comparing.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.gamma.map import EDGES, SOUGHT, TG_218
from dosiscope.core.goals.two_doses import change_of
from dosiscope.core.text import seven_figures
from dosiscope.io.out.goals_json import goal_values
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.comparing.dose_difference import (
        DifferenceNumbers,
        DoseDifference,
    )
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.roi_differences import RoiDifference
    from dosiscope.core.comparing.structure_sets import RoiComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.metric import Value
    from dosiscope.core.dvh.two_doses import DvhPair
    from dosiscope.core.field import Place
    from dosiscope.core.gamma.map import GammaMap, GammaNumbers
    from dosiscope.core.goals.outcome import GoalReport

Json = dict[str, Any]


def comparisons_values(reports: Sequence[ComparisonReport], goals: str = "") -> Json:
    """Return comparisons of A with each of several doses as plain values.

    Of one it is that, as `comparison_values` has it; several stand in a list.
    """
    values = [comparison_values(report, goals) for report in reports]
    return values[0] if len(values) == 1 else {"comparisons": values}


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
        "metrics": [_metrics(one) for one in report.metrics],
        "gamma": None if report.gamma is None else _gamma(report, report.gamma),
        "structure_sets": _structure_sets(report),
        "plans": _plans(report),
        "goals": None if report.goals is None else _goals(report.goals, goals),
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


def _metrics(pair: DvhPair) -> Json:
    return {
        "structure": pair.a.name,
        "roi_number": pair.a.number,
        "values": {
            metric.text: {
                "unit": difference.unit,
                "a": _value(pair.a.value(metric)),
                "b": _value(pair.b.value(metric)),
                "difference": seven_figures(difference.absolute),
                "uncertainty": seven_figures(difference.uncertainty),
                "is_uncertain": difference.is_uncertain,
            }
            for metric, difference in zip(pair.metrics, pair.differences, strict=True)
        },
    }


def _value(value: Value) -> Json:
    """Return a number; one that is a bound only has its side, and is not under it."""
    number = seven_figures(value.number)
    return {
        "number": None if value.side else number,
        "bound": {value.side: number} if value.side else None,
        "reason": value.reason or None,
    }


def _structure_sets(report: ComparisonReport) -> Json | None:
    """Return the structure sets; None where both plans are on one."""
    sets, why = report.structure_sets, report.no_structure_sets
    if sets is None:
        return {"rois": None, "reason": why} if why else None
    return {
        "a": sets.a_label,
        "b": sets.b_label,
        "only_a": list(sets.only_a),
        "only_b": list(sets.only_b),
        "rois": [_roi_pair(one) for one in sets.rois],
        "reason": None,
    }


def _roi_pair(one: RoiComparison) -> Json:
    far = one.distance
    return {
        "structure": one.name,
        "in": one.side.lower(),
        "a_roi_number": one.a_number,
        "b_roi_number": one.b_number,
        "matched_by": one.by or None,
        "is_identical": one.is_identical,
        "a_cc": seven_figures(one.a_cc),
        "b_cc": seven_figures(one.b_cc),
        "difference_cc": seven_figures(one.difference_cc),
        "difference_percent": seven_figures(one.difference_percent),
        "common_cc": seven_figures(one.common_cc),
        "dice": seven_figures(one.dice),
        "shift_mm": _place(one.shift),
        "mean_mm": None if far is None else seven_figures(far.mean),
        "hausdorff_95_mm": None if far is None else seven_figures(far.hausdorff_95),
        "largest_mm": None if far is None else seven_figures(far.largest),
        "reason": one.reason or None,
    }


def _gamma(report: ComparisonReport, gamma: GammaMap) -> Json:
    criteria = gamma.criteria
    return {
        **_gamma_numbers(gamma.numbers),
        "criteria": criteria.typed,
        "text": gamma.text,
        "reference": "a",
        "evaluated": "b",
        "is_local": criteria.is_local,
        "normalisation_gy": seven_figures(gamma.normalisation),
        "threshold_percent": criteria.threshold_percent,
        "sought": SOUGHT,
        "histogram": {"edges": list(EDGES), "points": list(gamma.numbers.histogram)},
        "remark": gamma.numbers.remark or None,
        "rois": [
            {
                "structure": report.roi_name(one.roi_number),
                "roi_number": one.roi_number,
                **_gamma_numbers(one.numbers),
                "remark": one.remark or None,
            }
            for one in report.gamma_rois
        ],
        "note": TG_218,
    }


def _gamma_numbers(numbers: GammaNumbers) -> Json:
    return {
        "pass_percent": seven_figures(numbers.pass_percent),
        "points": numbers.points,
        "evaluated_points": numbers.evaluated,
        "not_evaluated": numbers.not_evaluated,
        "passed": numbers.passed,
        "mean": seven_figures(numbers.mean),
        "max": seven_figures(numbers.maximum),
        "max_at_mm": _place(numbers.maximum_at),
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


def _goals(both: tuple[GoalReport, GoalReport], name: str) -> Json:
    a, b = both
    return {
        "a": goal_values(a, {}, name),
        "b": goal_values(b, {}, name),
        "changes": [
            change_of(one, other).value
            for one, other in zip(a.outcomes, b.outcomes, strict=True)
        ],
    }


def _place(place: Place | None) -> list[float | None] | None:
    return None if place is None else [seven_figures(value) for value in place]
