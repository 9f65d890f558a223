"""RT Images: the panel that shows them, and their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.rt_image.panel import RtImagePanel

_NAME = "rt-image"  # of its pictures


class RtImages(QObject):
    """Shows the panel; by itself where a case is of nothing but RT Images.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    room
        What the panel takes where it is maximised.
    """

    def __init__(
        self, review: Review, dock: QDockWidget, room: PictureRoom, plots: PlotPictures
    ) -> None:
        super().__init__(dock)
        self._review, self._dock = review, dock
        self._room, self._plots = room, plots
        self._panel: RtImagePanel | None = None
        self._place: PanelPlace | None = None
        self._is_alone = False  # in the room of the pictures, of which there are none
        review.case_opened.connect(self._show_what_is_alone)
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    @property
    def panel(self) -> RtImagePanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.app.panel_place import PanelPlace
            from dosiscope.viewer.rt_image.panel import RtImagePanel

            self._panel = panel = RtImagePanel(self._review)
            panel.menu_wanted.connect(self._open_menu)
            self._dock.setWidget(panel)
            self._place = PanelPlace(panel, self._dock, self._room)
        return self._panel

    @property
    def place(self) -> PanelPlace:
        """Where the panel is."""
        _ = self.panel
        assert self._place is not None
        return self._place

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "rt_images", "Plan", "RT Images", "Ctrl+Shift+P",
            "Show the DRRs and portal images that name the plan",
            self.show, icon="camera", is_offered=self._has_any,
        )  # fmt: skip
        yield Action(
            "maximise_rt_images", "Plan", "RT Images in place of the pictures", "",
            "Give the RT Images the room of the pictures, or show them again",
            lambda: self.place.toggle(),
            is_on=lambda: self._place is not None and self._place.is_maximised,
            is_offered=self._has_any,
        )  # fmt: skip

    def show(self) -> None:
        """Bring the panel to the front."""
        if self._place is not None and self._place.is_maximised:
            self.panel.setFocus()
            return
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            self.panel.refresh()

    def _has_any(self) -> bool:
        case = self._review.shown_case
        return case is not None and bool(case.rt_images)

    def _show_what_is_alone(self) -> None:
        """Give images the room of the pictures where a case has no others."""
        case = self._review.case
        is_alone = case is not None and bool(case.rt_images) and case.is_of_along_alone
        if is_alone and not self.place.is_maximised:
            self.place.toggle()
        elif self._is_alone and not is_alone:
            self.place.restore()
        self._is_alone = is_alone

    def _open_menu(self) -> None:
        panel = self.panel
        menu = self._plots.menu_of(panel.view, panel.picture, _NAME)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(panel.menu.mapToGlobal(QPoint(0, panel.menu.height())))
