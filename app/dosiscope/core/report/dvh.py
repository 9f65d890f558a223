"""The section of a report with the DVHs: their plot, and a table of statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import AT_LEAST, AT_MOST, Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.dvh.results import DvhReport
from dosiscope.core.identity import filled
from dosiscope.core.language import tr, tr_count
from dosiscope.core.report.cells import colour_of, metric, volume, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.material import PictureKind
from dosiscope.core.report.template import Structures
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part


def dvh_section(material: Material, part: Part) -> Section | None:
    """Return the plot and the table; None where there is nothing to tell."""
    results = told_results(material, part)
    blocks: list[Figure | Table | Paragraph] = []
    if not material.results:
        return None
    if not results:
        told = tr("No structure that has a DVH is shown.")
        blocks.append(Paragraph(text=told, tone=Tone.CAUTION))
        return Section(key="dvh", title="DVH", blocks=tuple(blocks))
    if part.figure:
        blocks += [
            Figure(key=one.key, caption=one.caption, aspect=one.aspect_at(1.0))
            for one in material.pictures
            if one.kind is PictureKind.DVH
        ]
    if part.table:
        blocks.append(_table(material, results, part))
        blocks += _remarks(material, results, part)
    return Section(key="dvh", title="DVH", blocks=tuple(blocks)) if blocks else None


def told_results(material: Material, part: Part) -> list[DvhResult]:
    """Return the DVHs that a part asks for.

    What is of several structures, or of none that is here, cannot be switched off.
    """
    structures = material.case.structure_set
    here = {roi.number for roi in structures.rois} if structures is not None else set()
    return [
        one
        for one in material.results
        if (part.stored or one.source is not DvhSource.STORED)
        and (
            part.structures is Structures.ALL
            or one.number not in here
            or one.number in material.shown
        )
    ]


def _table(material: Material, results: Sequence[DvhResult], part: Part) -> Table:
    """Return a row a DVH; why there is none of others is told below (`_remarks`)."""
    asked = tuple(dict.fromkeys((*material.metrics, *part.metrics)))
    report = DvhReport(
        case=material.case, dose=material.dose, results=tuple(results), metrics=asked
    )
    metrics = tuple(dict.fromkeys((*standard(Where.SHOWN), *asked)))
    metrics = tuple(one for one in metrics if one.kind.listed != "volume")
    told = [one for one in results if one.dvh is not None]
    units = {one.dose_unit for one in told or results}
    unit = units.pop() if len(units) == 1 else ""
    columns = [
        Column(key="name", heading=tr("Structure"), is_name=True),
        Column(key="source", heading=tr("Source")),
        Column(key="volume", heading=tr("Volume"), unit="cc", is_number=True),
        *(_column(one, unit) for one in metrics),
    ]
    if not unit:
        columns.insert(2, Column(key="dose_unit", heading=tr("Dose in")))
    rows = []
    for one in told:
        row = [
            Cell(text=one.name, colour=colour_of(material, one.number)),
            words(one.source_text, Tone.FAINT),
            volume(one.volume_cc),
            *(metric(report, one, asked) for asked in metrics),
        ]
        if not unit:
            row.insert(2, words(one.dose_unit))
        rows.append(tuple(row))
    return Table(
        key="dvh",
        columns=tuple(columns),
        rows=tuple(rows),
        note=_note(material, part, results),
        empty=tr("No structure has a DVH."),
    )


def _note(material: Material, part: Part, results: Sequence[DvhResult]) -> str:
    """Return what ± and bounds are, and how many are not told."""
    told = []
    if any(one.band is not None for one in results):
        told.append(tr("±: what contours and samples leave open (see Method)."))
    if any(one.dvh is not None and one.dvh.is_partial for one in results):
        told.append(
            tr(
                "{at_least} and {at_most}: bounds, where part is outside the grid.",
                at_least=AT_LEAST,
                at_most=AT_MOST,
            )
        )
    rest = {one.number for one in material.results} - {one.number for one in results}
    rest.discard(None)
    if rest and part.structures is Structures.SHOWN:
        told.append(
            tr_count(
                "{n} structure that is not shown is left out.",
                "{n} structures that are not shown are left out.",
                len(rest),
            )
        )
    if not part.stored and any(
        one.source is DvhSource.STORED for one in material.results
    ):
        told.append(tr("Stored DVHs are left out."))
    return in_row(" ", told)


def _column(asked: Metric, unit: str) -> Column:
    return Column(
        key=asked.text, heading=asked.heading, unit=asked.unit_in(unit), is_number=True
    )


def _remarks(
    material: Material, results: Sequence[DvhResult], part: Part
) -> Iterator[Table]:
    """Yield why structures have no DVH, and what must be known of values.

    What is the same of several is told once, with their names.
    """
    asked = dict.fromkeys((*material.metrics, *part.metrics))
    names: dict[tuple[str, str], list[str]] = {}
    tones: dict[tuple[str, str], Tone] = {}
    for one in results:
        for told, tone in _told_of(one, tuple(asked)):
            key = (one.source_text, told)
            names.setdefault(key, []).append(one.name)
            tones[key] = tone
    if names:
        yield Table(
            key="dvh remarks",
            title=tr("To know of these DVHs"),
            columns=(
                Column(key="names", heading=tr("Structures"), is_name=True),
                Column(key="source", heading=tr("Source")),
                Column(key="remark", heading=tr("To know")),
            ),
            rows=tuple(
                (
                    words(in_row(", ", dict.fromkeys(of))),
                    words(source, Tone.FAINT),
                    words(told, tones[source, told]),
                )
                for (source, told), of in names.items()
            ),
        )


def _told_of(
    result: DvhResult, asked: tuple[Metric, ...]
) -> Iterator[tuple[str, Tone]]:
    """Yield what must be known of one, a clause each."""
    dvh = result.dvh
    if dvh is None:
        yield tr("withheld: {reason}", reason=result.reason), Tone.CAUTION
        return
    if dvh.is_partial:
        yield (
            tr("bounds only: {why}", why=dvh.outside_reason),
            Tone.CAUTION,
        )
    for doubt in dvh.doubts:
        yield doubt, Tone.CAUTION
    for why, metrics in _without_number(result, standard(Where.SHOWN)).items():
        if why not in (*dvh.doubts, dvh.outside_reason):
            yield (
                tr("no {metrics}: {why}", metrics=in_row(", ", metrics), why=why),
                Tone.PLAIN,
            )
    for each in asked:
        value = result.value(each)
        if not value.side and value.reason:
            template = "{metric}: {why}"
            if value.number is None:
                template = tr("{metric}: not evaluable: {why}")
            told = filled(template, {"metric": each.text, "why": value.reason})
            yield told, Tone.PLAIN


def _without_number(
    result: DvhResult, metrics: Iterable[Metric]
) -> dict[str, list[str]]:
    """Return the metrics that have no number, by the reason."""
    found: dict[str, list[str]] = {}
    for one in metrics:
        value = result.value(one)
        if value.number is None and value.reason:
            found.setdefault(value.reason, []).append(one.symbol)
    return found
