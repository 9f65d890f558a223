"""The columns of the control points of a beam; a row is the index of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.beam_words import jaws_along, known
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, grouped, number_text
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam

    Floats = NDArray[np.float64]


def point_columns(beam: Beam) -> tuple[Column[int], ...]:
    """Return the columns of the control points of a beam; a row is the index of one."""
    points = beam.points
    if points is None:
        return ()
    unit = beam.meterset_unit
    rate = f"{unit}/min" if unit else ""
    # title, unit, values, decimals, hint
    stated = (
        (tr("Gantry"), "°", points.gantry, (0, 1), ""),
        (tr("Coll."), "°", points.collimator, (0, 1), tr("Beam Limiting Device Angle")),
        (tr("Couch"), "°", points.couch, (0, 1), tr("Patient Support Angle")),
        (
            "",
            unit or tr("Meterset"),
            beam.metersets,
            (2, 2),
            tr("Up to this control point"),
        ),
        (tr("Rate"), rate, points.dose_rates, (0, 0), tr("Dose Rate Set")),
        (
            tr("Energy"),
            beam.energy_unit,
            points.energies,
            (0, 2),
            tr("Nominal Beam Energy"),
        ),
        *_jaw_sides(points),
        ("SSD", "mm", points.skin_distances, (1, 1), tr("Source to Surface Distance")),
        (tr("Snout at"), "mm", points.snout_positions, (0, 1), tr("Snout Position")),
    )
    return (
        Column(
            title=tr("Index"),
            cell=lambda n: Cell(str(n), float(n)),
            hint=tr("Control Point Index"),
            is_number=True,
        ),
        *(
            _along(title, unit, values, decimals, hint)
            for title, unit, values, decimals, hint in stated
            if values is not None and not np.isnan(values).all()
        ),
        *_spots(points),
    )


def _jaw_sides(
    points: ControlPoints,
) -> Iterator[tuple[str, str, Floats, tuple[int, int], str]]:
    for axis in "xy":
        both = jaws_along(points, axis)
        if both is not None:
            for side in range(2):
                title = f"{axis.upper()}{side + 1}"
                yield title, "mm", both[:, side], (0, 1), tr("Jaw {jaw}", jaw=title)


def _along(
    title: str, unit: str, values: Floats, reach: tuple[int, int], hint: str
) -> Column[int]:
    decimals = _decimals(values, *reach)

    def cell(n: int) -> Cell:
        value = float(values[n])
        if np.isnan(value):
            return Cell(DASH, role="secondary")
        return Cell(number_text(value, decimals), value)

    return Column(title=title, unit=unit, cell=cell, hint=hint, is_number=True)


def _decimals(values: Floats, least: int, most: int) -> int:
    """Return with how few decimals all values read as with most: 327, as in lists."""
    stated = np.round(known(values), most)
    fewer = (n for n in range(least, most) if (np.round(stated, n) == stated).all())
    return next(fewer, most)


def _spots(points: ControlPoints) -> Iterator[Column[int]]:
    if not points.spots:
        return

    def cell(n: int) -> Cell:
        spots = points.spots[n]
        if spots is None:
            return Cell(DASH, role="secondary")
        return Cell(grouped(len(spots.weights)), float(len(spots.weights)))

    yield Column(title=tr("Spots"), cell=cell, hint=tr("Scan spots"), is_number=True)
