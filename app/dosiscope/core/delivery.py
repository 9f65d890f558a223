"""How a beam is delivered: its control points and what shapes it (PS3.3 C.8.8.14).

Angles are in degrees, lengths in mm, both as the file has them (IEC 61217). What a
control point does not state stays as it was at the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.accessories import DeviceSetting, ModulatorSetting

    Axis = Literal["x", "y"]

#: The axis along which jaws move, by RT Beam Limiting Device Type.
JAW_AXES: Final[Mapping[str, Axis]] = {"X": "x", "ASYMX": "x", "Y": "y", "ASYMY": "y"}
#: The same of leaves; machines with two layers of leaves number them.
LEAF_AXES: Final[Mapping[str, Axis]] = {
    "MLCX": "x",
    "MLCY": "y",
    "MLCX1": "x",
    "MLCX2": "x",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carried:
    """Rows of numbers that hold until another is stated; each is held once.

    Attributes
    ----------
    rows
        Those that are stated, shape (stated, length); read-only.
    index
        Which row holds at each control point, shape (points,); -1 where none does:
        before the first, and after one that cannot be used.
    """

    rows: NDArray[np.float64]
    index: NDArray[np.intp]

    def __post_init__(self) -> None:
        self.rows.setflags(write=False)
        self.index.setflags(write=False)

    def at(self, point: int) -> NDArray[np.float64] | None:
        """Return what holds at a control point, shape (length,); None for nothing."""
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
    tune
        Scan Spot Tune ID, a name that the machine knows.
    size
        Full width at half maximum in x and in y, mm, as the file has it.
    paintings
        How often the layer is painted.
    """

    positions: NDArray[np.float64]
    weights: NDArray[np.float64]
    tune: str = ""
    size: tuple[float, float] | None = None
    paintings: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlPoints:
    """The control points of a beam; NaN is what none so far has stated, or not usably.

    Attributes
    ----------
    weights
        Cumulative Meterset Weight, shape (points,); never carried forward.
    gantry, collimator, couch, eccentric, pitch, roll, gantry_pitch
        Angles, shape (points,): those of the table are Patient Support, Table Top
        Eccentric, Pitch and Roll.
    energies, dose_rates, skin_distances, snout_positions
        Shape (points,): nominal energy (MV, MeV, MeV/u), MU/min, mm, mm; the rates of
        ions are of their meterset, each minute.
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
    wedge_positions
        IN or OUT at every control point by Wedge Number, carried forward; "" before.
    shifter_settings, modulator_settings, spreader_settings
        Of what ions pass through, at every control point by the number of the range
        shifter, range modulator, lateral spreading device; None before the first.
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
    wedge_positions: Mapping[int | None, tuple[str, ...]] = field(default_factory=dict)
    shifter_settings: Mapping[int | None, tuple[DeviceSetting | None, ...]] = field(
        default_factory=dict
    )
    modulator_settings: Mapping[int | None, tuple[ModulatorSetting | None, ...]] = (
        field(default_factory=dict)
    )
    spreader_settings: Mapping[int | None, tuple[DeviceSetting | None, ...]] = field(
        default_factory=dict
    )

    def __len__(self) -> int:
        return len(self.weights)

    def along(self, device: str) -> NDArray[np.float64] | None:
        """Return the positions of a device at every control point.

        Shape (points, length); NaN where none hold.  None where they never do, or the
        beam has no device of this type.
        """
        carried = self.positions.get(device)
        if carried is None or not len(carried.rows):
            return None
        values = carried.rows[np.maximum(carried.index, 0)]
        values[carried.index < 0] = np.nan
        return values


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


def never(points: int, *shape: int) -> NDArray[np.float64]:
    """Return what no control point states: NaN, shape (points, ...)."""
    return np.full((points, *shape), np.nan)
