"""What is painted at any size: as an image, as SVG, on the painter of a page."""

from __future__ import annotations

import math
import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, finish
from dosiscope.core.text import typed_number
from dosiscope.viewer.svg import svg_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.progress import Steps
    from dosiscope.viewer.layers.lettering import Words

SMALLEST = 200  # px; below it the words would cover the picture
LARGEST = 32000  # px of a side
_STEP, _STEPS = 1.05, 60  # by which a larger size is tried, and how often
_ROUND = 10  # px
_LEADING = 2.0  # px
_applications: list[QGuiApplication] = []


class PictureError(DosiscopeError):
    """A picture cannot be made."""


class Canvas(ABC):
    """A picture with words: it tells whether they fit before it is painted."""

    @abstractmethod
    def words(self, width: int, height: int) -> list[Words]:
        """Return what is written on it at a size, px; paint nothing."""

    @abstractmethod
    def fits(self, width: int, height: int) -> bool:
        """Whether all words are whole and none lies on another."""

    @abstractmethod
    def painting(
        self,
        painter: QPainter,
        width: float,
        height: float,
        *,
        ratio: float = 1.0,
        words: bool = True,
        is_vector: bool = False,
    ) -> Steps[None]:
        """Paint it from the origin of a painter on, in steps.

        Parameters
        ----------
        ratio
            Real pixels per logical one, of what is kept as pixels.
        words
            Whether it says what it is even where the screen hides that.
        is_vector
            Whether letters are painted as shapes.
        """

    def paint(
        self,
        painter: QPainter,
        width: float,
        height: float,
        *,
        ratio: float = 1.0,
        words: bool = True,
        is_vector: bool = False,
    ) -> None:
        """Paint it as `painting` does, at once."""
        steps = self.painting(
            painter, width, height, ratio=ratio, words=words, is_vector=is_vector
        )
        finish(steps)

    def writing(self, width: int, height: int) -> Steps[list[Words]]:
        """Return `words`, in steps where it is of several pictures."""
        yield Progress(0, 1, tr("Words of the picture"))
        return self.words(width, height)

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

    def checked(
        self, size: QSize | tuple[int, int], scale: float, *, words: bool
    ) -> tuple[int, int]:
        """Return width and height if a picture can be made of them.

        Raises
        ------
        PictureError
            The size is too small for its words, or too large for the memory.
        """
        width, height = size.toTuple() if isinstance(size, QSize) else size
        if (
            min(width, height) < SMALLEST
            or not 0 < scale <= 8
            or max(width, height) * scale > LARGEST
        ):
            raise PictureError(
                tr(
                    "no picture of {width} x {height} pixels at {scale} times can be "
                    "made: at least {least} x {least}, at most 8 times and "
                    "{most} pixels a side",
                    width=width,
                    height=height,
                    scale=typed_number(scale),
                    least=SMALLEST,
                    most=LARGEST,
                )
            )
        if words and not self.fits(width, height):
            raise PictureError(self._too_small(width, height))
        return width, height

    def _too_small(self, width: int, height: int) -> str:
        """Return that the words do not fit, and where known at which size they do."""
        told = tr(
            "the words do not fit on a picture of {width} x {height} pixels: "
            "they would lie on each other or be cut.",
            width=width,
            height=height,
        )
        least = self.smallest(width, height)
        if least is None:
            return told
        enough = tr(
            "{width} x {height} pixels are enough.", width=least[0], height=least[1]
        )
        return f"{told} {enough}"

    def image(
        self, size: QSize | tuple[int, int], scale: float, *, words: bool = True
    ) -> QImage:
        """Return the picture.

        Raises
        ------
        PictureError
            The size is too small for its words, or too large for the memory.
        """
        return finish(self.image_steps(size, scale, words=words))

    def image_steps(
        self, size: QSize | tuple[int, int], scale: float, *, words: bool = True
    ) -> Steps[QImage]:
        """Return the picture as `image` does, in steps."""
        width, height = self.checked(size, scale, words=words)
        image = blank_image(width, height, scale)
        with QPainter(image) as painter:
            yield from self.painting(painter, width, height, ratio=scale, words=words)
        return image

    def svg(self, size: QSize | tuple[int, int]) -> bytes:
        """Return it as SVG, px as logical pixels; what it says is its description.

        Raises
        ------
        PictureError
            As of `image`.
        """
        return finish(self.svg_steps(size))

    def svg_steps(self, size: QSize | tuple[int, int]) -> Steps[bytes]:
        """Return it as `svg` does, in steps."""
        width, height = self.checked(size, 1.0, words=True)
        words = yield from self.writing(width, height)
        told = "\n".join(one.text for one in words if one.text)

        def painting(painter: QPainter) -> Steps[None]:
            return self.painting(painter, width, height, is_vector=True)

        return (yield from svg_steps(QSize(width, height), painting, told))

    def fitting(self, size: QSize | tuple[int, int]) -> QSize:
        """Return the size, or the next larger one on which all words fit.

        The shorter side grows first: a low, wide picture lacks height alone.
        """
        width, height = size.toTuple() if isinstance(size, QSize) else size
        width, height = max(width, SMALLEST), max(height, SMALLEST)
        if self.fits(width, height):
            return QSize(width, height)
        return QSize(*(self.smallest(width, height) or (width, height)))


def blank_image(width: int, height: int, scale: float) -> QImage:
    """Return an image of so many logical pixels.

    Raises
    ------
    PictureError
        There is no memory for it.
    """
    pixels = round(width * scale), round(height * scale)
    image = QImage(*pixels, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(
            tr(
                "there is no memory for {width} x {height} pixels",
                width=pixels[0],
                height=pixels[1],
            )
        )
    image.setDevicePixelRatio(scale)
    return image


def are_apart(words: Sequence[Words], whole: QRectF) -> bool:
    """Whether all words lie on the picture, and none on another.

    The lines' leading may overlap: letters are less high than their lines.
    """
    tight = [one.place.adjusted(1, _LEADING, -1, -_LEADING) for one in words]
    return all(whole.contains(place) for place in tight) and not any(
        a.intersects(b) for n, a in enumerate(tight) for b in tight[:n]
    )


def ensure_application() -> None:
    """Make text possible where there is no window: Qt draws letters only with one."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _applications.append(QGuiApplication(["dosiscope"]))
