"""What files of DVHs say of further doses: the objects of B, C and D, and A minus each.

Results are told apart by their ``origin``, the letter of their dose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.dvh.two_doses import pairs_of
from dosiscope.core.language import tr
from dosiscope.core.text import cell_text, seven_figures, seven_figures_text
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.dvh.two_doses import DvhPair


def head_of_other(
    other: dict[str, Any], made: dict[str, Any] | None, letter: str = "B"
) -> Iterator[tuple[str, str]]:
    """Yield what `made_of` returns of B, C or D as lines of a head of A, ``made``.

    A warning of both stands there already.
    """
    told, start = set(made["warnings"]) if made else set(), letter.lower()
    yield "compared", f"A - {letter}: A is dose_uid, {letter} is {start}_dose_uid"
    for name, value in head_lines(other):
        is_of_dose = name.startswith(("plan_", "dose_"))
        if is_of_dose or (name == "warning" and value not in told):
            yield f"{start}_{name}", value


def _pairs(
    results: Sequence[DvhResult], metrics: Sequence[Metric], letter: str
) -> list[DvhPair]:
    of_a = [one for one in results if one.origin == "A"]
    others = [one for one in results if one.origin == letter]
    return pairs_of(of_a, others, metrics)


def rows_of_differences(
    results: Sequence[DvhResult],
    metrics: Sequence[Metric],
    spread: Sequence[Metric],
    letter: str = "B",
) -> Iterator[list[str]]:
    """Yield A less another dose in every ROI as a row of the table of DVHs (`dvh_csv`).

    What is only a bound on one side is left out.
    """
    for pair in _pairs(results, metrics, letter):
        a, b = pair.a, pair.b
        differences = dict(zip(pair.metrics, pair.differences, strict=True))
        unsure = [one.name for one in pair.differences if one.is_uncertain]
        told = tr(
            "within the uncertainty, not certain: {metrics}", metrics=", ".join(unsure)
        )
        yield [
            str(a.number),
            cell_text(a.name),
            f"A - {letter}",
            a.dose_unit,
            "",
            *(seven_figures_text(one.absolute) for one in pair.differences),
            *(seven_figures_text(differences[metric].uncertainty) for metric in spread),
            cell_text(f"{a.dose_label} - {b.dose_label}"),
            cell_text(f"{a.dose_uid}-{b.dose_uid}"),
            "",
            told if unsure else "",
        ]


def values_of_others(
    others: Mapping[str, dict[str, Any]], results: Sequence[DvhResult]
) -> dict[str, Any]:
    """Return B, C and D and the differences as plain values, beside those of the DVHs.

    ``others`` is what `made_of` returns of each, by its letter; {} where there is none.
    """
    metrics = standard(Where.LISTED)
    told = {
        letter: {name: other[name] for name in ("dose", "plan", "warnings")}
        for letter, other in others.items()
    }
    values: dict[str, Any] = {"other": told.pop("B")} if "B" in told else {}
    if told:
        values["kept"] = told
    for letter in others:
        pairs = _pairs(results, metrics, letter)
        name = f"a_minus_{letter.lower()}"
        values[name] = [_values(pair, letter.lower()) for pair in pairs]
    return values


def _values(pair: DvhPair, letter: str) -> dict[str, Any]:
    return {
        "number": pair.a.number,
        "name": pair.a.name,
        "metrics": {
            metric.listed: {
                "a": one.first,
                letter: one.second,
                "difference": one.absolute,
                "unit": one.unit,
                "plus_minus": seven_figures(one.uncertainty),
                "is_uncertain": one.is_uncertain,
            }
            for metric, one in zip(pair.metrics, pair.differences, strict=True)
        },
    }
