"""A second image on the pixels of a picture, in its colours, mixed with the base."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.sections.second_sections import SecondSections
from dosiscope.resources.colour_tables import GREYS, INVERSE, colour_table, opacities
from dosiscope.viewer.colouring import grey_of
from dosiscope.viewer.second_look import Laying

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.core.sections.image_grid import ImageGrid
    from dosiscope.viewer.review import ViewState
    from dosiscope.viewer.wash_pixels import Coloured

_CHANNELS = (16, 8, 0)  # bits of red, green, blue


class Laid(NamedTuple):
    """What of a second image is on a picture.

    Attributes
    ----------
    levels
        0 to 255 over its window, [v, u].
    where
        The pixels that have a share of it, [v, u].
    share
        How much of them is its own, 0 to 1.
    table
        Its colour table.
    """

    levels: NDArray[np.uint16]
    where: NDArray[np.bool_]
    share: float
    table: str

    @property
    def is_grey(self) -> bool:
        """Whether what it gives with grey is grey."""
        return self.table in GREYS


class SecondPixels:
    """The second image of a review on the pixels of a view's picture.

    Its values are kept for as long as the plane is the same: how it is laid over
    changes more often.
    """

    def __init__(self, view: ViewState, pixels: ImageGrid) -> None:
        self._view, self._pixels = view, pixels
        self._sections: SecondSections | None = None
        self._of: object = None
        self._values: tuple[Plane, NDArray[np.float32] | None] | None = None
        self._squares: tuple[object, NDArray[np.bool_]] | None = None

    def on(self, plane: Plane) -> Laid | None:
        """Return what of it is on a plane; None for nothing."""
        look = self._view.review.second
        if look.shown is None or not all(self._pixels.shape):
            return None
        if self._of is not look.shown:
            self._of, self._values = look.shown, None
            self._sections = SecondSections(
                look.shown, self._pixels, self._view.orientation
            )
        assert self._sections is not None
        if self._values is None or self._values[0] != plane:
            self._values = plane, self._sections.at(plane)
        values = self._values[1]
        if values is None:
            return None
        where, share = ~np.isnan(values), look.share
        if look.laying is Laying.CHECKERBOARD:
            where &= self._checkerboard(plane, look.square)
            share = 1.0
        levels = grey_of(values, look.window)
        if look.table == INVERSE:
            levels = np.uint16(255) - levels
        return Laid(levels, where, share, look.table)

    def _checkerboard(self, plane: Plane, side: float) -> NDArray[np.bool_]:
        """Return every other square: they stay where they are from plane to plane."""
        grid = self._pixels.grid
        key = side, plane if grid is None else None
        if self._squares is None or self._squares[0] != key:
            if grid is not None:
                u, v = grid.u.positions, grid.v.positions[:, None]
            else:
                assert self._pixels.ct is not None
                points = self._pixels.ct.points(plane)
                u, v, _ = np.moveaxis(points @ plane.orientation.directions.T, -1, 0)
            numbers = np.floor(u / side) + np.floor(v / side)
            self._squares = key, numbers % 2 == 1
        return self._squares[1]


def mixed_grey(grey: NDArray[np.uint16], laid: Laid) -> NDArray[np.uint16]:
    """Return the grey, 0 to 255, of base and second image together, [v, u]."""
    result = grey.copy()
    own = grey[laid.where].astype(np.float32)
    own += np.float32(laid.share) * (laid.levels[laid.where] - own)
    result[laid.where] = np.rint(own).astype(np.uint16)
    return result


def mixed_colours(
    grey: NDArray[np.uint16],
    laid: Laid,
    wash: Coloured | None,
    wash_table: str,
    opacity: float,
) -> NDArray[np.uint32]:
    """Return colours 0xffRRGGBB of base, second image and wash together, [v, u].

    The wash is mixed with what is below it as with grey (`mixing_table`).
    """
    result: NDArray[np.uint32] = grey.astype(np.uint32) * np.uint32(0x10101)
    result |= np.uint32(0xFF000000)
    index = laid.levels[laid.where] << 8 | grey[laid.where]
    result[laid.where] = _mixing_with_grey(laid.table, laid.share)[index]
    if wash is None:
        return result
    part = result[wash.part]
    tinted = wash.bands > 0
    bands, below = wash.bands[tinted] - 1, part[tinted]
    size = 255
    colour = colour_table(wash_table, size)[bands].astype(np.float32)
    share = np.minimum(opacity * opacities(wash_table, size), 1.0).astype(np.float32)
    share = share[bands]
    above = np.full(below.shape, 0xFF000000, np.uint32)
    for channel, bits in enumerate(_CHANNELS):
        own = ((below >> bits) & 0xFF).astype(np.float32)
        own += share * (colour[:, channel] - own)
        above |= np.rint(own).astype(np.uint32) << np.uint32(bits)
    part[tinted] = above  # a view of the result
    return result


@lru_cache(maxsize=2)
def _mixing_with_grey(table: str, share: float) -> NDArray[np.uint32]:
    """Return colour 0xffRRGGBB by level * 256 + grey, shape (65536,)."""
    grey = np.arange(256)[None, :, None]
    colour = colour_table(table, 256).astype(np.float64)[:, None, :]
    rgb = np.round(grey + share * (colour - grey)).astype(np.uint32)
    colours = 0xFF000000 | rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]
    result: NDArray[np.uint32] = colours.astype(np.uint32).ravel()
    result.setflags(write=False)
    return result
