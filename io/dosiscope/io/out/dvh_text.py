"""DVHs as lines of text: a table, then what is to be known of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.language import tr
from dosiscope.core.text import PLUS_MINUS, first_few, uncertainty_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhReport, DvhResult

_SHARED = ("end rule", "between contours", "dose")


def dvh_lines(report: DvhReport) -> list[str]:
    """Return table, which values are bounds only and why, and how DVHs were made."""
    lines = _table(report)
    for result in report.results:
        if result.dvh is not None and result.dvh.is_partial:
            why = result.dvh.outside_reason
            lines.append(
                tr(
                    "{structure} ({source}): bounds only: {why}",
                    structure=result.name,
                    source=result.source_text,
                    why=why,
                )
            )
    lines += _remarks(report)
    methods = {
        "; ".join(f"{tr(k)}: {v}" for k, v in result.dvh.method.items() if k in _SHARED)
        for result in report.results
        if result.source is DvhSource.COMPUTED and result.dvh and result.dvh.method
    }
    return [
        *lines,
        *(tr("Method: {method}", method=method) for method in sorted(methods)),
    ]


def _remarks(report: DvhReport) -> list[str]:
    """Return why what was asked for has no value, or what to know of it, once each."""
    lines = []
    for metric in dict.fromkeys(report.metrics):
        names: dict[str, list[str]] = {}
        for result in report.results:
            value = result.value(metric)
            if result.dvh is None or value.side or not value.reason:
                continue
            why = value.reason
            if value.number is None:
                why = tr("not evaluable: {why}", why=why)
            of = f"{result.name} ({result.source_text})"
            names.setdefault(why, []).append(of)
        lines += [
            tr(
                "{metric} of {structures}: {why}",
                metric=metric.text,
                structures=first_few(of),
                why=why,
            )
            for why, of in names.items()
        ]
    return lines


def _table(report: DvhReport) -> list[str]:
    metrics = tuple(dict.fromkeys((*standard(Where.SHOWN), *report.metrics)))
    told = [result for result in report.results if result.dvh is not None]
    units = {result.dose_unit for result in told}
    unit = units.pop() if len(units) == 1 else ""
    heads = [_head(report, metric, told, unit) for metric in metrics]
    texts = [
        [_text(report, result, metric) for metric in metrics] if result.dvh else []
        for result in report.results
    ]
    widths = [
        max(11, len(head) + 2, *(len(row[n]) + 2 for row in texts if row))
        for n, head in enumerate(heads)
    ]
    wide = max([12, *(len(result.name) for result in report.results)])
    room = max([9, *(len(result.source_text) + 1 for result in report.results)])
    of_each = "" if unit else f"{tr('unit'):9}"
    titles = "".join(f"{h:>{w}}" for h, w in zip(heads, widths, strict=True))
    lines = [f"{'ROI':{wide}} {tr('source'):{room}}{of_each}{titles}"]
    for result, row in zip(report.results, texts, strict=True):
        line = f"{result.name:{wide}} {result.source_text:{room}}"
        if result.dvh is None:
            why = tr("withheld: {why}", why=result.reason)
            lines.append(f"{line}  {why}")
            continue
        if not unit:
            line += f"{result.dose_unit:9}"
        cells = "".join(f"{t:>{w}}" for t, w in zip(row, widths, strict=True))
        lines.append(f"{line}{cells}")
    return lines


def _head(
    report: DvhReport, metric: Metric, told: Sequence[DvhResult], unit: str
) -> str:
    """Return name and unit; rows of several units say theirs in a column."""
    if metric.unit:
        return metric.text  # has its unit in brackets
    own = {result.value(metric).unit for result in told} - {""}
    if len(own) == 1:
        return f"{metric.text} {own.pop()}"
    usual = "" if metric in report.metrics else metric.unit_in(unit)
    return f"{metric.text} {usual}".rstrip()


def _text(report: DvhReport, result: DvhResult, metric: Metric) -> str:
    value = result.value(metric)
    text = value.number_text
    size = result.uncertainty(metric) if report.is_spread_told(metric) else None
    if size is not None:
        text += f" {PLUS_MINUS} {uncertainty_number(size, text)}"
    return f"{value.sign}{text}"
