"""The 3-D view: structures, isodoses and beams in space, prepared in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.app.features.panel_in_dock import NOT_PREPARED, PanelInDock
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.jobs import Job
    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.session import Session
    from dosiscope.core.progress import Progress
    from dosiscope.core.surfaces.prepared import PreparedSurface, SurfaceOf
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.panel import ThreeDPanel

_KEY = "surfaces"  # of its job
_NAME = "3-d"  # of its pictures


class ThreeD(PanelInDock["ThreeDPanel"]):
    """Shows the panel, and prepares the surfaces that it shows, in a job."""

    def __init__(
        self,
        session: Session,
        review: Review,
        dock: QDockWidget,
        room: PictureRoom,
        plots: PlotPictures,
    ) -> None:
        super().__init__(dock, room)
        self._session, self._review, self._plots = session, review, plots
        self._job: Job | None = None  # that prepares
        review.case_opened.connect(self._stop)
        self._follow_dock()

    def _make(self) -> ThreeDPanel:
        from dosiscope.viewer.three_d.panel import ThreeDPanel

        return ThreeDPanel(self._review)

    def _settle(self, panel: ThreeDPanel, place: PanelPlace) -> None:
        self._plots.offer(panel.view, panel.picture, _NAME)
        self._plots.offer_at(panel.menu, panel.picture, _NAME)
        panel.wanted_changed.connect(self._prepare)

    def _catch_up(self, panel: ThreeDPanel) -> None:
        panel.refresh()
        self._prepare()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "three_d", "View", tr("3-D view"), "Ctrl+Shift+3",
            tr("Show structures, isodoses and beams in space"),
            self.show, needs_case=True,
        )  # fmt: skip
        yield Action(
            "maximise_three_d", "View", tr("3-D view in place of the pictures"), "",
            tr("Give the 3-D view the room of the pictures, or show them again"),
            self.toggle_room, is_on=lambda: self.is_maximised,
            needs_case=True,
        )  # fmt: skip

    # --- surfaces --------------------------------------------------------------

    def _stop(self) -> None:
        self._session.jobs.cancel(_KEY)
        self._job = None

    def _prepare(self) -> None:
        """Prepare what the panel shows and has not yet, where it is seen."""
        if self._panel is None or not self.is_looked_at or self._job is not None:
            return
        missing = self._panel.surfaces.missing(self._panel.wanted)
        if not missing:
            return
        from dosiscope.core.surfaces.prepared import prepare_surfaces

        self._panel.drop_others()
        self._panel.show_preparing(tr("Surfaces are being prepared."))
        self._job = job = self._session.jobs.start(_KEY, prepare_surfaces(missing))
        job.progressed.connect(self._take)
        job.failed.connect(lambda error: self._fail(missing, error))
        job.finished.connect(lambda: self._go_on(job))

    def _take(self, step: Progress[PreparedSurface]) -> None:
        if step.part is not None:
            self.panel.take(step.part)

    def _fail(self, wanted: Sequence[SurfaceOf], error: Exception) -> None:
        """Ask no more for what there is no surface of."""
        from dosiscope.core.surfaces.prepared import PreparedSurface

        for of in self.panel.surfaces.missing(wanted):
            self.panel.take(PreparedSurface(of=of, reason=NOT_PREPARED))
        self._session.faulted.emit(error)

    def _go_on(self, job: Job) -> None:
        if job is not self._job:
            return  # of another case
        self._job = None
        self.panel.show_preparing("")
        self._prepare()
