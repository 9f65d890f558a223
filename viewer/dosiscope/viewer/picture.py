"""The axial picture as an image: for files, reports and the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from dosiscope.core.errors import DosiscopeError
from dosiscope.resources.theme import DARK
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import axial_stack
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.view_box import body_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from dosiscope.viewer.review import Review

SMALLEST = 200  # px; below it the words would cover the picture
_applications: list[QGuiApplication] = []


class PictureError(DosiscopeError):
    """A picture cannot be made or written."""


def render_picture(
    review: Review,
    size: QSize | tuple[int, int],
    scale: float = 1,
    *,
    identity: bool = True,
    words: bool = True,
    view_box: QRectF | Sequence[float] | None = None,
) -> QImage:
    """Paint the axial picture of the review as the window shows it.

    Parameters
    ----------
    size
        Width and height in logical pixels: they set how large letters are.
    scale
        Real pixels per logical one; the image has ``size * scale`` pixels.
    identity
        Whether the patient is named; warnings are there in any case.
    words
        Whether plan, dose, plane, scales and warnings are on it even where they
        are hidden on the screen: a picture that goes elsewhere must say what it is.
    view_box
        What must be seen, as a rectangle or (left, top, width, height), mm; None:
        the whole patient.

    Raises
    ------
    PictureError
        The size is too small, or too large for the memory.
    """
    width, height = size.toTuple() if isinstance(size, QSize) else size
    if (
        min(width, height) < SMALLEST
        or not 0 < scale <= 8
        or max(width, height) * scale > 32000
    ):
        raise PictureError(
            f"no picture of {width} x {height} pixels at {scale:g} times can be made: "
            f"at least {SMALLEST} x {SMALLEST}, at most 8 times and 32000 pixels a side"
        )
    ensure_application()
    if view_box is None:
        box = body_box(review)
    else:
        box = view_box if isinstance(view_box, QRectF) else QRectF(*view_box)
    pixels = round(width * scale), round(height * scale)
    image = QImage(*pixels, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(f"there is no memory for {pixels[0]} x {pixels[1]} pixels")
    image.setDevicePixelRatio(scale)
    image.fill(QColor(DARK.picture))
    frame = Frame.fitting(box, width, height, review.z)
    frame = Frame(
        frame.left,
        frame.top,
        frame.scale,
        width,
        height,
        review.z,
        scale,
        True,
        identity,
        words,
    )
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        axial_stack(review).paint(painter, frame)
    return image


def save_png(image: QImage, path: str | PathLike[str]) -> None:
    """Write a PNG that says which software made it, and nothing else about itself.

    Raises
    ------
    PictureError
        The file cannot be written.
    """
    # pixels alone: a copy of the image would keep its texts
    clean = QImage(
        image.constBits(),
        image.width(),
        image.height(),
        image.bytesPerLine(),
        image.format(),
    ).copy()
    clean.setText("Software", PROGRAM)
    writer = QImageWriter(os.fspath(path), b"png")
    if not writer.write(clean):
        raise PictureError(
            f"{os.fspath(path)} cannot be written: {writer.errorString()}"
        )


def ensure_application() -> None:
    """Make text possible where there is no window: Qt draws letters only with one."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _applications.append(QGuiApplication(["dosiscope"]))
