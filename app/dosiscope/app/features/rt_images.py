"""RT Images: the panel that shows them, and their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.app.features.panel_in_dock import PanelInDock
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.rt_image.panel import RtImagePanel

_NAME = "rt-image"  # of its pictures


class RtImages(PanelInDock["RtImagePanel"]):
    """Shows the panel; by itself where a case is of nothing but RT Images."""

    def __init__(
        self, review: Review, dock: QDockWidget, room: PictureRoom, plots: PlotPictures
    ) -> None:
        super().__init__(dock, room)
        self._review, self._plots = review, plots
        self._is_alone = False  # in the room of the pictures, of which there are none
        review.case_opened.connect(self._show_what_is_alone)
        self._follow_dock()

    def _make(self) -> RtImagePanel:
        from dosiscope.viewer.rt_image.panel import RtImagePanel

        return RtImagePanel(self._review)

    def _settle(self, panel: RtImagePanel, place: PanelPlace) -> None:
        # no menu where it is clicked: the right button sets the window of greys
        self._plots.offer_at(panel.menu, panel.picture, _NAME)

    def _catch_up(self, panel: RtImagePanel) -> None:
        panel.refresh()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "rt_images", "Plan", tr("RT Images"), "Ctrl+Shift+P",
            tr("Show the DRRs and portal images that name the plan"),
            self.show, icon="camera", is_offered=self._has_any,
        )  # fmt: skip
        yield Action(
            "maximise_rt_images", "Plan", tr("RT Images in place of the pictures"), "",
            tr("Give the RT Images the room of the pictures, or show them again"),
            self.toggle_room, is_on=lambda: self.is_maximised,
            is_offered=self._has_any,
        )  # fmt: skip

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
