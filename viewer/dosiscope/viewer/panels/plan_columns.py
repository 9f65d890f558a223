"""The tables of a plan as columns: prescription, patient setups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.language import tr
from dosiscope.core.text import DASH, dose_number, trimmed
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.plan import DoseReference, PatientSetup

FIRST_AT_LEAST = 72  # px


def prescription_columns() -> tuple[Column[DoseReference], ...]:
    """Return the columns of dose references: what for, prescription, maximum."""

    def name(stated: DoseReference) -> Cell:
        number = (
            DASH
            if stated.number is None
            else tr("Dose reference {number}", number=stated.number)
        )
        return Cell(stated.description or number)

    def note(stated: DoseReference) -> str:
        roi = "" if stated.roi_number is None else f"ROI #{stated.roi_number}"
        below = (stated.type.replace("_", " "), stated.structure_type, roi)
        return " · ".join(part for part in below if part)

    return (
        Column(
            title=tr("Dose reference"),
            cell=name,
            note=note,
            takes_rest=True,
            least=FIRST_AT_LEAST,
        ),
        _number("", "Gy", lambda stated: dose_number(stated.prescription_gy)),
        _number(tr("max"), "Gy", lambda stated: dose_number(stated.maximum_gy)),
    )


def setup_columns() -> tuple[Column[PatientSetup], ...]:
    """Return the columns of patient setups: position, technique, displacements.

    Displacements of the table top are from the initial setup to the treatment
    position: vertical (300A,01D2), longitudinal (300A,01D4), lateral (300A,01D6),
    PS3.3 C.8.8.12.
    """

    def note(setup: PatientSetup) -> str:
        number = (
            "" if setup.number is None else tr("setup {number}", number=setup.number)
        )
        return " · ".join(part for part in (number, setup.technique) if part)

    return (
        Column(
            title=tr("Position"),
            cell=lambda setup: Cell(setup.position or DASH),
            note=note,
            takes_rest=True,
            least=FIRST_AT_LEAST,
        ),
        _number(tr("Vert."), "mm", lambda setup: _millimetres(setup.vertical)),
        _number(tr("Long."), "mm", lambda setup: _millimetres(setup.longitudinal)),
        _number(tr("Lat."), "mm", lambda setup: _millimetres(setup.lateral)),
    )


def _number(title: str, unit: str, text: Callable[[Any], str]) -> Column[Any]:
    return Column(
        title=title, unit=unit, cell=lambda row: Cell(text(row)), is_number=True
    )


def _millimetres(value: float | None) -> str:
    return DASH if value is None else trimmed(value, 2)
