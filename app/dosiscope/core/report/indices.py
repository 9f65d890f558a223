"""The section of a report with the indices of targets: conformity, gradient."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.targets import TARGET_TYPES
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.goals.words import interval_text
from dosiscope.core.identity import filled
from dosiscope.core.language import tr
from dosiscope.core.report.cells import (
    colour_of,
    nothing,
    of_dashes,
    quantity,
    without,
    words,
)
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.text import dose_text, in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

#: At the dose that is 100 %; the last one asks for none.
INDICES: Final = tuple(
    map(parse_metric, ("CI_RTOG@100%", "CI_Paddick@100%", "GI@100%", "R50@100%", "HI"))
)
_COLUMNS: Final = (
    Column(key="structure", heading=tr("Target"), is_name=True),
    Column(key="index", heading=tr("Index"), is_name=True),
    Column(key="value", heading=tr("Value"), is_number=True),
    Column(key="between", heading=tr("Between")),
    Column(key="remark", heading=tr("To know")),
)
_OPTIONAL: Final = {"remark"}  # a column that is left out where it tells nothing


def indices_section(material: Material, _: Part) -> Section | None:
    """Return the indices of every target; None without a dose or a structure set.

    A target is what its RT ROI Interpreted Type says is one.
    """
    if material.dose is None or material.case.structure_set is None:
        return None
    targets, told = tuple(_targets(material)), _told(material)
    shared = _shared(targets, told)
    rows = tuple(
        _row(material, result, metric, is_known=metric in shared)
        for result in targets
        for metric in told
    )
    blocks: list[Paragraph | Table] = []
    reference = material.reference
    if reference is not None:
        whole = dose_text(reference.gray, material.dose.unit_text)
        blocks.append(
            Paragraph(
                text=tr(
                    "At 100 %, {whole}: {source}.", whole=whole, source=reference.source
                )
            )
        )
    elif rows:
        lack = tr("No dose is named that is 100 %: there is no index of its isodose.")
        blocks.append(Paragraph(text=lack, tone=Tone.CAUTION))
    about = (_about(one.name, one.tip) for one in told)
    remarks = (
        _about(", ".join(one.name for one in told if shared.get(one) == remark), remark)
        for remark in dict.fromkeys(shared.values())
    )
    table = Table(
        key="indices",
        columns=_COLUMNS,
        rows=rows,
        note=in_row(" ", (*remarks, *about)) if rows else "",
        empty=tr("No structure is a target (PTV, CTV, GTV) by its type in the file."),
    )
    blocks.append(without(table, {one.key for one in of_dashes(table)} & _OPTIONAL))
    return Section(key="indices", title=tr("Indices of targets"), blocks=tuple(blocks))


def _shared(targets: Sequence[DvhResult], told: Iterable[Metric]) -> dict[Metric, str]:
    """Return what must be known of an index whatever the target: told once."""
    found: dict[Metric, str] = {}
    for metric in told:
        reasons = {one.value(metric).reason for one in targets}
        if len(reasons) == 1 and any(reasons):
            found[metric] = reasons.pop()
    return found


def _told(material: Material) -> tuple[Metric, ...]:
    """Return the indices that can be told: without 100 % none of an isodose."""
    return INDICES if material.reference is not None else INDICES[-1:]


def _targets(material: Material) -> Iterator[DvhResult]:
    structures = material.case.structure_set
    for one in material.results:
        if one.source is not DvhSource.COMPUTED or one.number is None:
            continue
        roi = structures.roi(one.number) if structures is not None else None
        if roi is not None and TARGET_TYPES.intersection(roi.interpreted_types):
            yield one


def _row(
    material: Material, result: DvhResult, metric: Metric, *, is_known: bool
) -> tuple[Cell, ...]:
    """Return an index of a target; what is known of all of them is not told again."""
    value = result.value(metric)
    return (
        Cell(text=result.name, colour=colour_of(material, result.number)),
        words(metric.name),
        quantity(value.number, value.unit, metric.kind.decimals),
        _between(result, metric),
        words("" if is_known else value.reason),
    )


def _between(result: DvhResult, metric: Metric) -> Cell:
    try:
        found = result.interval(metric)
    except NotEvaluableError:
        return nothing()
    if not (isfinite(found.low) or isfinite(found.high)):
        return nothing()
    return words(interval_text(found, metric.kind.decimals))


def _about(names: str, told: str) -> str:
    return filled("{names}: {told}.", {"names": names, "told": told})
