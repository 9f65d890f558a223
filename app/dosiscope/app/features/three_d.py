"""The 3-D view: structures, isodoses and beams in space, prepared in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.session import Session
    from dosiscope.core.progress import Progress
    from dosiscope.core.surfaces.prepared import PreparedSurface
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.panel import ThreeDPanel

_KEY = "surfaces"  # of its job
_NAME = "3-d"  # of its pictures


class ThreeD(QObject):
    """Shows the panel, and prepares the surfaces that it shows, in a job.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    room
        What the panel takes where it is maximised.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        dock: QDockWidget,
        room: PictureRoom,
        plots: PlotPictures,
    ) -> None:
        super().__init__(dock)
        self._session, self._review, self._dock = session, review, dock
        self._room, self._plots = room, plots
        self._panel: ThreeDPanel | None = None
        self._place: PanelPlace | None = None
        self._is_running = False
        review.case_opened.connect(self._stop)
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    @property
    def panel(self) -> ThreeDPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.app.panel_place import PanelPlace
            from dosiscope.viewer.three_d.panel import ThreeDPanel

            self._panel = panel = ThreeDPanel(self._review)
            self._dock.setWidget(panel)
            self._place = PanelPlace(panel, self._dock, self._room)
            self._plots.offer(panel.view, panel.picture, _NAME)
            panel.wanted_changed.connect(self._prepare)
        return self._panel

    @property
    def place(self) -> PanelPlace:
        """Where the panel is."""
        _ = self.panel
        assert self._place is not None
        return self._place

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            self.panel.refresh()
            self._prepare()

    def show(self) -> None:
        """Bring the panel to the front."""
        if self._place is not None and self._place.is_maximised:
            self._place.panel.setFocus()
            return
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "three_d", "View", "3-D view", "Ctrl+Shift+3",
            "Show structures, isodoses and beams in space",
            self.show, needs_case=True,
        )  # fmt: skip
        yield Action(
            "maximise_three_d", "View", "3-D view in place of the pictures", "",
            "Give the 3-D view the room of the pictures, or show them again",
            lambda: self.place.toggle(),
            is_on=lambda: self._place is not None and self._place.is_maximised,
            needs_case=True,
        )  # fmt: skip

    # --- surfaces --------------------------------------------------------------

    def _stop(self) -> None:
        self._session.jobs.cancel(_KEY)
        self._is_running = False

    def _prepare(self) -> None:
        """Prepare what the panel shows and has not yet, where it is seen."""
        if self._panel is None or not self._panel.isVisible() or self._is_running:
            return
        missing = self._panel.surfaces.missing(self._panel.wanted)
        if not missing:
            return
        from dosiscope.core.surfaces.prepared import prepare_surfaces

        self._panel.drop_others()
        self._is_running = True
        self._panel.show_preparing("Surfaces are being prepared.")
        job = self._session.jobs.start(_KEY, prepare_surfaces(missing))
        job.progressed.connect(self._take)
        job.failed.connect(self._session.faulted)
        job.finished.connect(self._go_on)

    def _take(self, step: Progress[PreparedSurface]) -> None:
        if step.part is not None and self._panel is not None:
            self._panel.take(step.part)

    def _go_on(self) -> None:
        self._is_running = False
        if self._panel is not None:
            self._panel.show_preparing("")
        self._prepare()
