"""The tables of a plan as columns: prescription, beams, patient setups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.plan_words import energy_text, gantry_text
from dosiscope.core.text import (
    DASH,
    counted,
    dose_number,
    mm_number,
    number_text,
    trimmed,
)
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.plan import Beam, DoseReference, PatientSetup

FIRST_AT_LEAST = 72  # px


def prescription_columns() -> tuple[Column[DoseReference], ...]:
    """Return the columns of dose references: what for, prescription, maximum."""

    def name(stated: DoseReference) -> Cell:
        number = DASH if stated.number is None else f"Dose reference {stated.number}"
        return Cell(stated.description or number)

    def note(stated: DoseReference) -> str:
        roi = "" if stated.roi_number is None else f"ROI #{stated.roi_number}"
        below = (stated.type.replace("_", " "), stated.structure_type, roi)
        return " · ".join(part for part in below if part)

    return (
        Column(
            title="Dose reference",
            cell=name,
            note=note,
            takes_rest=True,
            least=FIRST_AT_LEAST,
        ),
        _number("", "Gy", lambda stated: dose_number(stated.prescription_gy)),
        _number("max", "Gy", lambda stated: dose_number(stated.maximum_gy)),
    )


def beam_columns(beams: Sequence[Beam]) -> tuple[Column[Beam], ...]:
    """Return the columns of beams: name, gantry, collimator, couch, meterset.

    The last one's head is the unit that all of them have.
    """

    def note(beam: Beam) -> str:
        kind = (beam.type, beam.radiation, energy_text(beam))
        delivery = beam.delivery if beam.delivery != "TREATMENT" else ""
        return " · ".join(p for p in (delivery, *kind) if p and p != DASH)

    units = {beam.meterset_unit for beam in beams}
    unit = units.pop() if len(units) == 1 else "MU" if not units else ""
    return (
        Column(
            title="Beam",
            cell=lambda beam: Cell(
                beam.name or f"Beam {beam.number}", hint=_beam_hint(beam)
            ),
            note=note,
            takes_rest=True,
            least=FIRST_AT_LEAST,
        ),
        _number("Gantry", "°", gantry_text),
        _number("Coll.", "°", lambda beam: _degrees(beam.collimator)),
        _number("Couch", "°", lambda beam: _degrees(beam.couch)),
        _number(
            "" if unit else "Meterset",
            unit,
            lambda beam: number_text(beam.meterset, 1),
        ),
    )


def setup_columns() -> tuple[Column[PatientSetup], ...]:
    """Return the columns of patient setups: position, technique, displacements.

    Displacements of the table top are from the initial setup to the treatment
    position: vertical (300A,01D2), longitudinal (300A,01D4), lateral (300A,01D6),
    PS3.3 C.8.8.12.
    """

    def note(setup: PatientSetup) -> str:
        number = "" if setup.number is None else f"setup {setup.number}"
        return " · ".join(part for part in (number, setup.technique) if part)

    return (
        Column(
            title="Position",
            cell=lambda setup: Cell(setup.position or DASH),
            note=note,
            takes_rest=True,
            least=FIRST_AT_LEAST,
        ),
        _number("Vert.", "mm", lambda setup: _millimetres(setup.vertical)),
        _number("Long.", "mm", lambda setup: _millimetres(setup.longitudinal)),
        _number("Lat.", "mm", lambda setup: _millimetres(setup.lateral)),
    )


def _number(title: str, unit: str, text: Callable[[Any], str]) -> Column[Any]:
    return Column(
        title=title, unit=unit, cell=lambda row: Cell(text(row)), is_number=True
    )


def _millimetres(value: float | None) -> str:
    return DASH if value is None else trimmed(value, 2)


def _degrees(angle: float | None) -> str:
    return DASH if angle is None else trimmed(angle, 1)


def _beam_hint(beam: Beam) -> str:
    at = beam.isocentre
    lines = [
        f"Beam number {beam.number}",
        beam.description,
        f"Machine: {beam.machine}" if beam.machine else "",
        f"Delivery: {beam.delivery}" if beam.delivery else "",
        f"Gantry turns {beam.gantry_direction}" if beam.gantry_direction else "",
        f"Isocentre: {', '.join(mm_number(v) for v in at)} mm" if at else "",
        counted(beam.control_points, "control point") if beam.control_points else "",
    ]
    return "\n".join(line for line in lines if line)
