"""The words of a picture, without painting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from dosiscope.viewer.picture import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from dosiscope.viewer.layers.lettering import Words
    from dosiscope.viewer.review import Review


def picture_words(
    review: Review,
    size: QSize | tuple[int, int],
    *,
    identity: bool = True,
    view_box: QRectF | Sequence[float] | None = None,
) -> list[Words]:
    """Return what `render_picture` would write, and where, in logical pixels."""
    width, height = size.toTuple() if isinstance(size, QSize) else size
    return Page(review.axial, identity, view_box).words(width, height)
