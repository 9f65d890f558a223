"""The beam's eye: the beam of the plan as its source sees it, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget

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


class BeamsEye(QObject):
    """Shows the panel, and prepares the structures that it shows, in a job.

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
        self._panel: BeamsEyePanel | None = None
        self._place: PanelPlace | None = None
        self._solids: dict[int, Solid] = {}  # that are prepared, or cannot be
        self._is_running = False
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
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    @property
    def panel(self) -> BeamsEyePanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.app.panel_place import PanelPlace
            from dosiscope.viewer.beams_eye.panel import BeamsEyePanel

            self._panel = panel = BeamsEyePanel(self._review)
            self._dock.setWidget(panel)
            self._place = PanelPlace(panel, self._dock, self._room)
            self._place.moved.connect(panel.setFocus)  # its keys go on to be its own
            self._plots.offer(panel.view, panel.picture, _NAME)
        return self._panel

    @property
    def place(self) -> PanelPlace:
        """Where the panel is."""
        _ = self.panel
        assert self._place is not None
        return self._place

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            panel = self.panel
            self._offered = None
            self._choose_first()
            panel.refresh()
            self._prepare()

    def _choose_first(self) -> None:
        """Choose the first beam that treats where none is, once for each plan."""
        shown = self._review.beam
        if not self._is_looked_at() or shown.beam is not None:
            return
        if shown.plan is None or shown.plan is self._offered:
            return
        self._offered = shown.plan
        beams = shown.plan.beams
        first = next((b for b in beams if not b.is_setup), beams[0] if beams else None)
        if first is not None:
            shown.choose(first.number)

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
            "beams_eye", "Plan", "Beam's eye", "Ctrl+Shift+Y",
            "Look from the source of the chosen beam, and play its control points",
            self.show, icon="eye", is_offered=self._has_beams,
        )  # fmt: skip
        yield Action(
            "maximise_beams_eye", "Plan", "Beam's eye in place of the pictures", "",
            "Give the beam's eye the room of the pictures, or show them again",
            lambda: self.place.toggle(),
            is_on=lambda: self._place is not None and self._place.is_maximised,
            is_offered=self._has_beams,
        )  # fmt: skip

    def _has_beams(self) -> bool:
        return any(plan.beams for plan in self._review.beam.plans)

    # --- structures ------------------------------------------------------------

    def _forget(self) -> None:
        self._session.jobs.cancel(_KEY)
        self._is_running = False
        self._solids.clear()
        if self._panel is not None:
            self._panel.forget_faces()
            self._panel.show_preparing("")

    def _is_looked_at(self) -> bool:
        return self._panel is not None and self._panel.isVisible()

    def _prepare(self) -> None:
        """Prepare the visible structures that are measured, where they are seen."""
        if not self._is_looked_at():
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
        if not wanted or self._is_running:
            return
        from dosiscope.core.beams.prepared import prepare_faces

        self._is_running = True
        job = self._session.jobs.start(_KEY, prepare_faces(wanted))
        job.progressed.connect(self._take)
        job.failed.connect(self._session.faulted)
        job.finished.connect(self._go_on)
        self.panel.show_preparing("Structures are being prepared.")

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

    def _go_on(self) -> None:
        self._is_running = False
        self.panel.show_preparing("")
        self._prepare()
