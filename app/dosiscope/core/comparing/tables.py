"""What is told of two doses that are compared, as tables: text, CSV, reports alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.comparing.table import Bound, Cell, Column, ComparisonTable, Holds
from dosiscope.core.gamma.map import SOUGHT, TG_218
from dosiscope.core.identity import with_stop
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.text import (
    PLUS_MINUS,
    capitalised,
    in_row,
    typed_number,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.comparing.dose_difference import DifferenceNumbers
    from dosiscope.core.comparing.plan_row import PlanRow
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.structure_sets import RoiComparison
    from dosiscope.core.dvh.metric import Value
    from dosiscope.core.gamma.map import GammaMap, GammaNumbers

_UNSURE: Final = tr("within the uncertainty, not certain")


def pair_text(report: ComparisonReport) -> str:
    """Return which two doses are compared, where several pairs are told."""
    a, b = report.names
    return f"A {a}, B {b}"


def comparison_tables(
    report: ComparisonReport, *, is_whole: bool = True
) -> Iterator[ComparisonTable]:
    """Yield the tables of a comparison, in the order of reading.

    Unless ``is_whole`` what is the same in both is counted, not listed.
    """
    yield _whole(report)
    if report.rois:
        yield _rois(report)
    if report.metrics:
        yield _metrics(report)
    if report.gamma is not None:
        yield _gamma(report, report.gamma)
    if report.structure_sets is not None or report.no_structure_sets:
        yield _structure_sets(report)
    if report.plans is not None or report.no_plans:
        yield _plans(report, is_whole=is_whole)
    if report.goals is not None:
        yield _goals(report)


def _difference_columns(unit: str) -> tuple[Column, ...]:
    return (
        Column("min_gy", tr("min {unit}", unit=unit), Holds.DIFFERENCE),
        Column("min_at_mm", tr("at mm"), Holds.PLACE),
        Column("max_gy", tr("max {unit}", unit=unit), Holds.DIFFERENCE),
        Column("max_at_mm", tr("at mm"), Holds.PLACE),
        Column("mean_gy", tr("mean {unit}", unit=unit), Holds.DIFFERENCE),
    )


def _whole(report: ComparisonReport) -> ComparisonTable:
    difference = report.difference
    unit, limit = difference.unit, typed_number(difference.limit_percent)
    columns = (
        Column("where", tr("where")),
        Column("volume_cc", "cc", Holds.VOLUME),
        *_difference_columns(unit),
        Column("rms_gy", tr("RMS {unit}", unit=unit), Holds.DOSE),
        Column("beyond_percent", tr("% beyond {limit} %", limit=limit), Holds.PART),
    )
    rows = [_numbers(tr("both doses"), difference.whole)]
    if difference.not_low is not None:
        where = tr(
            "A or B at least {percent} %", percent=typed_number(difference.low_percent)
        )
        rows.append(_numbers(where, difference.not_low))
    return ComparisonTable(
        key="difference",
        title=tr("Difference A - B"),
        columns=columns,
        rows=tuple(rows),
        remarks=tuple(_remarks(report)),
    )


def _numbers(where: str, numbers: DifferenceNumbers) -> tuple[Cell, ...]:
    return (
        where,
        numbers.volume_cc,
        numbers.minimum,
        numbers.minimum_at,
        numbers.maximum,
        numbers.maximum_at,
        numbers.mean,
        numbers.rms,
        numbers.beyond_percent,
    )


def _remarks(report: ComparisonReport) -> Iterator[str]:
    difference = report.difference
    reference = report.reference
    if reference is None:
        yield tr("No dose is named that is 100 %: no share of a limit is told.")
    alone = (
        (
            marked("Not compared: {volume} cc in which A alone has dose data."),
            difference.only_a_cc,
        ),
        (
            marked("Not compared: {volume} cc in which B alone has dose data."),
            difference.only_b_cc,
        ),
    )
    for told, volume in alone:
        if volume:
            yield tr(told, volume=volume_text(volume))


def _rois(report: ComparisonReport) -> ComparisonTable:
    unit = report.difference.unit
    limit = typed_number(report.difference.limit_percent)
    columns = (
        Column("structure", tr("structure")),
        Column("roi_number", "ROI"),
        Column("volume_cc", "cc", Holds.VOLUME),
        *_difference_columns(unit),
        Column("beyond_percent", tr("% beyond {limit} %", limit=limit), Holds.PART),
        Column("without_both_percent", tr("% not compared"), Holds.PART),
        Column("reason", tr("why there are no numbers")),
    )
    rows = tuple(
        (
            one.name,
            str(one.number),
            one.volume_cc,
            one.minimum,
            one.minimum_at,
            one.maximum,
            one.maximum_at,
            one.mean,
            one.beyond_percent,
            one.without_both_percent or None,
            one.reason,
        )
        for one in report.rois
    )
    return ComparisonTable(
        key="rois",
        title=tr("Difference A - B in structures"),
        columns=columns,
        rows=rows,
    )


def _metrics(report: ComparisonReport) -> ComparisonTable:
    """Return what is read off the DVHs of both, a row for every metric."""
    columns = (
        Column("structure", tr("structure")),
        Column("roi_number", "ROI"),
        Column("metric", tr("metric")),
        Column("unit", tr("unit")),
        Column("a", "A", Holds.QUANTITY),
        Column("b", "B", Holds.QUANTITY),
        Column("difference", "A - B", Holds.DIFFERENCE),
        Column("uncertainty", PLUS_MINUS, Holds.QUANTITY),
        Column("reason", tr("remark")),
    )
    rows = []
    for pair in report.metrics:
        for metric, difference in zip(pair.metrics, pair.differences, strict=True):
            a, b = pair.a.value(metric), pair.b.value(metric)
            unsure = _UNSURE if difference.is_uncertain else ""
            rows.append(
                (
                    pair.a.name,
                    str(pair.a.number),
                    tr(metric.text),
                    difference.unit,
                    _bounded(a),
                    _bounded(b),
                    difference.absolute,
                    difference.uncertainty,
                    a.reason or b.reason or unsure,
                )
            )
    return ComparisonTable(
        key="metrics", title=tr("DVH metrics"), columns=columns, rows=tuple(rows)
    )


def _bounded(value: Value) -> Cell:
    """Return a number; a bound with its sign, so that none takes it for exact."""
    if value.number is None:
        return None
    if not value.side:
        return value.number
    return Bound(value.number, value.sign, f"{value.sign}{value.number_text}")


def _structure_sets(report: ComparisonReport) -> ComparisonTable:
    columns = (
        Column("structure", tr("structure")),
        Column("in", tr("in", "of a structure: A or B")),
        Column("a_cc", "A cc", Holds.VOLUME),
        Column("b_cc", "B cc", Holds.VOLUME),
        Column("difference_percent", "A - B %", Holds.SIGNED),
        Column("dice", tr("Dice"), Holds.RATIO),
        Column("shift_mm", tr("centres apart mm"), Holds.PLACE),
        Column("mean_mm", tr("outlines apart mm"), Holds.PLACE),
        Column("hausdorff_95_mm", tr("95 % within mm"), Holds.PLACE),
        Column("largest_mm", tr("at most mm"), Holds.PLACE),
        Column("reason", tr("remark")),
    )
    sets = report.structure_sets
    rows: tuple[tuple[Cell, ...], ...] = ()
    if sets is None:
        remark = with_stop(capitalised(report.no_structure_sets))
    else:
        rows = tuple(map(_set_row, sets.rois))
        remark = _labels_text(sets.a_label, sets.b_label)
    return ComparisonTable(
        key="structure_sets",
        title=tr("Structure sets"),
        columns=columns,
        rows=rows,
        remarks=(remark,),
    )


def _labels_text(a: str, b: str) -> str:
    if a and b:
        return tr("A is {a}, B {b}.", a=a, b=b)
    if a:
        return tr("A is {a}, B without.", a=a)
    if b:
        return tr("A is without a label, B {b}.", b=b)
    return tr("A is without a label, B without.")


def _set_row(one: RoiComparison) -> tuple[Cell, ...]:
    far = one.distance
    alike = tr("the same contours") if one.is_identical else ""
    return (
        one.name,
        one.side if one.side != "both" else tr("both", "A and B"),
        one.a_cc,
        one.b_cc,
        one.difference_percent,
        one.dice,
        one.shift_mm,
        None if far is None else far.mean,
        None if far is None else far.hausdorff_95,
        None if far is None else far.largest,
        one.reason or alike,
    )


def _gamma(report: ComparisonReport, gamma: GammaMap) -> ComparisonTable:
    """Return the pass rates of the whole and of every structure."""
    columns = (
        Column("structure", tr("structure")),
        Column("roi_number", "ROI"),
        Column("pass_percent", tr("% with gamma up to 1"), Holds.PART),
        Column("points", tr("points"), Holds.COUNT),
        Column("not_evaluated", tr("not evaluated"), Holds.COUNT),
        Column("mean", tr("mean"), Holds.RATIO),
        Column("max", tr("max"), Holds.RATIO),
        Column("max_at_mm", tr("at mm"), Holds.PLACE),
        Column("remark", tr("remark")),
    )
    rows = [_gamma_row(tr("all points"), "", gamma.numbers, gamma.numbers.remark)]
    rows += [
        _gamma_row(
            report.roi_name(one.roi_number),
            str(one.roi_number),
            one.numbers,
            one.remark,
        )
        for one in report.gamma_rois
    ]
    remarks = [with_stop(told) for told in _gamma_words(gamma)]
    return ComparisonTable(
        key="gamma",
        title=tr("Gamma"),
        columns=columns,
        rows=tuple(rows),
        remarks=tuple(remarks),
    )


def _gamma_words(gamma: GammaMap) -> Iterator[str]:
    yield tr("{gamma}; A is the reference, B is evaluated", gamma=gamma.text)
    if gamma.numbers.is_beyond:
        sought = typed_number(SOUGHT)
        yield tr(
            "Gamma is sought up to {most}: a larger one counts as that", most=sought
        )
    yield capitalised(TG_218)


def _gamma_row(
    name: str, number: str, numbers: GammaNumbers, remark: str
) -> tuple[Cell, ...]:
    return (
        name,
        number,
        numbers.pass_percent,
        numbers.points,
        numbers.not_evaluated or None,
        numbers.mean,
        numbers.maximum,
        numbers.maximum_at,
        remark,
    )


def _plans(report: ComparisonReport, *, is_whole: bool) -> ComparisonTable:
    columns = (
        Column("subject", tr("of", "head of a column: what an attribute belongs to")),
        Column("what", tr("attribute")),
        Column("unit", tr("unit")),
        Column("a", "A"),
        Column("b", "B"),
        Column("change", tr("B is")),
        Column("note", tr("by", "head of a column: by how much")),
    )
    plans = report.plans
    rows: tuple[tuple[Cell, ...], ...] = ()
    if plans is None:
        remark = tr("Not compared: {why}.", why=report.no_plans)
    else:
        rows = tuple(map(_plan_row, plans.rows if is_whole else plans.changed))
        same = len(plans.rows) - len(plans.changed)
        told = tr_count(
            "{n} attribute is the same.", "{n} attributes are the same.", same
        )
        remark = "" if is_whole else told
    return ComparisonTable(
        key="plans",
        title=tr("Plans"),
        columns=columns,
        rows=rows,
        remarks=(remark,) if remark else (),
    )


def _plan_row(one: PlanRow) -> tuple[Cell, ...]:
    change = tr(one.change.value)
    return one.subject, one.what, one.unit, one.a_text, one.b_text, change, one.note


def _goals(report: ComparisonReport) -> ComparisonTable:
    # late: goals are asked for seldom
    from dosiscope.core.goals.two_doses import change_of
    from dosiscope.core.goals.words import goal_text, interval_text, result_text

    assert report.goals is not None
    columns = (
        Column("structure", tr("structure")),
        Column("metric", tr("metric")),
        Column("goal", tr("goal")),
        Column("a", "A"),
        Column("a_result", tr("A is")),
        Column("b", "B"),
        Column("b_result", tr("B is")),
        Column("change", tr("so", "head of a column: what follows")),
        Column("reason", tr("why")),
    )
    rows = []
    for a, b in zip(*(one.outcomes for one in report.goals), strict=True):
        told = ((letter, one.told) for letter, one in (("A", a), ("B", b)))
        why = (
            a.told
            if a.told == b.told
            else in_row("; ", (in_row(": ", one) for one in told if one[1]))
        )
        rows.append(
            (
                a.goal.structure or tr("whole dose"),
                a.goal.metric_text,
                goal_text(a.goal),
                interval_text(a.value),
                result_text(a.result),
                interval_text(b.value),
                result_text(b.result),
                tr(change_of(a, b).value),
                why,
            )
        )
    return ComparisonTable(
        key="goals",
        title=tr("Goals"),
        columns=columns,
        rows=tuple(rows),
        remarks=tuple(
            in_row(": ", (letter, one.total))
            for letter, one in zip("AB", report.goals, strict=True)
        ),
    )
