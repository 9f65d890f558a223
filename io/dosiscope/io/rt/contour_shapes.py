"""Whether points make the contour they claim to be (PS3.3 C.8.8.6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.structures import GeometricType
from dosiscope.core.text import counted
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.rt.contour_defects import Defects

# A contour that leaves its plane by more is no transverse contour: wherever it was
# drawn would be wrong.
OBLIQUE_MM: Final = 0.4
_SLACK = 1e-6


def check_shapes(
    points: NDArray[np.float64],
    starts: NDArray[np.int64],
    kinds: Sequence[GeometricType],
    items: NDArray[np.int64],
    defects: Defects,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return how many points each contour keeps, and all points, each on its plane.

    Parameters
    ----------
    points, starts, kinds
        As in `Contours`; every contour has at least one point.
    items
        Index of each contour in its Contour Sequence, for the messages.

    Returns
    -------
    lengths
        0 for a contour that is left out.
    points
        Those of a closed contour that leaves its plane slightly at their median z.
    """
    if not kinds:
        return np.zeros(0, dtype=np.int64), points
    first, count = starts[:-1], np.diff(starts)
    closed = np.array([kind.is_closed for kind in kinds])
    repeated = closed & (count > 1)
    repeated &= np.all(points[first] == points[starts[1:] - 1], axis=1)
    count = count - repeated
    z = points[first, 2]
    spread = spread_in_z(points, starts)
    _note_repetition(repeated, z, items, defects)
    too_few = closed & (count < 3)
    no_point = np.array([kind is GeometricType.POINT for kind in kinds]) & (count != 1)
    for n in np.flatnonzero(no_point):
        defects.leave_out(
            int(items[n]),
            "RC-08",
            tags.ContourData,
            _points(count[n]),
            _points(1),
            z=float(z[n]),
            had_area=False,
        )
    oblique = closed & ~too_few & (spread > OBLIQUE_MM + _SLACK)
    for n in np.flatnonzero(oblique):
        defects.leave_out(
            int(items[n]),
            "RC-09:oblique",
            tags.ContourData,
            f"{spread[n]:.3f} mm",
            tr("at most {limit}", limit=f"{SAME_PLANE_MM} mm"),
            z=float(z[n]),
            spread=spread[n],
        )
    uneven = closed & ~too_few & ~oblique & (spread > SAME_PLANE_MM + _SLACK)
    if uneven.any():
        points = points.copy()
    for n in np.flatnonzero(uneven):
        defects.mention(
            int(items[n]),
            "RC-09:uneven",
            tags.ContourData,
            f"{spread[n]:.3f} mm",
            tr("at most {limit}", limit=f"{SAME_PLANE_MM} mm"),
            z=float(z[n]),
            spread=float(spread[n]),
        )
        own = points[first[n] : first[n] + count[n]]
        own[:, 2] = np.median(own[:, 2])
    lengths = np.where(too_few | no_point | oblique, 0, count)
    _note_too_few(
        too_few, bool((closed & (lengths > 0)).any()), count, z, items, defects
    )
    return lengths, points


def spread_in_z(
    points: NDArray[np.float64], starts: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return how far the points of each contour lie apart in z, shape (contours,)."""
    first = starts[:-1]
    result: NDArray[np.float64] = np.maximum.reduceat(points[:, 2], first)
    result -= np.minimum.reduceat(points[:, 2], first)
    return result


def _note_too_few(
    too_few: NDArray[np.bool_],
    has_others: bool,
    count: NDArray[np.int64],
    z: NDArray[np.float64],
    items: NDArray[np.int64],
    defects: Defects,
) -> None:
    """Note closed contours that bound no area: beside proper ones nothing is missed."""
    for n in np.flatnonzero(too_few):
        defects.leave_out(
            int(items[n]),
            "RC-10:beside" if has_others else "RC-10:few",
            tags.ContourData,
            _points(count[n]),
            tr("at least 3 points"),
            z=float(z[n]),
            had_area=False,
        )


def _note_repetition(
    repeated: NDArray[np.bool_],
    z: NDArray[np.float64],
    items: NDArray[np.int64],
    defects: Defects,
) -> None:
    """Mention the contours that repeat their first point at their end."""
    for n in np.flatnonzero(repeated):
        defects.mention(
            int(items[n]),
            "RC-10:repeated",
            tags.ContourData,
            tr("first point repeated"),
            tr("first point not repeated"),
            z=float(z[n]),
        )


def _points(count: int) -> str:
    return counted(count, "point")
