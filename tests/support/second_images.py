"""Second images of known values, in whatever direction they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.ct import Ct
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.rigid import Rigid
from dosiscope.core.second_image import SecondImage
from support.grey_images import stored_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


OFFSETS = tuple(3.0 * n for n in range(14))  # mm


def turned_by(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> NDArray[np.float64]:
    """Return the rotation about x, then y, then z, degrees, shape (3, 3)."""
    result = np.eye(3)
    for axis, angle in enumerate((x, y, z)):
        c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        one, other = (axis + 1) % 3, (axis + 2) % 3
        turn = np.eye(3)
        turn[one, one], turn[one, other] = c, -s
        turn[other, one], turn[other, other] = s, c
        result = turn @ result
    return result


def second_image(
    *,
    origin: ArrayLike = (-40.0, -30.0, -20.0),
    spacing: tuple[float, float] = (2.0, 1.5),
    offsets: Sequence[float] = OFFSETS,
    size: tuple[int, int] = (30, 40),
    rotation: NDArray[np.float64] | None = None,
    kind: Kind = Kind.MR,
    series: str = "1.2.3.88",
    **changes: Any,
) -> SecondImage:
    """Return images of `stored_value` whose stack is turned by a rotation.

    ``origin`` is in the coordinates of the patient; rows run along the turned x.
    """
    turn = np.eye(3) if rotation is None else rotation
    own = turn.T @ np.asarray(origin)
    shape = (len(offsets), *size)
    k, j, i = np.indices(shape)
    header = Header(
        kind=kind,
        sop_class_uid="1",
        sop_instance_uid="",
        series_uid=series,
        study_uid="1.2.3",
        frame_of_reference_uid="1.2.3.4",
        patient=Patient("A", "1"),
        series_description="T1",
    )
    ct = Ct(
        header=header,
        geometry=Geometry(
            origin=own,
            row_direction=np.array((1.0, 0, 0)),
            column_direction=np.array((0, 1.0, 0)),
            spacing=spacing,
            offsets=np.asarray(offsets, float),
            size=size,
        ),
        stored=np.asarray(stored_value(k, j, i), np.uint16),
        slope=changes.pop("slope", np.ones(shape[0])),
        intercept=np.zeros(shape[0]),
        image_uids=tuple(f"1.2.3.88.{n}" for n in range(shape[0])),
        unit="",
        **changes,
    )
    motion = Rigid(rotation=turn.T, shift=np.zeros(3))
    return SecondImage(uid=series, volume=ct, motion=motion)
