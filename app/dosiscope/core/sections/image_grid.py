"""The pixels on which CT and dose of a plane meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.sections.ct_sections import ct_sections
from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.dose_slab import slab_section

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.field import Field
    from dosiscope.core.plane import Orientation, Plane
    from dosiscope.core.sections.ct_sections import CtSections
    from dosiscope.core.sections.dose_sections import DoseSections
    from dosiscope.core.sections.pixels import PixelGrid


class FieldPixels:
    """A field on the pixels of a picture.

    Parameters
    ----------
    grid, ct
        Where the pixels lie, as `ImageGrid` has it.
    """

    def __init__(
        self,
        field: Field,
        sections: DoseSections,
        grid: PixelGrid | None,
        ct: CtSections | None,
    ) -> None:
        self._field, self._sections = field, sections
        self._grid, self._ct = grid, ct
        self._resampler = sections.resampler(grid) if grid is not None else None

    @property
    def part(self) -> tuple[slice, slice]:
        """Rows and columns of the image that `at` gives values for."""
        if self._resampler is None:
            return slice(None), slice(None)
        return self._resampler.rows, self._resampler.columns

    def at(self, plane: Plane, half: float = 0.0) -> NDArray[np.float32] | None:
        """Return the trilinear field at the pixel centres, NaN or absent outside.

        With ``half`` it is the maximum within so much (mm) on both sides, where there
        can be one (`can_be_slab`).  None where a plane has no data.
        """
        if self._resampler is not None:
            section = (
                slab_section(self._sections, plane, half)
                if half
                else self._sections.at(plane)
            )
            return None if section is None else self._resampler(section.values)
        # their rows run apart: every pixel for itself
        if self._grid is not None:
            values = self._grid.read(self._field.sample, plane)
        elif self._ct is not None:
            values = self._field.sample(self._ct.points(plane)).astype(np.float32)
        else:
            return None
        return None if np.isnan(values).all() else values


class ImageGrid:
    """The CT's pixels on planes of an orientation, else finer ones between doses.

    Attributes
    ----------
    ct, dose
        The sections; None where there is no CT or dose.
    grid
        Where the pixels lie; None for axial planes of a CT whose rows run askew to
        the patient's axes: its pixels then stay in the file's order.
    shape
        Number of pixels [v, u] (or rows and columns).
    """

    def __init__(
        self, ct: Ct | None, dose: Field | None, orientation: Orientation
    ) -> None:
        self._orientation = orientation
        self.ct = ct_sections(ct, orientation) if ct is not None else None
        self.dose = dose_sections(dose, orientation) if dose is not None else None
        self.grid, self.shape = None, (0, 0)
        if self.ct is not None:
            self.grid, self.shape = self.ct.grid, self.ct.shape
        elif self.dose is not None:
            self.grid = self.dose.pixels
            self.shape = self.grid.shape
        self._of_dose: FieldPixels | None = None
        if dose is not None and self.dose is not None:
            self._of_dose = FieldPixels(dose, self.dose, self.grid, self.ct)

    def pixels_of(self, field: Field) -> FieldPixels:
        """Return another field on the same pixels."""
        sections = dose_sections(field, self._orientation)
        return FieldPixels(field, sections, self.grid, self.ct)

    @property
    def dose_part(self) -> tuple[slice, slice]:
        """Rows and columns of the image that `dose_on` gives values for."""
        if self._of_dose is None:
            return slice(None), slice(None)
        return self._of_dose.part

    def dose_on(self, plane: Plane, half: float = 0.0) -> NDArray[np.float32] | None:
        """Return what `FieldPixels.at` gives of the dose."""
        return None if self._of_dose is None else self._of_dose.at(plane, half)
