"""How a beam is delivered: its control points and what shapes it (PS3.3 C.8.8.14).

Angles are in degrees, lengths in mm, both as the file has them (IEC 61217). What a
control point does not state stays as it was at the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carried:
    """Rows of numbers that hold until another is stated; each is held once.

    Attributes
    ----------
    rows
        Those that are stated, shape (stated, length); read-only.
    index
        Which row holds at each control point, shape (points,); -1 before the first.
    """

    rows: NDArray[np.float64]
    index: NDArray[np.intp]

    def __post_init__(self) -> None:
        self.rows.setflags(write=False)
        self.index.setflags(write=False)

    def at(self, point: int) -> NDArray[np.float64] | None:
        """Return what holds at a control point, shape (length,); None before all."""
        row = int(self.index[point])
        return None if row < 0 else self.rows[row]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spots:
    """The scan spots of an ion control point (PS3.3 C.8.8.25).

    Attributes
    ----------
    positions
        In the IEC gantry system at the isocentre plane, shape (spots, 2), mm.
    weights
        Meterset weights, shape (spots,).
    """

    positions: NDArray[np.float64]
    weights: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlPoints:
    """The control points of a beam; NaN is what no control point so far has stated.

    Attributes
    ----------
    weights
        Cumulative Meterset Weight, shape (points,); never carried forward.
    gantry, collimator, couch, eccentric, pitch, roll, gantry_pitch
        Angles, shape (points,): those of the table are Patient Support, Table Top
        Eccentric, Pitch and Roll.
    energies, dose_rates, skin_distances, snout_positions
        Shape (points,): nominal energy (MV, MeV, MeV/u), MU/min, mm, mm.
    table_tops
        Vertical, longitudinal, lateral, shape (points, 3), mm.
    isocentres
        Shape (points, 3), mm of the patient.
    gantry_directions
        CW, CC, NONE or what the file has, carried forward.
    positions
        Of jaws and leaves by device type, rows of two times the number of pairs: all
        of side 1 (X1, Y1), then all of side 2.
    spots
        One a control point, or () for a beam without spots.
    """

    weights: NDArray[np.float64]
    gantry: NDArray[np.float64]
    collimator: NDArray[np.float64]
    couch: NDArray[np.float64]
    eccentric: NDArray[np.float64]
    pitch: NDArray[np.float64]
    roll: NDArray[np.float64]
    gantry_pitch: NDArray[np.float64]
    energies: NDArray[np.float64]
    dose_rates: NDArray[np.float64]
    skin_distances: NDArray[np.float64]
    snout_positions: NDArray[np.float64]
    table_tops: NDArray[np.float64]
    isocentres: NDArray[np.float64]
    gantry_directions: tuple[str, ...]
    positions: Mapping[str, Carried] = field(default_factory=dict)
    spots: tuple[Spots | None, ...] = ()

    def __len__(self) -> int:
        return len(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LimitingDevice:
    """Jaws or leaves.

    Attributes
    ----------
    type
        ASYMX, ASYMY, X, Y, MLCX or MLCY.
    pairs
        Of jaws or leaves; None where not stated.
    distance
        From the source, mm.
    boundaries
        Of the leaves across their motion, shape (pairs + 1,), mm; () for jaws.
    """

    type: str
    pairs: int | None = None
    distance: float | None = None
    boundaries: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """A wedge; ``is_used`` where a control point has it in the beam."""

    number: int | None
    type: str = ""
    id: str = ""
    angle: float | None = None
    orientation: float | None = None
    is_used: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block or an insert.

    Attributes
    ----------
    type
        SHIELDING is what stops within the outline, APERTURE what stops around it.
    outline
        x, y of its corners as they are seen on the isocentre plane, beam limiting
        device system, mm; () where not stated.
    transmission
        Part of the beam that passes it.
    thickness, tray_distance
        mm: along the beam; of its tray from the source, that of ions from the
        isocentre.
    divergence
        PRESENT where its edges are cut along the rays, else ABSENT.
    mounting
        PATIENT_SIDE or SOURCE_SIDE of the tray.
    """

    number: int | None
    name: str = ""
    type: str = ""
    outline: tuple[tuple[float, float], ...] = ()
    transmission: float | None = None
    thickness: float | None = None
    tray_distance: float | None = None
    divergence: str = ""
    mounting: str = ""
    material: str = ""
    tray: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeShifter:
    """A range shifter of an ion beam."""

    number: int | None
    id: str = ""


def never(points: int, *shape: int) -> NDArray[np.float64]:
    """Return what no control point states: NaN, shape (points, ...)."""
    return np.full((points, *shape), np.nan)
