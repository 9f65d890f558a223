"""The picture of a view as an image: for files, reports and the command line."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.text import typed_number
from dosiscope.resources.theme import DARK
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.legend import Legend, entries
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.view_box import body_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.viewer.layers.lettering import Words
    from dosiscope.viewer.review import ViewState

SMALLEST = 200  # px; below it the words would cover the picture
LARGEST = 32000  # px of a side
_STEP, _STEPS = 1.05, 60  # by which a larger size is tried, and how often
_ROUND = 10  # px
_LEADING = 2.0  # px
_applications: list[QGuiApplication] = []


class PictureError(DosiscopeError):
    """A picture cannot be made."""


def render_picture(
    view: ViewState,
    size: QSize | tuple[int, int],
    scale: float = 1,
    *,
    identity: bool = True,
    words: bool = True,
    view_box: QRectF | Sequence[float] | None = None,
) -> QImage:
    """Paint the picture of a view as the window shows it.

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
        What must be seen, as a rectangle or (left, top, width, height), u and v in
        mm; None:
        the whole patient.

    Raises
    ------
    PictureError
        The size is too small for its words, or too large for the memory; the
        sentence names a size that is enough.
    """
    width, height = size.toTuple() if isinstance(size, QSize) else size
    if (
        min(width, height) < SMALLEST
        or not 0 < scale <= 8
        or max(width, height) * scale > LARGEST
    ):
        raise PictureError(
            f"no picture of {width} x {height} pixels at {typed_number(scale)} times "
            f"can be made: at least {SMALLEST} x {SMALLEST}, at most 8 times and "
            f"{LARGEST} pixels a side"
        )
    page = Page(view, identity, view_box)
    if words and not page.fits(width, height):
        least = page.smallest(width, height)
        enough = f" {least[0]} x {least[1]} pixels are enough." if least else ""
        raise PictureError(
            f"the words do not fit on a picture of {width} x {height} pixels: they "
            f"would lie on each other or be cut.{enough}"
        )
    return page.painted(width, height, scale, words)


def fitting_size(
    view: ViewState,
    size: QSize | tuple[int, int],
    *,
    identity: bool = True,
    view_box: QRectF | Sequence[float] | None = None,
) -> QSize:
    """Return the size, or the next larger one on which all words fit.

    The shorter side grows first: a low, wide picture lacks height alone.
    """
    width, height = size.toTuple() if isinstance(size, QSize) else size
    width, height = max(width, SMALLEST), max(height, SMALLEST)
    page = Page(view, identity, view_box)
    if page.fits(width, height):
        return QSize(width, height)
    return QSize(*(page.smallest(width, height) or (width, height)))


class Page:
    """The picture of a view at any size: its words are measured, not painted."""

    def __init__(
        self,
        view: ViewState,
        identity: bool,
        view_box: QRectF | Sequence[float] | None,
    ) -> None:
        ensure_application()
        if view_box is None:
            self._box = body_box(view)
        else:
            self._box = view_box if isinstance(view_box, QRectF) else QRectF(*view_box)
        self._view = view
        self._identity = identity
        self._entries = entries(view)
        self._stack = stack_of(view)

    def _laid_out(
        self, width: int, height: int, ratio: float, words: bool
    ) -> tuple[Frame, Legend]:
        """Return the frame of the picture above the strip of names, and the strip."""
        legend = Legend(self._entries if words else [], width, height)
        above = max(height - legend.height, 1.0)
        frame = replace(
            Frame.fitting(self._box, width, above, self._view.plane),
            ratio=ratio,
            is_export=True,
            shows_identity=self._identity,
            is_told=words,
        )
        return frame, legend

    def words(self, width: int, height: int) -> list[Words]:
        """Return the words of the picture and of the strip below it."""
        frame, legend = self._laid_out(width, height, 1.0, True)
        return self._stack.measure(frame) + legend.measure(frame, frame.height)

    def fits(self, width: int, height: int) -> bool:
        """Whether all words are whole and none lies on another."""
        frame, legend = self._laid_out(width, height, 1.0, True)
        whole = QRectF(0, 0, frame.width, frame.height)
        return legend.fits and _are_apart(self._stack.measure(frame), whole)

    def smallest(self, width: int, height: int) -> tuple[int, int] | None:
        """Return the next larger size at which all words fit; the short side first."""
        shorter = min(width, height)

        def grown(side: float) -> tuple[int, int]:
            return max(width, math.ceil(side)), max(height, math.ceil(side))

        coarse = (shorter * _STEP**n for n in range(1, _STEPS))
        tried = (side for side in coarse if max(grown(side)) <= LARGEST)
        high = next((side for side in tried if self.fits(*grown(side))), None)
        if high is None:
            return None
        first = math.floor(high / _STEP / _ROUND + 1) * _ROUND
        fine = range(first, math.ceil(high), _ROUND)
        return grown(next((side for side in fine if self.fits(*grown(side))), high))

    def painted(self, width: int, height: int, scale: float, words: bool) -> QImage:
        """Return the picture."""
        pixels = round(width * scale), round(height * scale)
        image = QImage(*pixels, QImage.Format.Format_RGB32)
        if image.isNull():
            raise PictureError(
                f"there is no memory for {pixels[0]} x {pixels[1]} pixels"
            )
        image.setDevicePixelRatio(scale)
        image.fill(QColor(DARK.picture))
        frame, legend = self._laid_out(width, height, scale, words)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.save()
            painter.setClipRect(QRectF(0, 0, frame.width, frame.height))
            self._stack.paint(painter, frame)
            painter.restore()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            legend.paint(painter, frame, frame.height)
        return image


def _are_apart(words: Sequence[Words], whole: QRectF) -> bool:
    """Whether all words lie on the picture, and none on another.

    The lines' leading may overlap: letters are less high than their lines.
    """
    tight = [one.place.adjusted(1, _LEADING, -1, -_LEADING) for one in words]
    return all(whole.contains(place) for place in tight) and not any(
        a.intersects(b) for n, a in enumerate(tight) for b in tight[:n]
    )


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
