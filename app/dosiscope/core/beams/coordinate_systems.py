"""From a beam's angles to the patient: IEC 61217 and DICOM (PS3.3 C.8.8.14.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Rows: the table's X, Y, Z (couch at 0) in patient x, y, z, by Patient Position.
_TABLE: Final = {
    "HFS": ((1, 0, 0), (0, 0, 1), (0, -1, 0)),
    "HFP": ((-1, 0, 0), (0, 0, 1), (0, 1, 0)),
    "FFS": ((-1, 0, 0), (0, 0, -1), (0, -1, 0)),
    "FFP": ((1, 0, 0), (0, 0, -1), (0, 1, 0)),
    "HFDL": ((0, -1, 0), (0, 0, 1), (-1, 0, 0)),
    "HFDR": ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
    "FFDL": ((0, 1, 0), (0, 0, -1), (-1, 0, 0)),
    "FFDR": ((0, -1, 0), (0, 0, -1), (1, 0, 0)),
}


def table_axes(position: str) -> NDArray[np.float64]:
    """Return the table's X, Y, Z at couch 0 as rows in patient x, y, z, shape (3, 3).

    Raises
    ------
    NotEvaluableError
        The patient position is none whose axes are known here.
    """
    rows = _TABLE.get(position)
    if rows is None:
        told = position or tr("not stated")
        raise NotEvaluableError(tr("the patient position is {position}", position=told))
    return np.array(rows, dtype=np.float64)


def source_place(
    position: str,
    isocentre: Sequence[float],
    *,
    gantry: float,
    couch: float,
    distance: float,
) -> NDArray[np.float64]:
    """Return where the source is in patient coordinates, shape (3,), mm.

    Parameters
    ----------
    position
        Patient Position, such as HFS.
    gantry, couch
        Degrees; table eccentric, pitch and roll are 0.
    distance
        From source to isocentre, mm.
    """
    g, c = np.radians(gantry), np.radians(couch)
    fixed = distance * np.array([np.sin(g), 0.0, np.cos(g)])
    # from the fixed system to that of the table, which is turned by the couch angle
    turn = np.array([[np.cos(c), np.sin(c), 0], [-np.sin(c), np.cos(c), 0], [0, 0, 1]])
    found: NDArray[np.float64] = (
        np.asarray(isocentre) + table_axes(position).T @ turn @ fixed
    )
    return found
