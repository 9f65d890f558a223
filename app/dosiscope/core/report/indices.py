"""The section of a report with the indices of targets: conformity, gradient."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.targets import TARGET_TYPES
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.goals.words import interval_text
from dosiscope.core.report.cells import colour_of, nothing, quantity, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

#: At the dose that is 100 %; the last one asks for none.
INDICES: Final = tuple(
    map(parse_metric, ("CI_RTOG@100%", "CI_Paddick@100%", "GI@100%", "R50@100%", "HI"))
)
_COLUMNS: Final = (
    Column(key="structure", heading="Target", is_name=True),
    Column(key="index", heading="Index", is_name=True),
    Column(key="value", heading="Value", is_number=True),
    Column(key="between", heading="Between"),
    Column(key="remark", heading="To know"),
)


def indices_section(material: Material, _: Part) -> Section | None:
    """Return the indices of every target; None without a dose or a structure set.

    A target is what its RT ROI Interpreted Type says is one.
    """
    if material.dose is None or material.case.structure_set is None:
        return None
    rows = tuple(
        row for result in _targets(material) for row in _rows(material, result)
    )
    blocks: list[Paragraph | Table] = []
    reference = material.reference
    if reference is not None:
        whole = dose_text(reference.gray, material.dose.unit_text)
        blocks.append(Paragraph(text=f"At 100 %, {whole}: {reference.source}."))
    elif rows:
        told = "No dose is named that is 100 %: there is no index of its isodose."
        blocks.append(Paragraph(text=told, tone=Tone.CAUTION))
    about = (f"{one.name}: {one.tip}." for one in _told(material))
    blocks.append(
        Table(
            key="indices",
            columns=_COLUMNS,
            rows=rows,
            note=" ".join(about) if rows else "",
            empty="No structure is a target (PTV, CTV, GTV) by its type in the file.",
        )
    )
    return Section(key="indices", title="Indices of targets", blocks=tuple(blocks))


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


def _rows(material: Material, result: DvhResult) -> Iterator[tuple[Cell, ...]]:
    for metric in _told(material):
        value = result.value(metric)
        yield (
            Cell(text=result.name, colour=colour_of(material, result.number)),
            words(metric.name),
            quantity(value.number, value.unit, metric.kind.decimals),
            _between(result, metric),
            words(value.reason),
        )


def _between(result: DvhResult, metric: Metric) -> Cell:
    try:
        found = result.interval(metric)
    except NotEvaluableError:
        return nothing()
    if not (isfinite(found.low) or isfinite(found.high)):
        return nothing()
    return words(interval_text(found, metric.kind.decimals))
