"""The beams of the plan: their list, which are drawn, and the list as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.saving import Saving
    from dosiscope.viewer.panels.beams import BeamsPanel
    from dosiscope.viewer.review import Review


class Beams(QObject):
    """Shows the list of beams and writes it.

    Parameters
    ----------
    dock
        Where the list is; it is made when it is looked at.
    look
        Shows the beam's eye.
    """

    def __init__(
        self,
        review: Review,
        dock: QDockWidget,
        saving: Saving,
        look: Callable[[], object],
    ) -> None:
        super().__init__(dock)
        self._show_eye = look
        self._review, self._dock, self._saving = review, dock, saving
        self._panel: BeamsPanel | None = None
        dock.visibilityChanged.connect(self._look)
        self._look(dock.isVisible())

    @property
    def panel(self) -> BeamsPanel:
        """The list, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.beams import BeamsPanel

            self._panel = panel = BeamsPanel(self._review)
            panel.export_requested.connect(self.export)
            panel.eye_requested.connect(self._show_eye)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            _ = self.panel

    def show(self) -> None:
        """Bring the list to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.view.setFocus()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        shown = self._review.beam
        yield Action(
            "beam_list", "Plan", tr("Beams"), "Ctrl+Shift+E",
            tr(
                "List the beams with their control points, and choose the one to be "
                "drawn"
            ),
            self.show, icon="radiation", needs_case=True, has_line=True,
        )  # fmt: skip
        yield Action(
            "all_beams", "Plan", tr("All beams on the pictures"), "",
            tr(
                "Draw the field edges of all beams that treat, not of the chosen one "
                "alone"
            ),
            lambda: shown.show_all(not shown.shows_all),
            is_on=lambda: shown.shows_all, is_offered=self._has_beams,
        )  # fmt: skip
        yield Action(
            "no_beam", "Plan", tr("No beam on the pictures"), "",
            tr("Choose no beam"), lambda: shown.choose(None),
            is_offered=lambda: shown.beam is not None,
        )  # fmt: skip
        yield Action(
            "beams_csv", "Plan", tr("Beams as CSV…"), "",
            tr("Save what the plan states of its beams"), self.export,
            icon="download", is_offered=lambda: bool(shown.plans),
        )  # fmt: skip

    def _has_beams(self) -> bool:
        return any(plan.beams for plan in self._review.beam.plans)

    def export(self) -> None:
        """Ask for a file and write the beams."""
        from dosiscope.app.beams_text import beams_csv
        from dosiscope.app.reporting import made_now

        review = self._review
        case = review.shown_case
        if case is not None:
            text = beams_csv(case, review.dose, review.beam.plans, made_now())
            self._saving.ask_and_write("beams.csv", text)
