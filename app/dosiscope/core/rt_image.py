"""RT Image (PS3.3 A.17): a picture through the patient, scaled to the isocentre.

Angles are in degrees, lengths in mm, in the systems of IEC 61217 as the file has them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr_count
from dosiscope.core.text import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.accessories import Block
    from dosiscope.core.delivery import LimitingDevice
    from dosiscope.core.header import Header

_PERCENTILES: Final = (0.5, 99.5)  # so many % are beyond a window of nobody's choice
_SOME: Final = 200_000  # pixels that are looked at
#: Columns are counted along +x, rows along -y.
USUAL_AXES: Final = ((1.0, 0.0), (0.0, -1.0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exposure:
    """One item of the Exposure Sequence: how the picture was taken or computed.

    Attributes
    ----------
    frame
        Referenced Frame Number; None where it is of the whole image.
    meterset
        Meterset Exposure, in the unit of the image.
    kvp, current, milliseconds
        Of the tube: kV, mA, exposure time.
    devices, positions
        Jaws and leaves, and where they stood, by device type: all of side 1 (X1, Y1),
        then all of side 2.
    blocks
        That were in the beam.
    """

    frame: int | None = None
    meterset: float | None = None
    kvp: float | None = None
    current: float | None = None
    milliseconds: float | None = None
    devices: tuple[LimitingDevice, ...] = ()
    positions: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RtImage:
    """A picture in a plane across the axis of a beam (RT Image Plane NORMAL).

    Attributes
    ----------
    stored
        Shape (rows, columns), read-only: whole numbers as stored, which ``slope`` and
        ``intercept`` make values; which of them is bright, ``is_inverted`` tells.
    is_inverted
        Whether the lowest value is white (MONOCHROME1).
    unit
        Of the values: Rescale Type where it is a unit, else "".
    content
        What it is of, by Image Type value 3: DRR, PORTAL, SIMULATOR, RADIOGRAPH,
        BLANK, FLUENCE.
    spacing
        Of rows and of columns (row, column), mm on the receptor; None where not stated.
    position
        Centre of the first pixel, x and y of the receptor system, mm.
    axes
        Directions in which columns and rows are counted, x and y of the receptor each.
    sid, sad
        From the source to the picture and to the isocentre, mm.
    receptor_translation
        Origin of the receptor system in the gantry system, x, y, z.
    receptor_angle
        By which the receptor is turned about the beam's axis, against the gantry.
    collimator, couch, eccentric, pitch, roll
        Beam Limiting Device Angle, Patient Support Angle, and those of the table top.
    isocentre
        x, y, z of the patient.
    window
        Centre and width that the file asks for.
    usual_window
        Centre and width to start with: the file's, else nearly all of the values.
    stated
        As `dosiscope.core.along.Along`.
    plane
        RT Image Plane; "" where not stated: then it is not known how it lies.
    relationship
        Pixel Intensity Relationship (LIN, LOG, DISP), with its sign (1, -1).
    """

    header: Header
    label: str
    stored: NDArray[Any] = field(repr=False)
    slope: float = 1.0
    intercept: float = 0.0
    name: str = ""
    description: str = ""
    date: str = ""
    time: str = ""
    image_type: tuple[str, ...] = ()
    is_inverted: bool = False
    unit: str = ""
    window: tuple[float, float] | None = None
    relationship: str = ""
    relationship_sign: int | None = None
    plane: str = "NORMAL"
    values_origin: str = ""
    spacing: tuple[float, float] | None = None
    position: tuple[float, float] | None = None
    axes: tuple[tuple[float, float], tuple[float, float]] = USUAL_AXES
    sid: float | None = None
    sad: float | None = None
    ssd: float | None = None
    receptor_translation: tuple[float, float, float] | None = None
    receptor_angle: float | None = None
    machine: str = ""
    patient_position: str = ""
    gantry: float | None = None
    gantry_pitch: float | None = None
    collimator: float | None = None
    couch: float | None = None
    eccentric: float | None = None
    pitch: float | None = None
    roll: float | None = None
    isocentre: tuple[float, float, float] | None = None
    plan_uid: str = ""
    beam_number: int | None = None
    fraction_group: int | None = None
    fraction: int | None = None
    meterset_unit: str = ""
    exposures: tuple[Exposure, ...] = ()
    stated: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    usual_window: tuple[float, float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.stored.setflags(write=False)
        object.__setattr__(self, "usual_window", self.window or self._nearly_all())

    @property
    def pixels(self) -> NDArray[np.float32]:
        """The values as the file states them, shape (rows, columns); made anew."""
        return self.values_of(self.stored)

    def values_of(self, stored: NDArray[Any]) -> NDArray[np.float32]:
        """Return what some stored numbers mean, of the same shape."""
        values = stored.astype(np.float32)
        values *= np.float32(self.slope)
        values += np.float32(self.intercept)
        return values

    def _nearly_all(self) -> tuple[float, float]:
        """Return the window that nearly all of the values are in."""
        values = self.values_of(
            self.stored.ravel()[:: max(1, self.stored.size // _SOME)]
        )
        low, high = np.percentile(values, _PERCENTILES).tolist()
        width = high - low
        # one value everywhere is grey
        return (low + high) / 2, width if width > 0 else max(abs(high), 1.0)

    @property
    def content(self) -> str:
        """Image Type value 3: DRR, PORTAL, ...; "" where it has none."""
        return next(iter(self.image_type[2:]), "")

    @property
    def why_not_scaled(self) -> str:
        """Why nothing in the picture is known in mm, a clause; "" where it is."""
        lacking = {
            "RT Image Plane": self.plane or None,
            "Image Plane Pixel Spacing": self.spacing,
            "RT Image Position": self.position,
            "RT Image SID": self.sid,
            "Radiation Machine SAD": self.sad,
        }
        names = [name for name, value in lacking.items() if value is None]
        if not names:
            return ""
        return tr_count(
            "{names} is not stated",
            "{names} are not stated",
            len(names),
            names=listed(names, "and"),
        )

    @property
    def scale(self) -> float:
        """What a length on the picture is at the isocentre: SAD / SID.

        Raises
        ------
        NotEvaluableError
            See `why_not_scaled`.
        """
        if self.sad is None or self.sid is None:
            raise NotEvaluableError(self.why_not_scaled)
        return self.sad / self.sid

    def to_isocentre(self, collimator: float = 0.0) -> NDArray[np.float64]:
        """Return what takes (column, row, 1) to the isocentre plane, shape (2, 3), mm.

        Without ``collimator`` x and y are of the gantry system; with the angle of one
        they are of its beam limiting device system, as a beam's-eye view has them.

        The receptor is turned by its angle, then moved by its translation, then scaled
        to the isocentre (PS3.3 C.8.8.2, IEC 61217).

        Raises
        ------
        NotEvaluableError
            See `why_not_scaled`.
        """
        if self.why_not_scaled or self.spacing is None or self.position is None:
            raise NotEvaluableError(self.why_not_scaled)
        row, column = self.spacing
        steps = np.array(self.axes).T * (column, row)
        on_receptor = np.column_stack((steps, self.position))
        placed = _turn(self.receptor_angle or 0.0) @ on_receptor
        if self.receptor_translation is not None:
            placed[:, 2] += self.receptor_translation[:2]
        found: NDArray[np.float64] = self.scale * (_turn(-collimator) @ placed)
        return found

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, right, top, bottom on the isocentre plane, mm of the gantry system.

        Of the outer edges of the pixels; of a receptor that is turned, of the box
        around it.  Errors as `to_isocentre`.
        """
        return self.extent_by(self.to_isocentre())

    def extent_by(
        self, to_plane: NDArray[np.float64]
    ) -> tuple[float, float, float, float]:
        """Return the same of a plane, given what takes (column, row, 1) to it."""
        x, y = to_plane @ self.corners.T
        return float(x.min()), float(x.max()), float(y.max()), float(y.min())

    @property
    def corners(self) -> NDArray[np.float64]:
        """Those of the outer pixels, in turn, as (column, row, 1), shape (4, 3)."""
        rows, columns = self.stored.shape
        right, low = columns - 0.5, rows - 0.5
        around = [(-0.5, -0.5, 1), (right, -0.5, 1), (right, low, 1), (-0.5, low, 1)]
        return np.array(around)

    def pixel_of(self, xy: ArrayLike, collimator: float = 0.0) -> NDArray[np.float64]:
        """Return column and row, shape (n, 2), of places (n, 2) as `to_isocentre`."""
        both = self.to_isocentre(collimator)
        places = np.asarray(xy, dtype=np.float64).reshape(-1, 2)
        found = np.linalg.solve(both[:, :2], (places - both[:, 2]).T).T
        return np.asarray(found, dtype=np.float64)

    def at(self, xy: ArrayLike, collimator: float = 0.0) -> NDArray[np.float32]:
        """Return the values of the pixels at places (n, 2), shape (n,); NaN outside.

        Places are mm on the isocentre plane, as those of `to_isocentre`.
        """
        column, row = np.floor(self.pixel_of(xy, collimator) + 0.5).T
        rows, columns = self.stored.shape
        there = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        found = np.full(len(column), np.nan, dtype=np.float32)
        places = row[there].astype(np.intp), column[there].astype(np.intp)
        found[there] = self.values_of(self.stored[places])
        return found


def _turn(angle: float) -> NDArray[np.float64]:
    """Return what turns x, y anticlockwise by an angle, shape (2, 2)."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return np.array([[c, -s], [s, c]])
