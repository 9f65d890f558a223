"""The axial picture as an image: for files, reports and the command line."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from dosiscope.core.errors import DosiscopeError
from dosiscope.resources.theme import DARK
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import axial_stack
from dosiscope.viewer.layers.text import written
from dosiscope.viewer.legend import Legend, entries
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.view_box import body_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.viewer.review import Review

SMALLEST = 200  # px; below it the words would cover the picture
LARGEST = 32000  # px of a side
_STEP, _STEPS = 1.05, 60  # by which a larger size is tried, and how often
_ROUND = 10  # px
_LEADING = 2.0  # px
_applications: list[QGuiApplication] = []


class PictureError(DosiscopeError):
    """A picture cannot be made."""


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
        are hidden on the screen, and the names of the structures below it: a
        picture that goes elsewhere must say what it is.
    view_box
        What must be seen, as a rectangle or (left, top, width, height), mm; None:
        the whole patient.

    Raises
    ------
    PictureError
        The size is too small for its words, or too large for the memory; the
        sentence names the smallest size of these proportions that is enough.
    """
    width, height = size.toTuple() if isinstance(size, QSize) else size
    if (
        min(width, height) < SMALLEST
        or not 0 < scale <= 8
        or max(width, height) * scale > LARGEST
    ):
        raise PictureError(
            f"no picture of {width} x {height} pixels at {scale:g} times can be made: "
            f"at least {SMALLEST} x {SMALLEST}, at most 8 times and {LARGEST} pixels "
            "a side"
        )
    ensure_application()
    if view_box is None:
        box = body_box(review)
    else:
        box = view_box if isinstance(view_box, QRectF) else QRectF(*view_box)
    if not words:
        return _painted(review, box, (width, height), scale, identity, words)[0]
    image, fits = _painted(review, box, (width, height), scale, identity, words)
    if not fits:
        least = _smallest(review, box, (width, height), identity)
        enough = f" {least[0]} x {least[1]} pixels are enough." if least else ""
        raise PictureError(
            f"the words do not fit on a picture of {width} x {height} pixels: they "
            f"would lie on each other or be cut.{enough}"
        )
    return image


def _painted(
    review: Review,
    box: QRectF,
    size: tuple[int, int],
    scale: float,
    identity: bool,
    words: bool,
) -> tuple[QImage, bool]:
    """Return the picture, and whether its words are whole and apart."""
    width, height = size
    pixels = round(width * scale), round(height * scale)
    image = QImage(*pixels, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(f"there is no memory for {pixels[0]} x {pixels[1]} pixels")
    image.setDevicePixelRatio(scale)
    image.fill(QColor(DARK.picture))
    legend = Legend(entries(review, review.z) if words else [], width, height)
    if not legend.fits:
        return image, False
    above = height - legend.height
    frame = replace(
        Frame.fitting(box, width, above, review.z),
        ratio=scale,
        is_export=True,
        shows_identity=identity,
        is_told=words,
    )
    with QPainter(image) as painter, written() as places:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.save()
        painter.setClipRect(QRectF(0, 0, width, above))
        axial_stack(review).paint(painter, frame)
        painter.restore()
        inside = _are_apart(places, QRectF(0, 0, width, above))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend.paint(painter, frame, above)
    return image, inside


def _are_apart(places: Sequence[QRectF], whole: QRectF) -> bool:
    """Whether all words lie on the picture, and none on another.

    The lines' leading may overlap: letters are less high than their lines.
    """
    tight = [place.adjusted(1, _LEADING, -1, -_LEADING) for place in places]
    return all(whole.contains(place) for place in tight) and not any(
        a.intersects(b) for n, a in enumerate(tight) for b in tight[:n]
    )


def _smallest(
    review: Review, box: QRectF, size: tuple[int, int], identity: bool
) -> tuple[int, int] | None:
    """Return the smallest size of these proportions at which all words fit."""

    def fits(growth: float) -> tuple[int, int] | None:
        wider, higher = (math.ceil(growth * side) for side in size)
        if max(wider, higher) > LARGEST:
            return None
        painted = _painted(review, box, (wider, higher), 1, identity, True)
        return (wider, higher) if painted[1] else None

    coarse = next((n for n in range(1, _STEPS) if fits(_STEP**n)), None)
    if coarse is None:
        return None
    longer = max(size)
    low, high = (_STEP**n * longer for n in (coarse - 1, coarse))
    fine = range(math.ceil(low / _ROUND) * _ROUND, math.ceil(high), _ROUND)
    found = (place for side in fine if (place := fits(side / longer)))
    return next(found, None) or fits(_STEP**coarse)


def png_of(image: QImage) -> bytes:
    """Return a PNG that says which software made it, and nothing else about itself.

    Raises
    ------
    PictureError
        It cannot be made.
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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    if not writer.write(clean):
        raise PictureError(f"the picture cannot be made: {writer.errorString()}")
    return bytes(buffer.data().data())


def ensure_application() -> None:
    """Make text possible where there is no window: Qt draws letters only with one."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _applications.append(QGuiApplication(["dosiscope"]))
