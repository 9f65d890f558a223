"""Pictures and plots as SVG: shapes that stay sharp at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from dosiscope.core.progress import Progress, finish
from dosiscope.core.visible import visible
from dosiscope.resources.theme import FONT
from dosiscope.viewer.picture_text import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize

    from dosiscope.core.progress import Steps

_FONT = f'font-family="{FONT}"'.encode()
_FONTS = f'font-family="{FONT}, Helvetica, Arial, sans-serif"'.encode()
_DOTS = 96  # per inch: a pixel of ours is one of the picture


def svg_of(size: QSize, paint: Callable[[QPainter], None], told: str) -> bytes:
    """Return what is painted as SVG; as `svg_steps`, in one go."""

    def painting(painter: QPainter) -> Steps[None]:
        paint(painter)
        yield Progress(1, 1)

    return finish(svg_steps(size, painting, told))


def svg_steps(
    size: QSize, painting: Callable[[QPainter], Steps[None]], told: str
) -> Steps[bytes]:
    """Return what is painted in steps as SVG, with what it says as its description.

    Parameters
    ----------
    size
        Width and height, px.
    painting
        Is given a painter whose unit is one px.
    told
        All that is written on it: letters may be shapes.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # of SVG 1.1: in that of Tiny nothing is clipped
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(PROGRAM)
    generator.setDescription("\n".join(map(visible, told.splitlines())))
    with QPainter(generator) as painter:
        yield from painting(painter)
    # who opens it may not have the font
    return bytes(buffer.data().data()).replace(_FONT, _FONTS)
