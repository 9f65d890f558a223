"""Kept pictures of a view, drawn where it must be painted again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion, QTransform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect

_MOVES = (
    QTransform.TransformationType.TxNone,
    QTransform.TransformationType.TxTranslate,
)


def copy_exposed(
    painter: QPainter, picture: QImage | QPixmap, exposed: QRegion | None
) -> None:
    """Draw a picture from the painter's origin on, where it is asked for.

    Rectangle by rectangle: of each Qt copies rows.  Where several are open at once, as
    under lines that move, it goes span by span and hands them to other threads, for
    which it takes longer to wait than to copy.

    Parameters
    ----------
    exposed
        Pixels of the view beyond which nothing is seen; None: all may be.
    """
    world = painter.worldTransform()
    ends = picture.devicePixelRatioF(), world.dx(), world.dy()
    is_whole = world.type() in _MOVES and all(one.is_integer() for one in ends)
    if exposed is None or not is_whole:  # rectangles need not meet
        _draw(painter, picture)
        return
    here = exposed.translated(-int(world.dx()), -int(world.dy()))
    for place in cast("Iterable[QRect]", here):  # the stubs do not know that
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        _draw(painter, picture)
        painter.restore()


def _draw(painter: QPainter, picture: QImage | QPixmap) -> None:
    if isinstance(picture, QImage):
        painter.drawImage(0, 0, picture)
    else:
        painter.drawPixmap(0, 0, picture)
