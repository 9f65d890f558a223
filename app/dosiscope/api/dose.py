"""A dose: its values, where they lie, and what they mean."""

from __future__ import annotations

from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING

from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core import dose as of_core
    from dosiscope.core.geometry import Geometry


class Dose:
    """A dose of a case, as it was read or as it was made of others."""

    def __init__(self, dose: of_core.Dose) -> None:
        self._dose = dose

    def __repr__(self) -> str:
        return f"<Dose {self.label!r}, {self.unit}>"

    @property
    def uid(self) -> str:
        """SOP Instance UID; of a made dose what it is made of: "UID+UID"."""
        return self._dose.key

    @property
    def label(self) -> str:
        """What lists call it, such as "PLAN" or "BEAM 2"."""
        return self._dose.label

    @property
    def unit(self) -> str:
        """The unit of its values, such as "Gy", "Gy (RBE)", "Gy (EQD2)", "relative"."""
        return self._dose.unit_text

    @property
    def is_gray(self) -> bool:
        """Whether its values are gray and may be labelled so."""
        return self._dose.is_gray

    @property
    def is_made(self) -> bool:
        """Whether it was made of others: a sum, EQD2, BED."""
        return self._dose.made is not None

    @property
    def type(self) -> str:
        """Dose Type as the file states it: "PHYSICAL", "EFFECTIVE" …; "" for none."""
        return self._dose.type.value

    @property
    def summation(self) -> str:
        """Dose Summation Type as the file states it: "PLAN", "BEAM" …; "" for none."""
        return self._dose.summation.value

    @property
    def plan_uid(self) -> str:
        """SOP Instance UID of the plan that it names; "" where it names none."""
        return self._dose.plan_uid

    @property
    def geometry(self) -> Geometry:
        """Where its samples lie: index (k, j, i) and mm (x, y, z)."""
        return self._dose.geometry

    @property
    def maximum(self) -> float:
        """Largest value of the grid, in `unit`."""
        return self._dose.maximum

    @property
    def maximum_at_mm(self) -> tuple[float, float, float]:
        """Centre (x, y, z) of the first sample that holds it, mm."""
        return self._dose.maximum_at

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """All samples in `unit`, shape (planes, rows, columns), read-only.

        Those of a made dose are NaN where one of its parts has no data.
        """
        values = self._dose.values()
        values.setflags(write=False)
        return values

    @property
    def values_gy(self) -> NDArray[np.float64]:
        """The same where they are gray.

        Raises
        ------
        NotEvaluableError
            The dose is not in gray.
        """
        self._refuse_other_units()
        return self.values

    def sample(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return the value at points (x, y, z) in mm, shape (..., 3), in `unit`.

        Trilinear; NaN outside the grid.
        """
        return self._dose.sample(points)

    def gy_at(self, x: float, y: float, z: float) -> float | None:
        """Return the dose at a point in mm, Gy; None outside the grid.

        Raises
        ------
        NotEvaluableError
            The dose is not in gray.
        """
        self._refuse_other_units()
        value = float(self._dose.sample((x, y, z)))
        return None if isnan(value) else value

    def _refuse_other_units(self) -> None:
        if not self.is_gray:
            raise NotEvaluableError(f"the dose is {self.unit}, not in Gy")
