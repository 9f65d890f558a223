"""The beam's eye: the beam of the plan as its source sees it, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dosiscope.app.features.action import Action
from dosiscope.app.features.panel_in_dock import NOT_PREPARED, PanelInDock
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.jobs import Job
    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.session import Session
    from dosiscope.core.beams.prepared import PreparedFaces
    from dosiscope.core.plan import Plan
    from dosiscope.core.progress import Progress
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.beams_eye.panel import BeamsEyePanel
    from dosiscope.viewer.review import Review

_KEY = "beam silhouettes"  # of its job
_NAME = "beams-eye"  # of its pictures


class BeamsEye(PanelInDock["BeamsEyePanel"]):
    """Shows the panel, and prepares the structures that it shows, in a job."""

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
        self._solids: dict[int, Solid] = {}  # that are prepared, or cannot be
        self._job: Job | None = None  # that prepares
        self._offered: Plan | None = None  # whose first beam was chosen unasked
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._choose_first)
        review.case_opened.connect(self._forget)
        for changed in (review.case_changed, review.dose_changed):
            changed.connect(self._soon.start)
        for changed in (
            review.results.solids_changed,
            review.results.reasons_changed,
            review.display.rois_changed,
            review.case_changed,
        ):
            changed.connect(self._prepare)
        self._follow_dock()

    def _make(self) -> BeamsEyePanel:
        from dosiscope.viewer.beams_eye.panel import BeamsEyePanel

        return BeamsEyePanel(self._review)

    def _settle(self, panel: BeamsEyePanel, place: PanelPlace) -> None:
        place.moved.connect(panel.setFocus)  # its keys go on to be its own
        self._plots.offer(panel.view, panel.picture, _NAME)
        self._plots.offer_at(panel.menu, panel.picture, _NAME)

    def _catch_up(self, panel: BeamsEyePanel) -> None:
        self._offered = None
        self._choose_first()
        panel.refresh()
        self._prepare()

    def _choose_first(self) -> None:
        """Choose the first beam that treats where none is, once for each plan."""
        shown = self._review.beam
        if not self.is_looked_at or shown.beam is not None:
            return
        if shown.plan is None or shown.plan is self._offered:
            return
        self._offered = shown.plan
        beams = shown.plan.beams
        first = next((b for b in beams if not b.is_setup), beams[0] if beams else None)
        if first is not None:
            shown.choose(first.number)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "beams_eye", "Plan", tr("Beam's eye"), "Ctrl+Shift+Y",
            tr("Look from the source of the chosen beam, and play its control points"),
            self.show, icon="eye", is_offered=self._has_beams,
        )  # fmt: skip
        yield Action(
            "maximise_beams_eye", "Plan", tr("Beam's eye in place of the pictures"), "",
            tr("Give the beam's eye the room of the pictures, or show them again"),
            self.toggle_room, is_on=lambda: self.is_maximised,
            is_offered=self._has_beams,
        )  # fmt: skip

    def _has_beams(self) -> bool:
        return any(plan.beams for plan in self._review.beam.plans)

    # --- structures ------------------------------------------------------------

    def _forget(self) -> None:
        self._session.jobs.cancel(_KEY)
        self._job = None
        self._solids.clear()
        if self._panel is not None:
            self._panel.forget_faces()
            self._panel.show_preparing("")

    def _prepare(self) -> None:
        """Prepare the visible structures that are measured, where they are seen."""
        if not self.is_looked_at:
            return
        solids = self._review.results.solids
        gone = [n for n, s in self._solids.items() if solids.get(n) is not s]
        for number in gone:
            del self._solids[number]
        self.panel.drop_faces(gone)
        visible = (roi.number for roi in self._review.display.visible_rois)
        wanted = {
            n: solids[n] for n in visible if n in solids and n not in self._solids
        }
        if not wanted or self._job is not None:
            return
        from dosiscope.core.beams.prepared import prepare_faces

        self._job = job = self._session.jobs.start(_KEY, prepare_faces(wanted))
        job.progressed.connect(self._take)
        job.failed.connect(lambda error: self._fail(wanted, error))
        job.finished.connect(lambda: self._go_on(job))
        self.panel.show_preparing(tr("Structures are being prepared."))

    def _take(self, step: Progress[PreparedFaces]) -> None:
        found = step.part
        if found is None or self._review.results.solids.get(found.number) is not (
            found.solid
        ):
            return
        self._solids[found.number] = found.solid
        if found.faces is None:
            self.panel.take_reason(found.number, found.reason)
        else:
            self.panel.take_faces({found.number: found.faces})

    def _fail(self, wanted: Mapping[int, Solid], error: Exception) -> None:
        """Ask no more for what there is no silhouette of."""
        for number, solid in wanted.items():
            if self._solids.get(number) is not solid:
                self._solids[number] = solid
                self.panel.take_reason(number, NOT_PREPARED)
        self._session.faulted.emit(error)

    def _go_on(self, job: Job) -> None:
        if job is not self._job:
            return  # of another case
        self._job = None
        self.panel.show_preparing("")
        self._prepare()
