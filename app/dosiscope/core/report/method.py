"""The section of a report that says how its numbers were made, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import AT_LEAST, AT_MOST
from dosiscope.core.language import tr
from dosiscope.core.report.cells import words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.template import Rows
from dosiscope.core.text import capitalised, in_row, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

# what is the same for many structures; the rest is of each
_SHARED: Final = (
    "solid",
    "end rule",
    "between contours",
    "dose",
    "dose grid",
    "type",
    "volume of a bin",
)


def method_section(material: Material, part: Part) -> Section:
    """Return how volumes, DVHs, goals and checks were made, and the program."""
    told = [one for one in material.results if one.dvh is not None and one.dvh.method]
    blocks: list[Facts | Paragraph | Table] = [
        Facts(pairs=tuple(_facts(material))),
        *(Paragraph(text=text) for text in _sentences(material, told)),
    ]
    if told:
        blocks.append(_methods(told))
    if told and part.rows is Rows.ALL:
        blocks.append(_sampling(told))
    return Section(key="method", title=tr("Method"), blocks=tuple(blocks))


def _facts(material: Material) -> Iterator[tuple[str, Cell]]:
    yield tr("Program"), words(f"Dosiscope {__version__}")
    yield tr("Purpose"), words(tr(NOT_CLINICAL))
    yield tr("Made"), words(material.made)


def _sentences(material: Material, told: Sequence[DvhResult]) -> Iterator[str]:
    if material.dose is not None:
        yield tr(
            "Dose between the samples of its grid is interpolated trilinearly; outside "
            "the grid there is no dose data, which is never taken for 0."
        )
    if any(one.source is DvhSource.COMPUTED for one in told):
        yield tr(
            "A volume is that of the solid between the contours of a "
            "structure; its DVH is computed from the same solid and the dose. "
            "Where part of it lies outside the dose grid, values are bounds "
            "({at_most}, {at_least}).",
            at_most=AT_MOST,
            at_least=AT_LEAST,
        )
    if any(one.source is DvhSource.STORED for one in told):
        yield tr(
            "Stored DVHs are those that an RT Dose holds; they are not computed here."
        )
    varied = dict.fromkeys(
        variant.source
        for one in told
        if one.band is not None
        for variant in one.band.variants
    )
    if varied:
        yield tr(
            "The ± of a value is what it changes by with what the contours and "
            "the samples do not tell: {reasons}.",
            reasons=listed(map(tr, varied), "and"),
        )
    if material.goals is not None:
        yield tr(
            "A goal is met or failed only where all that its value can be lies on one "
            "side of its limit; else it is not decided."
        )


def _methods(told: Iterable[DvhResult]) -> Table:
    """Return what is the same for many structures, once each, with their names."""
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for one in told:
        assert one.dvh is not None
        method = one.dvh.method
        shared = tuple((key, method[key]) for key in _SHARED if key in method)
        alike.setdefault((one.source_text, shared), []).append(one.name)
    return Table(
        key="dvh methods",
        title=tr("How the DVHs were made"),
        columns=(
            Column(key="source", heading=tr("Source"), is_name=True),
            Column(key="method", heading=tr("Method")),
            Column(key="structures", heading=tr("Structures")),
        ),
        rows=tuple(
            (
                words(source),
                words(
                    in_row(
                        "; ", (in_row(": ", (tr(key), value)) for key, value in shared)
                    )
                ),
                words(in_row(", ", names)),
            )
            for (source, shared), names in alike.items()
        ),
    )


def _sampling(told: Sequence[DvhResult]) -> Table:
    """Return how finely each was sampled."""
    keys = dict.fromkeys(
        key
        for one in told
        if one.dvh is not None
        for key in one.dvh.method
        if key not in _SHARED
    )
    return Table(
        key="dvh samples",
        title=tr("How finely"),
        columns=(
            Column(key="structure", heading=tr("Structure"), is_name=True),
            Column(key="source", heading=tr("Source")),
            *(Column(key=key, heading=capitalised(tr(key))) for key in keys),
        ),
        rows=tuple(
            (
                words(one.name),
                words(one.source_text, Tone.FAINT),
                *(words(one.dvh.method.get(key, "")) for key in keys),
            )
            for one in told
            if one.dvh is not None
        ),
    )
