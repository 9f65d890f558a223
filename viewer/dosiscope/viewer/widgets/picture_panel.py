"""Panels around one picture: what they all have, and what is offered of the picture."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.maximisable import MaximisablePanel, offer_room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

    from dosiscope.viewer.plot_picture import PlotPicture


class PicturePanel(MaximisablePanel):
    """A panel that shows one picture; at the right of its head stand three buttons.

    Attributes
    ----------
    fit
        Shows all of the picture.
    menu
        Offers to copy and to save it; who knows how gives it its menu.
    larger
        Asks for the room of the pictures, or gives it back.

    Parameters
    ----------
    name
        What it is called.
    fit, maximise
        The words of two of the buttons.
    """

    def __init__(
        self, name: str, *, fit: str, maximise: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._maximise = maximise
        self.fit = quiet_button("locate-fixed", fit)
        self.menu = quiet_button("download", tr("Copy or save the picture"))
        self.larger = quiet_button("maximize", maximise)
        self.larger.clicked.connect(self.maximise_requested)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @abstractmethod
    def picture(self) -> PlotPicture | None:
        """Return what is seen as a picture of its own; None of nothing."""

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Offer the way back, or that to more room."""
        offer_room(self.larger, self._maximise, is_maximised=is_maximised)

    def end_head(self, head: QHBoxLayout) -> None:
        """Put the buttons at the end of the first row."""
        for button in (self.fit, self.menu, self.larger):
            head.addWidget(button)


def lay_out(page: QLayout, *rows: QLayout) -> None:
    """Give the layouts of such a panel their air."""
    page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    for layout in (page, *rows):
        layout.setSpacing(GRID)
