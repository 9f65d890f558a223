"""The columns of beams: all of them, and those for a narrow panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import (
    angle_words,
    applicator_words,
    block_words,
    bolus_words,
    compensator_words,
    field_words,
    first_known,
    fluence_words,
    jaw_words,
    leaf_words,
    reach_words,
    shifter_words,
    spot_count,
    tolerance_words,
    wedge_words,
)
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.plan_words import energy_text, gantry_text
from dosiscope.core.text import (
    DASH,
    counted,
    dose_number,
    mm_number,
    number_text,
    trimmed,
)
from dosiscope.viewer.beam_colours import beam_colour
from dosiscope.viewer.panels.stated_columns import (
    number_column,
    stated_cell,
    whole,
    without_dash,
    words_column,
)
from dosiscope.viewer.widgets.columns import Cell, Column, SwatchLook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan

    Floats = NDArray[np.float64]

_NAME: Final = 96  # px, at least
_NAME_MOST: Final = 160  # px: it stays in sight, and the rest beside it
_JAWS: Final = tr("Both jaws, from where to where they move")
_FIELD: Final = tr("What the jaws leave open, x by y, from the least to the most")
_SSD: Final = tr(
    "Source to Surface Distance, at the first control point that states one"
)
_DOSE: Final = tr("Beam Dose of one fraction")
_SPOTS: Final = tr("Those that are given a weight")
_AXIS: Final = tr("Source-Axis Distance; of ions the two virtual ones")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BeamRow:
    """A beam and the plan that it is of."""

    plan: Plan
    beam: Beam

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by."""
        return self.plan.header.uid, self.beam.number


def beam_rows(plans: Sequence[Plan]) -> tuple[BeamRow, ...]:
    """Return the beams of plans, in the order of the files."""
    return tuple(BeamRow(plan=plan, beam=beam) for plan in plans for beam in plan.beams)


def brief_columns(rows: Sequence[BeamRow]) -> tuple[Column[BeamRow], ...]:
    """Return the columns for a narrow panel: name, angles, meterset.

    What a beam is stands below its name.
    """

    def note(row: BeamRow) -> str:
        beam = row.beam
        kind = (_delivery(beam), beam.type, beam.radiation, energy_text(beam))
        return " · ".join(p for p in kind if p and p != DASH)

    name = replace(_name(), note=note, takes_rest=True, least=72)
    return (name, *_angles(), _meterset(rows))


def beam_columns(
    rows: Sequence[BeamRow], rois: Mapping[int, str], chosen: Beam | None = None
) -> tuple[tuple[Column[BeamRow], ...], tuple[str, ...]]:
    """Return the columns in which any beam states something, and the other titles.

    Parameters
    ----------
    rois
        Names of ROIs by number, which boli have.
    chosen
        The beam that is told apart.
    """
    of_several = len({row.plan.header.uid for row in rows}) > 1
    is_of_ions = any(row.plan.header.kind is Kind.ION_PLAN for row in rows)
    always: tuple[Column[BeamRow], ...] = (
        Column(
            title=tr("No."),
            cell=lambda row: Cell(str(row.beam.number), row.beam.number),
            hint=tr("Beam Number"),
            is_number=True,
        ),
        _name(chosen),
    )
    plan: Column[BeamRow] = words_column(
        tr("Plan"), lambda row: row.plan.label if of_several else ""
    )
    wanted = (
        plan,
        words_column(tr("Energy"), lambda row: without_dash(energy_text(row.beam))),
        words_column(tr("Fluence"), lambda row: fluence_words(row.beam)),
        _meterset(rows),
        *_angles(),
        words_column(
            tr("Field", "its size"),
            lambda row: field_words(row.beam.points),
            "mm",
            _FIELD,
        ),
        number_column("SSD", "mm", _ssd, mm_number, _SSD),
        number_column(
            tr("Dose"), "Gy", lambda row: row.beam.dose_gy, dose_number, _DOSE
        ),
        words_column(tr("Wedge"), lambda row: ", ".join(wedge_words(row.beam))),
        words_column(tr("Block"), lambda row: ", ".join(block_words(row.beam))),
        words_column(
            tr("Compensator"), lambda row: ", ".join(compensator_words(row.beam))
        ),
        words_column(tr("Bolus"), lambda row: ", ".join(bolus_words(row.beam, rois))),
        words_column(
            tr("Applicator"), lambda row: ", ".join(applicator_words(row.beam))
        ),
        *(_of_ions() if is_of_ions else ()),
        words_column(tr("Machine"), lambda row: row.beam.machine),
        words_column(tr("Delivery"), lambda row: row.beam.delivery),
        words_column(tr("Type"), lambda row: row.beam.type),
        words_column(tr("Radiation"), lambda row: row.beam.radiation),
        words_column(
            tr("Jaws X"), lambda row: jaw_words(row.beam.points, "x"), "mm", _JAWS
        ),
        words_column(
            tr("Jaws Y"), lambda row: jaw_words(row.beam.points, "y"), "mm", _JAWS
        ),
        words_column(tr("Leaves"), lambda row: leaf_words(row.beam)),
        number_column(
            tr("Control points"), "", lambda row: row.beam.control_points or None, whole
        ),
        words_column(tr("Isocentre"), lambda row: _place(row.beam.isocentre), "mm"),
        words_column(
            tr("Source to axis"), lambda row: _distance(row.beam), "mm", _AXIS
        ),
        words_column(
            tr("Tolerance table"), lambda row: tolerance_words(row.plan, row.beam)
        ),
        words_column(
            tr("Setup"), _setup, hint=tr("Patient Setup Number, and its position")
        ),
    )
    stated = [any(without_dash(one.cell(row).text) for row in rows) for one in wanted]
    shown = tuple(one for one, is_shown in zip(wanted, stated, strict=True) if is_shown)
    left = tuple(
        one.title or tr("Meterset")
        for one, is_shown in zip(wanted, stated, strict=True)
        if not is_shown and one is not plan
    )
    return (*always, *shown), left


def _of_ions() -> tuple[Column[BeamRow], ...]:
    """Return the columns that plans of ions alone can fill."""
    return (
        number_column(tr("Layers"), "", _layers, whole, tr("Energies of an ion beam")),
        number_column(tr("Spots"), "", lambda row: spot_count(row.beam), whole, _SPOTS),
        words_column(tr("Snout"), _snout),
        words_column(
            tr("Range shifter"), lambda row: ", ".join(shifter_words(row.beam))
        ),
    )


def _name(chosen: Beam | None = None) -> Column[BeamRow]:
    def cell(row: BeamRow) -> Cell:
        beam = row.beam
        return Cell(
            beam.name or tr("Beam {number}", number=beam.number),
            hint=_hint(beam),
            is_strong=beam is chosen,
            swatch=beam_colour(row.plan, beam),
            swatch_look=SwatchLook.FAINT if beam.is_setup else SwatchLook.FILLED,
        )

    return Column(title=tr("Beam"), cell=cell, least=_NAME, most=_NAME_MOST)


def _hint(beam: Beam) -> str:
    lines = [
        tr("Beam number {number}", number=beam.number),
        beam.description,
        tr("Machine: {machine}", machine=beam.machine) if beam.machine else "",
        tr("Delivery: {delivery}", delivery=beam.delivery) if beam.delivery else "",
        tr("Gantry turns {direction}", direction=beam.gantry_direction)
        if beam.gantry_direction
        else "",
        tr("Isocentre: {place} mm", place=_place(beam.isocentre))
        if beam.isocentre
        else "",
        counted(beam.control_points, "control point") if beam.control_points else "",
    ]
    return "\n".join(line for line in lines if line)


def _delivery(beam: Beam) -> str:
    return "" if beam.delivery == "TREATMENT" else beam.delivery


def _angles() -> tuple[Column[BeamRow], ...]:
    def turned(row: BeamRow) -> Cell:
        text = gantry_text(row.beam)
        direction = row.beam.gantry_direction
        turns = (
            direction if without_dash(text) and direction not in ("", "NONE") else ""
        )
        first = row.beam.gantry[0] if row.beam.gantry is not None else None
        return stated_cell(f"{text} {turns}".strip(), first)

    def along(
        first: Callable[[Beam], float | None], read: Callable[[ControlPoints], Floats]
    ) -> Callable[[BeamRow], Cell]:
        def cell(row: BeamRow) -> Cell:
            points, at_first = row.beam.points, first(row.beam)
            told = angle_words(at_first, None if points is None else read(points))
            return stated_cell(told, at_first)

        return cell

    return tuple(
        Column(title=title, unit="°", hint=hint, cell=cell, is_number=True)
        for title, hint, cell in (
            (tr("Gantry"), tr("First and last angle, and which way it turns"), turned),
            (
                tr("Coll."),
                tr("Beam Limiting Device Angle"),
                along(lambda beam: beam.collimator, lambda one: one.collimator),
            ),
            (
                tr("Couch"),
                tr("Patient Support Angle"),
                along(lambda beam: beam.couch, lambda one: one.couch),
            ),
        )
    )


def _meterset(rows: Sequence[BeamRow]) -> Column[BeamRow]:
    """Return the column of metersets; its head is the unit that all of them have."""
    units = {row.beam.meterset_unit for row in rows}
    unit = units.pop() if len(units) == 1 else "MU" if not units else ""

    def cell(row: BeamRow) -> Cell:
        beam = row.beam
        told = without_dash(number_text(beam.meterset, 1))
        return stated_cell(
            told if unit or not told else f"{told} {beam.meterset_unit}", beam.meterset
        )

    return Column(
        title="" if unit else tr("Meterset"),
        unit=unit,
        cell=cell,
        hint=tr("Beam Meterset of one fraction"),
        is_number=True,
    )


def _ssd(row: BeamRow) -> float | None:
    points = row.beam.points
    return None if points is None else first_known(points.skin_distances)


def _layers(row: BeamRow) -> float | None:
    points = row.beam.points
    return len(row.beam.energies) if points is not None and points.spots else None


def _snout(row: BeamRow) -> str:
    beam = row.beam
    at = beam.points.snout_positions if beam.points is not None else np.full(1, np.nan)
    where = (
        "" if np.isnan(at).all() else tr("at {position} mm", position=reach_words(at))
    )
    return " ".join(filter(None, (beam.snout, where)))


def _place(point: tuple[float, float, float] | None) -> str:
    return "" if point is None else ", ".join(mm_number(v) for v in point)


def _distance(beam: Beam) -> str:
    if beam.source_axis is None:
        return ""
    return ", ".join(dict.fromkeys(trimmed(v, 1) for v in beam.source_axis))


def _setup(row: BeamRow) -> str:
    """Return the number of the patient setup that a beam names, and its position."""
    number = row.beam.setup
    if number is None:
        return ""
    found = [one for one in row.plan.setups if one.number == number]
    position = found[0].position if len(found) == 1 else ""
    return f"{number} {position}".strip()
