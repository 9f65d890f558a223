"""The section of a report with the beams: angles, openings, metersets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import (
    angle_words,
    applicator_words,
    beam_name,
    block_words,
    bolus_words,
    compensator_words,
    first_known,
    fluence_words,
    jaw_words,
    known,
    leaf_words,
    reach_words,
    shifter_words,
    spot_count,
    tolerance_words,
    wedge_words,
)
from dosiscope.core.beams.eye import eye_of
from dosiscope.core.beams.widest import widest_point
from dosiscope.core.comparing.plan_row import LENGTH
from dosiscope.core.comparing.plans import total_meterset
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_words import ARROW, energy_text, gantry_text
from dosiscope.core.report.brachy import brachy_blocks
from dosiscope.core.report.cells import (
    count,
    dose,
    nothing,
    number,
    place,
    without_dashes,
    words,
)
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.material import PictureKind
from dosiscope.core.text import in_row, number_text, seven_figures, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.report.document import Block
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

    Floats = NDArray[np.float64]

_NUMBER: Final = Column(key="number", heading=tr("No."), is_number=True, is_name=True)
_BESIDE: Final = 3  # figures in a row
_NAME: Final = Column(key="name", heading=tr("Beam"), is_name=True)


def beams_section(material: Material, part: Part) -> Section | None:
    """Return what the plan delivers; None where there is no plan.

    With figures where they are wanted: each beam as it is seen from its source.
    """
    plan = material.case.plan
    if plan is None:
        return None
    blocks: list[Block] = []
    if plan.beams:
        blocks += [
            *_total(plan),
            _beams(plan.beams),
            _geometry(plan),
            _in_the_beam(material, plan),
        ]
        blocks += _ions(plan)
        if part.figure:
            blocks += _figures(material, plan)
    if plan.brachy is not None:
        blocks += brachy_blocks(plan.brachy)
    if not blocks:
        blocks = [Paragraph(text=tr("The plan states no beam."), tone=Tone.CAUTION)]
    wrong = [*plan.wrong]
    wrong += [
        in_row(": ", (beam_name(one), why)) for one in plan.beams for why in one.wrong
    ]
    blocks += [
        Paragraph(text=tr("Not read: {why}.", why=why), tone=Tone.CAUTION)
        for why in wrong
    ]
    return Section(key="beams", title=tr("Beams"), blocks=tuple(blocks))


def _figures(material: Material, plan: Plan) -> Iterator[Block]:
    """Yield the beams as they are seen from their sources, and why some are not."""
    found = [one for one in material.pictures if one.kind is PictureKind.BEAM]
    share = 1 / min(max(len(found), 2), _BESIDE)
    for one in found:
        yield Figure(key=one.key, caption=one.caption, aspect=one.aspect, width=share)
    if not material.pictures:
        return  # of a form without any
    for beam in plan.beams:
        if beam.is_setup:
            continue
        try:
            eye_of(plan, beam, widest_point(beam))
        except NotEvaluableError as error:
            told = tr(
                "{beam} is not shown from its source: {error}.",
                beam=beam_name(beam),
                error=error,
            )
            yield Paragraph(text=told, tone=Tone.CAUTION)


def _total(plan: Plan) -> Iterator[Facts]:
    total = total_meterset(plan)
    if total is not None:
        text = f"{number_text(total, 1)} {plan.beams[0].meterset_unit}"
        yield Facts(
            pairs=((tr("Meterset of a fraction"), number(seven_figures(total), text)),)
        )


def _table(
    key: str,
    columns: tuple[Column, ...],
    told: Iterable[tuple[Beam, tuple[Cell, ...]]],
    *,
    title: str = "",
    note: str = "",
    empty: str = "",
) -> Table:
    """Return a table of beams: number and name of each, then what is told of it."""
    rows = tuple((count(one.number), words(one.name), *cells) for one, cells in told)
    named = (_NUMBER, _NAME, *columns)
    return Table(key=key, title=title, columns=named, rows=rows, note=note, empty=empty)


def _beams(beams: Sequence[Beam]) -> Table:
    units = {beam.meterset_unit for beam in beams}
    unit = units.pop() if len(units) == 1 else ""
    return _table(
        "beams",
        (
            Column(key="delivery", heading=tr("Delivery")),
            Column(key="type", heading=tr("Type")),
            Column(key="radiation", heading=tr("Radiation")),
            Column(key="energy", heading=tr("Energy")),
            Column(key="gantry_deg", heading=tr("Gantry"), unit="°", is_number=True),
            Column(key="turns", heading=tr("Turns")),
            Column(key="collimator_deg", heading=tr("Coll."), unit="°", is_number=True),
            Column(key="couch_deg", heading=tr("Couch"), unit="°", is_number=True),
            Column(key="meterset", heading=tr("Meterset"), unit=unit, is_number=True),
            Column(key="dose_gy", heading=tr("Dose"), unit="Gy", is_number=True),
            Column(key="control_points", heading=tr("Points"), is_number=True),
        ),
        [(beam, _beam(beam, unit)) for beam in beams],
        note=tr("Meterset and dose are of one fraction; points are control points."),
    )


def _beam(beam: Beam, unit: str) -> tuple[Cell, ...]:
    meterset = number(beam.meterset, number_text(beam.meterset, 1))
    if not unit and beam.meterset is not None:
        meterset = Cell(text=f"{meterset.text} {beam.meterset_unit}".rstrip())
    points = beam.points
    return (
        words(beam.delivery),
        words(beam.type),
        words(beam.radiation),
        words(energy_text(beam)),
        _gantry(beam),
        words(beam.gantry_direction),
        _angle(beam.collimator, points, lambda one: one.collimator),
        _angle(beam.couch, points, lambda one: one.couch),
        meterset,
        dose(beam.dose_gy),
        count(beam.control_points or None),
    )


def _gantry(beam: Beam) -> Cell:
    if beam.gantry is None:
        return nothing()
    text, first = gantry_text(beam), beam.gantry[0]
    return Cell(text=text) if ARROW in text else number(first, text)


def _angle(
    first: float | None,
    points: ControlPoints | None,
    read: Callable[[ControlPoints], Floats],
) -> Cell:
    """Return an angle; where it changes it is no number."""
    text = angle_words(first, None if points is None else read(points))
    is_steady = text == trimmed(first, 1)
    return number(first, text) if is_steady or not text else Cell(text=text)


def _geometry(plan: Plan) -> Table:
    return _table(
        "beam geometry",
        (
            Column(key="machine", heading=tr("Machine")),
            Column(key="x_mm", heading="X", unit="mm"),
            Column(key="y_mm", heading="Y", unit="mm"),
            Column(key="leaves", heading=tr("Leaves")),
            Column(key="isocentre_mm", heading=tr("Isocentre"), unit="mm"),
            Column(key="ssd_mm", heading="SSD", unit="mm", is_number=True),
            Column(key="sad_mm", heading="SAD", unit="mm", is_number=True),
            Column(key="setup", heading=tr("Setup"), is_number=True),
        ),
        [(beam, _placed(beam)) for beam in plan.beams],
        title=tr("Geometry"),
        note=tr(
            "X and Y are both jaws, from where to where they move; isocentre in "
            "patient coordinates; SSD at the first control point that states one."
        ),
    )


def _placed(beam: Beam) -> tuple[Cell, ...]:
    points = beam.points
    first = first_known(points.skin_distances) if points is not None else None
    axis = beam.source_axis
    if axis is None:
        distance = nothing()
    elif abs(axis[0] - axis[1]) <= LENGTH:
        distance = number(axis[0], trimmed(axis[0], 1))
    else:
        distance = Cell(text=", ".join(trimmed(one, 1) for one in axis))
    return (
        words(beam.machine),
        words(jaw_words(points, "x")),
        words(jaw_words(points, "y")),
        words(leaf_words(beam)),
        place(beam.isocentre),
        number(first, trimmed(first, 1)),
        distance,
        count(beam.setup),
    )


def _in_the_beam(material: Material, plan: Plan) -> Table:
    """Return what beams have in them; a row for each that states any of it."""
    structures = material.case.structure_set
    rois = {
        roi.number: roi.shown_name for roi in (structures.rois if structures else ())
    }
    stated = []
    for beam in plan.beams:
        told = (
            fluence_words(beam),
            in_row(", ", wedge_words(beam)),
            in_row(", ", block_words(beam)),
            in_row(", ", compensator_words(beam)),
            in_row(", ", applicator_words(beam)),
            in_row(", ", bolus_words(beam, rois)),
            tolerance_words(plan, beam),
        )
        if any(told):
            stated.append((beam, tuple(map(words, told))))
    table = _table(
        "beam accessories",
        (
            Column(key="fluence", heading=tr("Fluence")),
            Column(key="wedges", heading=tr("Wedges")),
            Column(key="blocks", heading=tr("Blocks")),
            Column(key="compensators", heading=tr("Compensators")),
            Column(key="applicators", heading=tr("Applicators")),
            Column(key="bolus", heading=tr("Bolus")),
            Column(key="tolerance_table", heading=tr("Tolerances")),
        ),
        stated,
        title=tr("In the beam"),
        empty=tr(
            "No beam states a wedge, block, compensator, applicator, bolus, fluence "
            "mode or tolerance table."
        ),
    )
    return without_dashes(table)


def _ions(plan: Plan) -> Iterator[Table]:
    """Yield what ion beams have beside: snouts, range shifters, spots."""
    if not any(
        one.snout or one.range_shifters or spot_count(one) for one in plan.beams
    ):
        return
    table = _table(
        "ion beams",
        (
            Column(key="snout", heading=tr("Snout")),
            Column(key="snout_position_mm", heading=tr("Snout at"), unit="mm"),
            Column(key="range_shifters", heading=tr("Range shifters")),
            Column(key="energies", heading=tr("Energies"), is_number=True),
            Column(key="spots", heading=tr("Spots"), is_number=True),
        ),
        [(beam, _ion(beam)) for beam in plan.beams],
        title=tr("Ion beams"),
    )
    yield without_dashes(table)


def _ion(beam: Beam) -> tuple[Cell, ...]:
    points = beam.points
    snouts = known(points.snout_positions) if points is not None else np.empty(0)
    return (
        words(beam.snout),
        words(reach_words(snouts) if len(snouts) else ""),
        words(in_row(", ", shifter_words(beam))),
        count(len(beam.energies) or None),
        count(spot_count(beam)),
    )
