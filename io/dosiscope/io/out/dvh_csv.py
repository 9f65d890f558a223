"""DVHs as CSV, with the method and the identifiers that tell them apart."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import AT_LEAST, Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.language import tr
from dosiscope.core.text import cell_text, in_row, seven_figures_text
from dosiscope.io.out.a_minus_b import head_of_other, rows_of_differences
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.dvh.results import DvhResult

FIRST = ("roi_numbers", "name", "source", "dose_unit", "outside_grid_percent")
LAST = ("dose_label", "dose_uid", "method", "doubts")


def dvh_csv(
    results: Sequence[DvhResult],
    made: dict[str, Any] | None = None,
    others: Mapping[str, dict[str, Any]] = MappingProxyType({}),
) -> str:
    """Return DVHs as CSV: head, one row of statistics each, then the curves.

    What has no DVH has a row of its name and the reason.  With other doses, B, C and D,
    whose objects are ``others`` by their letters, results are of all of them, and for
    each a row more of every ROI is A less that.

    The head is one pair a line after ``#``.  Curves stand side by side, each with
    a column for dose and one for volume, units in the heads of the columns; where
    the uncertainty is known, two more hold the least and the largest volume.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for name, value in head_lines(made) if made else ():
        rows.writerow([f"# {name}", cell_text(value)])
    for letter, other in others.items():
        for name, value in head_of_other(other, made, letter):
            rows.writerow([f"# {name}", cell_text(value)])
    rows.writerow([])
    units = {result.dose_unit for result in results if result.dvh}
    unit = units.pop() if len(units) == 1 else "in dose_unit"
    metrics = standard(Where.FILED)
    spread: list[Metric] = []
    if any(result.band for result in results):
        spread = [metric for metric in metrics if not metric.kind.is_single_point]
    rows.writerow(
        [
            *FIRST,
            *(_head(metric, unit) for metric in metrics),
            *(f"+/- {_head(metric, unit)}" for metric in spread),
            *LAST,
        ]
    )
    for result in results:
        if result.dvh is not None:
            rows.writerow(_row(result, result.dvh, metrics, spread))
    for letter in others:
        rows.writerows(rows_of_differences(results, metrics, spread, letter))
    for result in results:
        if result.dvh is None:
            rows.writerow(_withheld(result, len(metrics) + len(spread)))
    rows.writerow([])
    _write_curves(rows, results)
    return text.getvalue()


def _row(
    result: DvhResult, dvh: Dvh, metrics: Sequence[Metric], spread: Sequence[Metric]
) -> list[str]:
    return [
        " ".join(map(str, dvh.roi_numbers)),
        cell_text(result.name),
        cell_text(result.source_text),
        result.dose_unit,
        seven_figures_text(dvh.outside_percent),
        *(_bounded(result.value(metric)) for metric in metrics),
        *(seven_figures_text(result.uncertainty(metric)) for metric in spread),
        cell_text(result.dose_label),
        cell_text(result.dose_uid),
        cell_text(in_row("; ", (in_row(": ", pair) for pair in dvh.method.items()))),
        cell_text(in_row("; ", dvh.doubts)),
    ]


def _withheld(result: DvhResult, numbers: int) -> list[str]:
    return [
        "" if result.number is None else str(result.number),
        cell_text(result.name),
        cell_text(result.source_text),
        *[""] * (2 + numbers),
        cell_text(result.dose_label),
        cell_text(result.dose_uid),
        "",
        cell_text(tr("withheld: {why}", why=result.reason)),
    ]


def _write_curves(rows: Any, results: Sequence[DvhResult]) -> None:
    heads: list[str] = []
    columns: list[list[str]] = []
    for result in results:
        dvh = result.dvh
        if dvh is None:
            continue
        is_told = dvh.source is DvhSource.STORED or result.origin
        source = f" ({result.source_text})" if is_told else ""
        name = cell_text(dvh.name + source)
        sign = f"{AT_LEAST} " if dvh.is_partial else ""
        volume = f"{name} volume {sign}{dvh.volume_unit}"
        heads += [f"{name} dose {dvh.dose_unit}", volume]
        curves = [dvh.dose, dvh.volume]
        if result.band is not None:
            heads += [f"{name} volume at least cc", f"{name} volume at most cc"]
            curves += result.band.limits()
        columns += [[seven_figures_text(v) for v in curve.tolist()] for curve in curves]
    rows.writerow(heads)
    rows.writerows(zip_longest(*columns, fillvalue=""))


def _bounded(value: Value) -> str:
    """Return a number; a bound with its sign, so that none takes it for exact."""
    number = seven_figures_text(value.number)
    return f"{value.sign}{number}" if number else ""


def _head(metric: Metric, dose_unit: str) -> str:
    return f"{metric.key} {dose_unit}" if metric.is_dose else metric.key
