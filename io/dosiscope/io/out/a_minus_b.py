"""What files of DVHs say of a second dose, B: its objects, and A minus B.

Results of both are told apart by their ``origin``, "A" or "B".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.dvh.two_doses import pairs_of
from dosiscope.core.text import cell_text, seven_figures, seven_figures_text
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.dvh.two_doses import DvhPair

A_MINUS_B = "A - B"


def head_of_b(
    other: dict[str, Any], made: dict[str, Any] | None
) -> Iterator[tuple[str, str]]:
    """Yield what `made_of` returns of B as lines of a head that is of A, ``made``.

    A warning of both stands there already.
    """
    told = set(made["warnings"]) if made else set()
    yield "compared", f"{A_MINUS_B}: A is dose_uid, B is b_dose_uid"
    for name, value in head_lines(other):
        is_of_b = name.startswith(("plan_", "dose_"))
        if is_of_b or (name == "warning" and value not in told):
            yield f"b_{name}", value


def _pairs(results: Sequence[DvhResult], metrics: Sequence[Metric]) -> list[DvhPair]:
    of_a, of_b = ([one for one in results if one.origin == side] for side in "AB")
    return pairs_of(of_a, of_b, metrics)


def rows_of_differences(
    results: Sequence[DvhResult], metrics: Sequence[Metric], spread: Sequence[Metric]
) -> Iterator[list[str]]:
    """Yield A - B of every ROI as a row of the table of DVHs (`dvh_csv`).

    What is only a bound on one side is left out.
    """
    for pair in _pairs(results, metrics):
        a, b = pair.a, pair.b
        differences = dict(zip(pair.metrics, pair.differences, strict=True))
        unsure = [one.name for one in pair.differences if one.is_uncertain]
        told = f"within the uncertainty, not certain: {', '.join(unsure)}"
        yield [
            str(a.number),
            cell_text(a.name),
            A_MINUS_B,
            a.dose_unit,
            "",
            *(seven_figures_text(one.absolute) for one in pair.differences),
            *(seven_figures_text(differences[metric].uncertainty) for metric in spread),
            cell_text(f"{a.dose_label} - {b.dose_label}"),
            cell_text(f"{a.dose_uid}-{b.dose_uid}"),
            "",
            told if unsure else "",
        ]


def values_of_b(other: dict[str, Any], results: Sequence[DvhResult]) -> dict[str, Any]:
    """Return B and the differences as plain values, beside those of the DVHs."""
    pairs = _pairs(results, standard(Where.LISTED))
    return {
        "other": {name: other[name] for name in ("dose", "plan", "warnings")},
        "a_minus_b": [_values(pair) for pair in pairs],
    }


def _values(pair: DvhPair) -> dict[str, Any]:
    return {
        "number": pair.a.number,
        "name": pair.a.name,
        "metrics": {
            metric.listed: {
                "a": one.first,
                "b": one.second,
                "difference": one.absolute,
                "unit": one.unit,
                "plus_minus": seven_figures(one.uncertainty),
                "is_uncertain": one.is_uncertain,
            }
            for metric, one in zip(pair.metrics, pair.differences, strict=True)
        },
    }
