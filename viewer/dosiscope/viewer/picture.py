"""The picture of a view as an image: for files, reports and the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPen

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.resources.theme import SCREEN_PICTURE
from dosiscope.viewer.canvas import Canvas, PictureError, are_apart, ensure_application
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.annotations import AnnotationLayer
from dosiscope.viewer.layers.lettering import measured
from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.legend import Legend, entries
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.view_box import body_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.progress import Steps
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.layers.layer import Stack
    from dosiscope.viewer.layers.lettering import Words
    from dosiscope.viewer.review import ViewState

_SIDE = 28.0  # px beside the plane on a printed picture: a letter
_BELOW = 66.0  # px below it: scale bar and letter
_AIR = 4.0  # px between words and the plane
_MOST_WORDS = 150  # for which a size is looked for on which they fit
_LEAST_PANE = 80.0  # px, of the plane beside its words


def render_picture(
    view: ViewState,
    size: QSize | tuple[int, int],
    scale: float = 1,
    *,
    identity: bool = True,
    words: bool = True,
    view_box: QRectF | Sequence[float] | None = None,
    colours: PictureColours = SCREEN_PICTURE,
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
    colours
        As on the screen, or for paper: the image among words on white.

    Raises
    ------
    PictureError
        The size is too small for its words, or too large for the memory; the
        sentence names a size that is enough.
    """
    page = Page(view, identity, view_box, colours=colours)
    return page.image(size, scale, words=words)


class Page(Canvas):
    """The picture of a view at any size: its words are measured, not painted.

    Parameters
    ----------
    is_brief
        Whether what is around it says what identifies and qualifies it: it tells
        its plane, its sides and its scale.
    is_captioned
        Whether a caption says what is true of its plane too, and a key has the names
        of points: what it writes itself is short.
    is_within
        Whether what is around it says whose it is: it tells all else.

    Attributes
    ----------
    holds
        What must live as long as it: the view does not hold its review.
    """

    def __init__(
        self,
        view: ViewState,
        identity: bool,
        view_box: QRectF | Sequence[float] | None,
        *,
        colours: PictureColours = SCREEN_PICTURE,
        is_brief: bool = False,
        is_captioned: bool = False,
        is_within: bool = False,
    ) -> None:
        ensure_application()
        if view_box is None:
            self._box = body_box(view)
        else:
            self._box = view_box if isinstance(view_box, QRectF) else QRectF(*view_box)
        self._view = view
        self._identity = identity
        self._colours = colours
        self._is_brief, self._is_within = is_brief, is_within
        self._is_captioned = is_captioned
        self.holds: object = None
        self._entries = [] if is_brief else entries(view)
        self._stack = stack_of(view)

    @property
    def is_brief(self) -> bool:
        """Whether it tells no more than its plane, sides and scale."""
        return self._is_brief

    def _laid_out(
        self, width: float, height: float, ratio: float, words: bool
    ) -> tuple[Frame, Legend]:
        """Return the frame of the picture above the strip of names, and the strip."""
        legend = Legend(self._entries if words else [], width, height)
        above = max(height - legend.height, 1.0)
        case = self._view.review.case
        frame = replace(
            Frame.fitting(self._box, width, above, self._view.plane),
            ratio=ratio,
            is_export=True,
            shows_identity=self._identity,
            is_told=words,
            is_brief=self._is_brief,
            is_captioned=self._is_captioned,
            is_within=self._is_within,
            colours=self._colours,
            is_on_white=is_on_white(self._view, self._colours),
        )
        if not self._colours.is_light or not words or case is None:
            return frame, legend
        inner = _as_wide(room_for_plane(self._stack, frame), self._box)
        shown = Frame.fitting(self._box, inner.width(), inner.height(), frame.plane)
        scale = shown.scale
        return (
            replace(
                frame,
                left=shown.left - inner.left() / scale,
                top=shown.top - inner.top() / scale,
                scale=scale,
                inner=inner,
            ),
            legend,
        )

    def words(self, width: int, height: int) -> list[Words]:
        """Return the words of the picture and of the strip below it."""
        frame, legend = self._laid_out(width, height, 1.0, True)
        return self._stack.measure(frame) + legend.measure(frame, frame.height)

    def fits(self, width: int, height: int) -> bool:
        """Whether all words are whole and none lies on another."""
        frame, legend = self._laid_out(width, height, 1.0, True)
        whole = QRectF(0, 0, frame.width, frame.height)
        is_shown = min(frame.pane.width(), frame.pane.height()) >= _LEAST_PANE
        return legend.fits and is_shown and are_apart(self._stack.measure(frame), whole)

    def smallest(self, width: int, height: int) -> tuple[int, int] | None:
        """Return the next larger size at which all words fit.

        Of hundreds of words none is looked for: to place them at dozens of sizes takes
        minutes.
        """
        if len(self.words(width, height)) > _MOST_WORDS:
            return None
        return super().smallest(width, height)

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
        """Paint it, in one step."""
        yield Progress(0, 1, tr("Picture"))
        frame, legend = self._laid_out(width, height, ratio, words)
        painter.save()
        whole = QRectF(0, 0, frame.width, frame.height)
        is_framed = frame.inner is not None
        # each layer is clipped by itself: Qt's SVG does not come back to an outer clip
        frame = replace(frame, is_vector=is_vector, inner=frame.inner or whole)
        painter.fillRect(QRectF(0, 0, width, height), QColor(self._colours.ground))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if is_framed:  # below all words
            painter.setPen(QPen(QColor(self._colours.line), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.pane.adjusted(-1, -1, 1, 1))
        self._stack.paint(painter, frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend.paint(painter, frame, frame.height)
        painter.restore()


def is_on_white(view: ViewState, colours: PictureColours) -> bool:
    """Whether what is drawn of a view has no image below it, and a light ground."""
    case = view.review.case
    return colours.is_light and (case is None or case.ct is None)


def room_for_plane(stack: Stack, frame: Frame) -> QRectF:
    """Return where on a printed picture the plane is shown: amid its words, px."""
    top, right, bottom = _SIDE, _SIDE, _BELOW
    for layer in stack.layers:
        if frame.is_brief:
            break
        if isinstance(layer, AnnotationLayer):
            above, below = layer.room(frame)
            top, bottom = max(top, above + _AIR), max(bottom, below + _AIR)
        elif isinstance(layer, DoseScaleLayer):
            with measured() as (painter, scales):
                layer.paint(painter, frame)
            if scales:
                taken = frame.width - min(one.place.left() for one in scales)
                right = max(right, taken + _SIDE)
    whole = QRectF(0, 0, frame.width, frame.height)
    inner = whole.adjusted(_SIDE, top, -right, -bottom)
    least = QSizeF(max(inner.width(), 1.0), max(inner.height(), 1.0))
    corner = QPointF(round(inner.left()) + 0.5, round(inner.top()) + 0.5)
    return QRectF(corner, least)


def _as_wide(room: QRectF, box: QRectF) -> QRectF:
    """Return the part amid a room that has the sides of a box in their proportion.

    Around a patient there is nothing to see but the black of the image.
    """
    share = min(room.width() / box.width(), room.height() / box.height())
    width, height = round(share * box.width()), round(share * box.height())
    across, down = room.width() - width, room.height() - height
    corner = room.topLeft() + QPointF(across // 2, down // 2)
    return QRectF(corner, QSizeF(max(width, 1), max(height, 1)))


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
        raise PictureError(
            tr("the picture cannot be made: {error}", error=writer.errorString())
        )
    return bytes(buffer.data().data())
