"""A plot as a file or on the clipboard: what every plot offers where it is clicked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from dosiscope.app.picture_files import BOTH, is_svg
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.visible import visible
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.widgets.buttons import fresh_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QPushButton, QWidget

    from dosiscope.app.saving import Saving
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.widgets.notice import Notice

    Make = Callable[[], PlotPicture | None]


class PlotPictures(QObject):
    """Copies plots, and saves them as PNG or SVG, as on the screen or for paper."""

    def __init__(self, saving: Saving, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._saving, self._notice = saving, notice

    def offer(self, plot: QWidget, make: Make, name: str) -> None:
        """Let a plot have a menu; ``name`` is proposed for its files, without ending.

        ``make`` returns None while it shows nothing.
        """
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        plot.customContextMenuRequested.connect(
            partial(self._open_menu, plot, make, name)
        )

    def menu_of(self, plot: QWidget, make: Make, name: str) -> QMenu:
        """Return what is offered of a plot now."""
        menu = QMenu(plot)
        self._fill(make, name, menu)
        return menu

    def offer_at(self, button: QPushButton, make: Make, name: str) -> None:
        """Let a button beside a plot have the same menu."""
        button.setMenu(fresh_menu(button, partial(self._fill, make, name)))

    def _fill(self, make: Make, name: str, menu: QMenu) -> None:
        picture = make()
        for text, do in (
            (tr("Copy picture"), self.copy),
            (tr("Save picture…"), partial(self.export, name=name)),
            (
                tr("Save picture for paper…"),
                partial(self.export, name=name, theme=PRINT),
            ),
        ):
            action = menu.addAction(text)
            action.setEnabled(picture is not None)
            if picture is not None:
                action.triggered.connect(partial(_call, do, picture))

    def _open_menu(self, plot: QWidget, make: Make, name: str, at: QPoint) -> None:
        menu = self.menu_of(plot, make, name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(plot.mapToGlobal(at))

    def copy(self, picture: PlotPicture) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setImage(picture.image())
        self._notice.show_note(tr("The plot is on the clipboard."))

    def export(
        self, picture: PlotPicture, name: str, theme: Theme | None = None
    ) -> None:
        """Ask where, and write it as the file's name says: SVG, else PNG."""
        from dosiscope.viewer.picture import png_of

        path = self._saving.ask_where(tr("Save the plot"), f"{name}.png", BOTH)
        if not path:
            return

        def made() -> bytes:
            if is_svg(path):
                return picture.svg(theme=theme)
            return png_of(picture.image(theme=theme))

        if self._saving.write(path, made):
            words = {"name": Personal(visible(Path(path).name))}
            self._notice.show_note(tr("The plot is saved as {name}.", **words))


def _call(
    do: Callable[[PlotPicture], object], picture: PlotPicture, *_: object
) -> None:
    do(picture)
