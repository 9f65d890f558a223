"""The picture as a file or on the clipboard: the view, or all that is on the screen."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dosiscope.app.features.action import Action
from dosiscope.app.features.picture_dialog import TIMES, PictureDialog
from dosiscope.app.picture_files import BOTH, ONLY_PNG, is_svg
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.core.visible import visible
from dosiscope.resources.theme import SCREEN_PICTURE
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.app.saving import Saving
    from dosiscope.core.sidecar.record import KeptPicture
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.canvas import Canvas
    from dosiscope.viewer.legend import Legend
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.slice_view import SliceView
    from dosiscope.viewer.widgets.notice import Notice


class PictureExport:
    """Saves or copies what is shown.

    Parameters
    ----------
    top
        The widget that is all that is on the screen.
    keep_beside
        Writes beside a picture, by its path, how the case is seen, and the picture.
    """

    def __init__(
        self,
        pictures: PictureArea,
        saving: Saving,
        notice: Notice,
        top: QWidget,
        keep_beside: Callable[[str, KeptPicture | None], object],
    ) -> None:
        self._keep_beside = keep_beside
        self._pictures = pictures
        self._saving = saving
        self._notice = notice
        self._top = top

    @property
    def _view(self) -> SliceView:
        """The picture that is meant: the one that had the focus last."""
        return self._pictures.current

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "screenshot", "File", tr("Save picture…"), "S",
            tr("Save the view as PNG or SVG, or the window"), self.save, icon="camera",
            has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "copy_picture", "File", tr("Copy picture"), "Ctrl+C",
            tr("Copy the view to the clipboard"), self.copy, needs_case=True,
        )  # fmt: skip

    def save(self) -> None:
        """Ask what to save and where, and write it."""
        from dosiscope.core.sidecar.record import KeptPicture

        dialog = PictureDialog(self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        scale, identity = dialog.scale.currentIndex() + 1, dialog.identity.isChecked()
        is_view = dialog.what.currentIndex() == 0
        colours = dialog.picture_colours
        try:
            image = (
                self.of_view(scale, identity=identity, colours=colours)
                if is_view
                else self.of_window(scale, identity=identity)
            )
        except DosiscopeError as error:
            self._notice.show_error(str(error))
            return
        # before what is told below takes room from the view
        size = self.size(identity=identity, colours=colours)
        box = self._view.view_rect()
        picture = KeptPicture(
            view=self._view.state.name,
            size=size.toTuple(),
            scale=scale,
            box=(box.x(), box.y(), box.width(), box.height()),
            with_identity=identity,
            is_for_paper=colours is not SCREEN_PICTURE,
        )
        what = told_text(
            tr("The view") if is_view else tr("The window"), image, identity
        )
        if dialog.to_clipboard:
            QGuiApplication.clipboard().setImage(image)
            self._notice.show_note(tr("{picture} is on the clipboard.", picture=what))
            return
        name = self.proposed_name(
            is_view=is_view, with_label=dialog.with_label.isChecked()
        )
        kinds = BOTH if is_view else ONLY_PNG
        path = self._saving.ask_where(tr("Save picture"), name, kinds)
        if not path:
            return

        def made() -> bytes:
            from dosiscope.viewer.picture import png_of

            if is_view and is_svg(path):
                canvas = self.canvas(identity=identity, colours=colours)
                return canvas.svg(self.size(identity=identity, colours=colours))
            return png_of(image)

        if self._saving.write(path, made):
            saved = visible(Path(path).name)
            told = saved if saved == name else Personal(saved)
            self._notice.show_note(
                tr("{picture} is saved as {name}.", picture=what, name=told)
            )
            if dialog.with_session.isChecked():
                self._keep_beside(path, picture if is_view else None)

    def copy(self) -> None:
        """Put the view on the clipboard; identity is on it as on the screen."""
        identity = not screen_identity.is_hidden
        try:
            image = self.of_view(1, identity=identity)
        except DosiscopeError as error:
            self._notice.show_error(str(error))
            return
        QGuiApplication.clipboard().setImage(image)
        told = enlarged_text(self._view.size(), image.size())
        what = told_text(tr("The view"), image, identity)
        copied = tr("{picture} is on the clipboard.", picture=what)
        self._notice.show_note(f"{copied} {told}".rstrip())

    def proposed_name(self, *, is_view: bool, with_label: bool) -> str:
        """Return a file name of what is shown, without anything of the patient.

        A plan's label may be anything, so it is in it only where the user wants it.
        """
        view = self._view.state
        label = self._plan_label
        letter = "yz"[view.plane.is_axial] if view.orientation.axis != 0 else "x"
        at = f"{view.orientation.name}-{letter}{typed_number(round(view.at, 1))}"
        parts = [
            "dose-review",
            re.sub(r"[^\w.-]+", "_", label).strip("_.") if with_label else "",
            at if is_view else "window",
        ]
        return f"{'-'.join(part for part in parts if part)}.png"

    @property
    def has_plan_label(self) -> bool:
        """Whether there is a plan's label for a file name."""
        return bool(self._plan_label)

    @property
    def _plan_label(self) -> str:
        """The label of the plan whose dose the view shows; "" where it is of none."""
        view = self._view.state
        case = view.review.case
        plan = case.plan_of(view.dose) if case is not None else None
        return plan.label if plan is not None else ""

    def canvas(
        self, *, identity: bool, colours: PictureColours = SCREEN_PICTURE
    ) -> Canvas:
        """Return the picture as the view shows it, at any size."""
        from dosiscope.viewer.picture import Page

        view = self._view
        return Page(view.state, identity, view.view_rect(), colours=colours)

    def of_view(
        self, scale: int, *, identity: bool, colours: PictureColours = SCREEN_PICTURE
    ) -> QImage:
        """Return the picture as the view shows it, drawn with fine strokes.

        A view too small for its words gives a picture that is large enough for them.
        """
        size = self.size(identity=identity, colours=colours)
        return self.canvas(identity=identity, colours=colours).image(size, scale)

    def size(
        self, *, identity: bool, colours: PictureColours = SCREEN_PICTURE
    ) -> QSize:
        """Return the size of the view, or the next larger one that all words fit on."""
        canvas = self.canvas(identity=identity, colours=colours)
        return canvas.fitting(self._view.size())

    def of_window(self, scale: int, *, identity: bool) -> QImage:
        """Return the whole window, and below it the names of its structures."""
        from dosiscope.resources.theme import DARK
        from dosiscope.viewer.frame import Frame

        legend, size = self._legend(), self._size_of_window()
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(QColor(DARK.picture))
        plane = self._view.state.plane
        frame = Frame(0, 0, 1, *size.toTuple(), plane, scale, is_export=True)
        with QPainter(image) as painter:
            with screen_identity.hidden(not identity):
                _lay_out(self._top)
                self._top.render(painter, QPoint())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            legend.paint(painter, frame, self._top.height())
        return image

    def _legend(self) -> Legend:
        """Return the strip with the names of the structures on all pictures."""
        from dosiscope.viewer.legend import Legend, entries

        views = [view.state for view in self._pictures.shown]
        return Legend(entries(*views), self._top.width(), self._top.height())

    def _size_of_window(self) -> QSize:
        below = QSize(0, math.ceil(self._legend().height))
        return self._top.size() + below

    def told_size(
        self,
        *,
        whole: bool,
        identity: bool,
        colours: PictureColours = SCREEN_PICTURE,
    ) -> tuple[QSize, str]:
        """Return its size, and that it is larger than the view, or ""."""
        if whole:
            return self._size_of_window(), ""
        size = self.size(identity=identity, colours=colours)
        return size, enlarged_text(self._view.size(), size)

    @property
    def parent(self) -> QWidget:
        """Where its dialog belongs."""
        return self._top


def enlarged_text(view: QSize, picture: QSize) -> str:
    """Return that the words need a larger picture than the view, or ""."""
    if picture == view:
        return ""
    drawn, seen = (f"{s.width()} {TIMES} {s.height()}" for s in (picture, view))
    return tr(
        "The picture is drawn at {drawn}: its words do not fit on the view's {seen}.",
        drawn=drawn,
        seen=seen,
    )


def told_text(what: str, image: QImage, identity: bool) -> str:
    """Return what was made, how large, and whether the patient is named on it."""
    size = tr(
        "{width} \N{MULTIPLICATION SIGN} {height} pixels",
        width=image.width(),
        height=image.height(),
    )
    return f"{what} ({size}, {tr('with identity') if identity else tr(NO_IDENTITY)})"


def _lay_out(top: QWidget) -> None:
    """Let everything take the room of its new words now."""
    top.ensurePolished()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
