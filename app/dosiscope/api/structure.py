"""A structure: its contours, its volume, or why it is not measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from dosiscope.app.measure import Measured
    from dosiscope.core.structures import Roi


class Structure:
    """An ROI of the structure set of a case."""

    def __init__(self, roi: Roi, measure: Callable[[int], Measured]) -> None:
        self._roi, self._measure = roi, measure

    def __repr__(self) -> str:
        return f"<Structure {self.name!r} [{self.number}]>"

    @property
    def number(self) -> int:
        """ROI Number, by which all else names it."""
        return self._roi.number

    @property
    def name(self) -> str:
        """ROI Name; "ROI 7 (no name)" where the file has none."""
        return self._roi.shown_name

    @property
    def type(self) -> str:
        """RT ROI Interpreted Type: "PTV", "ORGAN" …; "" where none is stated."""
        return self._roi.interpreted_type

    @property
    def colour(self) -> tuple[int, int, int] | None:
        """ROI Display Color (red, green, blue), 0 to 255; None where none is stated."""
        return self._roi.colour

    @property
    def contours(self) -> tuple[NDArray[np.float64], ...]:
        """Its contours as the file has them: points (x, y, z), shape (n, 3), mm."""
        return tuple(one.points for one in self._roi.contours)

    @property
    def stated_volume_cc(self) -> float | None:
        """ROI Volume that the file states, cc; it is not measured here."""
        return self._roi.stated_volume_cc

    @property
    def volume_cc(self) -> float | None:
        """Its volume as measured here, cc; None where `why_not_measured` says why."""
        return self._measure(self.number).volume_cc

    @property
    def why_not_measured(self) -> str:
        """Why it has no volume and no DVH, a clause; "" where it has."""
        return self._measure(self.number).reason

    def contains(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Return which points (x, y, z) in mm, shape (..., 3), lie in it; shape (...).

        It is the solid whose volume and DVH are measured, between its contours too.

        Raises
        ------
        NotEvaluableError
            It has no volume, with the reason.
        """
        solid = self._measure(self.number).solid
        why = self.withheld or self.why_not_measured
        if solid is None or why:
            raise NotEvaluableError(why)
        xyz = np.asarray(points, dtype=np.float64)
        return solid.contains(xyz.reshape(-1, 3)).reshape(xyz.shape[:-1])

    @property
    def withheld(self) -> str:
        """Why it must not be shown, a clause; "" where it may."""
        return str(self._roi.withheld or "")
