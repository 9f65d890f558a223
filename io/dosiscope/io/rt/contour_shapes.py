"""Whether points make the contour they claim to be (PS3.3 C.8.8.6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.structures import GeometricType
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.rt.contour_defects import Defects

# A contour that leaves its plane by more is no transverse contour: wherever it was
# drawn would be wrong.
OBLIQUE_MM: Final = 0.1
_SLACK = 1e-6


def check_shapes(
    points: NDArray[np.float64],
    starts: NDArray[np.int64],
    kinds: Sequence[GeometricType],
    items: NDArray[np.int64],
    defects: Defects,
) -> NDArray[np.int64]:
    """Return how many points each contour keeps; 0 for one that is left out.

    Parameters
    ----------
    points, starts, kinds
        As in `Contours`; every contour has at least one point.
    items
        Index of each contour in its Contour Sequence, for the messages.
    """
    if not kinds:
        return np.zeros(0, dtype=np.int64)
    first, count = starts[:-1], np.diff(starts)
    closed = np.array([kind.is_closed for kind in kinds])
    repeated = closed & (count > 1)
    repeated &= np.all(points[first] == points[starts[1:] - 1], axis=1)
    count = count - repeated
    z = points[first, 2]
    spread = np.maximum.reduceat(points[:, 2], first)
    spread -= np.minimum.reduceat(points[:, 2], first)
    _note_repetition(repeated, z, items, defects)
    too_few = closed & (count < 3)
    for n in np.flatnonzero(too_few):
        defects.leave_out(
            int(items[n]),
            "RC-10:few",
            tags.ContourData,
            _points(count[n]),
            "at least 3 points",
            z=float(z[n]),
            had_area=False,
        )
    no_point = np.array([kind is GeometricType.POINT for kind in kinds]) & (count != 1)
    for n in np.flatnonzero(no_point):
        defects.leave_out(
            int(items[n]),
            "RC-08",
            tags.ContourData,
            _points(count[n]),
            "1 point",
            z=float(z[n]),
            had_area=False,
        )
    oblique = closed & ~too_few & (spread > OBLIQUE_MM)
    for n in np.flatnonzero(oblique):
        defects.leave_out(
            int(items[n]),
            "RC-09:oblique",
            tags.ContourData,
            f"{spread[n]:.3f} mm",
            f"at most {SAME_PLANE_MM} mm",
            z=float(z[n]),
            spread=spread[n],
        )
    uneven = closed & ~too_few & ~oblique & (spread > SAME_PLANE_MM + _SLACK)
    for n in np.flatnonzero(uneven):
        defects.mention(
            int(items[n]),
            "RC-09:uneven",
            tags.ContourData,
            f"{spread[n]:.3f} mm",
            f"at most {SAME_PLANE_MM} mm",
            z=float(z[n]),
        )
    return np.where(too_few | no_point | oblique, 0, count)


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
            "first point repeated",
            "first point not repeated",
            z=float(z[n]),
        )


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"
