"""The pixels on which CT and dose of a plane meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.viewer.plane_grid import PlaneGrid, Resampler

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose

# Without a CT the dose is interpolated to pixels of this size before it is coloured.
_FINE_MM = 1.0
_MOST_PIXELS = 800


class ImageGrid:
    """The CT's own pixels, else finer ones between the dose's samples.

    Attributes
    ----------
    grid
        Where the pixels lie; None for a CT whose rows run askew to the patient's
        axes: its pixels then stay in the file's order.
    shape
        Number of pixels [y, x] (or rows and columns).
    """

    def __init__(self, ct: Ct | None, dose: Dose | None) -> None:
        self._ct, self._dose = ct, dose
        samples = PlaneGrid.of(dose.geometry) if dose is not None else None
        self._samples = samples
        if ct is not None:
            self.grid = PlaneGrid.of(ct.geometry)
        elif samples is not None:
            x = samples.x.subdivided(_FINE_MM, _MOST_PIXELS)
            y = samples.y.subdivided(_FINE_MM, _MOST_PIXELS)
            self.grid = PlaneGrid(x, y)
        else:
            self.grid = None
        self.shape = (0, 0)
        if self.grid is not None:
            self.shape = self.grid.y.count, self.grid.x.count
        elif ct is not None:
            self.shape = ct.geometry.size
        self._resampler: Resampler | None = None
        if self.grid is not None and samples is not None:
            self._resampler = Resampler(self.grid, samples)

    @property
    def dose_part(self) -> tuple[slice, slice]:
        """Rows and columns of the image that `dose_at` gives values for."""
        if self._resampler is None:
            return slice(None), slice(None)
        return self._resampler.rows, self._resampler.columns

    def on_screen(self, plane: NDArray[np.float32]) -> NDArray[np.float32]:
        """View a plane of the CT as [y, x] of the image."""
        return plane if self.grid is None else self.grid.on_screen(plane)

    def stored_on_screen(self, k: int) -> NDArray[np.uint16]:
        """Bits of the stored values of CT plane ``k`` as [y, x] of the image."""
        assert self._ct is not None
        bits: NDArray[np.uint16] = self._ct.stored[k].view(np.uint16)
        return bits if self.grid is None else self.grid.on_screen(bits)

    def dose_at(self, z: float) -> NDArray[np.float32] | None:
        """Return the trilinear dose at the pixel centres, NaN or absent outside.

        None where the plane at ``z`` mm has no dose.
        """
        if self._dose is None:
            return None
        if self._resampler is not None and self._samples is not None:
            plane = self._dose.plane_at(z)
            if plane is None:
                return None
            return self._resampler(self._samples.on_screen(plane))
        if self._ct is None or self._dose.geometry.between(z) is None:
            return None
        # rows of one or both run askew: every pixel for itself
        rows, columns = self._ct.geometry.size
        j, i = np.indices((rows, columns))
        k = np.full_like(j, self._ct.geometry.nearest_plane(z))
        points = self._ct.geometry.to_mm(np.stack([k, j, i], axis=-1))
        points[..., 2] = z
        return self.on_screen(self._dose.sample(points).astype(np.float32))
