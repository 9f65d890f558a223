"""What is said of a beam and its control points, in the panel and on pictures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dosiscope.core.beam_words import point_name
from dosiscope.core.language import marked, tr
from dosiscope.core.plan_words import energy_text
from dosiscope.core.text import (
    capitalised,
    in_row,
    mm_number,
    moment_text,
    number_text,
    trimmed,
)

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.beams_eye.sight import BeamSight


def plan_text(plan: Plan) -> str:
    """Return label, moment and approval of a plan."""
    label = plan.label or tr("(no plan label)")
    approval = plan.approval or tr("approval not stated")
    moment = moment_text(plan.date, plan.time)
    return " · ".join(part for part in (label, moment, approval) if part)


def machine_text(beam: Beam) -> str:
    """Return machine, radiation and energy, as far as they are stated."""
    energy = energy_text(beam) if beam.energies else ""
    mode = beam.fluence_id if beam.fluence_mode == "NON_STANDARD" else ""
    parts = beam.machine, beam.radiation.capitalize(), f"{energy} {mode}".strip()
    return " · ".join(part for part in parts if part)


def point_text(beam: Beam, point: int) -> str:
    """Return which control point it is, its angles and what is delivered until it."""
    points = beam.points
    if points is None or not len(points):
        return tr("This beam has no control points.")
    parts = [capitalised(point_name(point, len(points))), *angle_texts(beam, point)]
    metersets = beam.metersets
    if metersets is not None and not math.isnan(metersets[point]):
        reached = number_text(float(metersets[point]), 2)
        whole = number_text(float(beam.meterset or 0.0), 2)
        parts.append(
            tr(
                "{reached} of {whole} {unit}",
                reached=reached,
                whole=whole,
                unit=beam.meterset_unit,
            )
        )
    rate = float(points.dose_rates[point])
    if not math.isnan(rate):
        parts.append(f"{trimmed(rate, 1)} {beam.meterset_unit}/min")
    return " · ".join(parts)


def angle_texts(beam: Beam, point: int) -> list[str]:
    """Return gantry, collimator and couch of a control point, each that is stated."""
    points = beam.points
    if points is None:
        return []
    stated = (
        (marked("gantry"), points.gantry),
        (marked("collimator"), points.collimator),
        (marked("couch"), points.couch),
    )
    return [
        in_row(" ", (tr(name), f"{number_text(float(angles[point]), 1)}°"))
        for name, angles in stated
        if not math.isnan(angles[point])
    ]


def place_text(sight: BeamSight, xy: tuple[float, float]) -> str:
    """Return what lies under the mouse: x, y at the isocentre, and structures."""
    x, y = (mm_number(value) for value in xy)
    names = ", ".join(sight.names_at(xy))
    place = tr("x {x}, y {y} mm at the isocentre", x=x, y=y)
    return f"{place} · {names}" if names else place


def notes_of(sight: BeamSight) -> list[str]:
    """Return what is not shown and why, a sentence each."""
    notes = list(sight.whys)
    notes += [
        tr("{name} is not drawn: {why}.", name=name, why=why)
        for name, why in sight.unseen
    ]
    if sight.why_no_drr:
        notes.append(f"{capitalised(sight.why_no_drr)}.")
    return notes
