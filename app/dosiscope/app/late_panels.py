"""The panels of the window that most sessions begin without: each behind its tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.looked_at import LookedAt
from dosiscope.core.inventory import Inventory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.session import Session
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.ladder.panel import LadderPanel
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.panels.dose import DosePanel
    from dosiscope.viewer.panels.plan import PlanPanel
    from dosiscope.viewer.review import Review


class LatePanels:
    """Dose, Plan, Checks, Ladder and Cases, each made when somebody looks at it."""

    def __init__(
        self, review: Review, session: Session, docks: Mapping[str, QDockWidget]
    ) -> None:
        self._review, self._session = review, session
        self.dose = LookedAt(docks["Dose"], self._dose)
        self.plan = LookedAt(docks["Plan"], self._plan)
        self.checks = LookedAt(docks["Checks"], self._checks)
        self.ladder = LookedAt(docks["Ladder"], self._ladder)
        self.cases = LookedAt(docks["Cases"], self._cases)

    def follow_docks(self) -> None:
        """Make each as soon as its dock is in sight."""
        for one in (self.dose, self.plan, self.checks, self.ladder, self.cases):
            one.follow_dock()

    def show_found(self) -> None:
        """Show what was found; a closed case leaves nothing behind."""
        if self.checks.made is not None:
            self._show_skipped(self.checks.made)
        if self.cases.made is not None:
            self._show_inventory(self.cases.made)

    @property
    def _found(self) -> Inventory:
        return self._session.inventory or Inventory()

    def _show_skipped(self, panel: ChecksPanel) -> None:
        panel.show_skipped(self._found.skipped)

    def _show_inventory(self, panel: CaseBrowser) -> None:
        panel.show_inventory(self._found, self._session.selection)

    # --- how each is made ------------------------------------------------------------

    def _dose(self, dock: QDockWidget) -> DosePanel:
        from dosiscope.viewer.panels.dose import DosePanel

        return DosePanel(self._review, dock)

    def _plan(self, dock: QDockWidget) -> PlanPanel:
        from dosiscope.viewer.panels.plan import PlanPanel

        return PlanPanel(self._review, dock)

    def _checks(self, dock: QDockWidget) -> ChecksPanel:
        from dosiscope.viewer.panels.checks import ChecksPanel

        panel = ChecksPanel(self._review, dock)
        self._show_skipped(panel)
        return panel

    def _ladder(self, dock: QDockWidget) -> LadderPanel:
        from dosiscope.viewer.ladder.panel import LadderPanel

        return LadderPanel(self._review, dock)

    def _cases(self, dock: QDockWidget) -> CaseBrowser:
        from dosiscope.viewer.case_browser import CaseBrowser

        panel = CaseBrowser(dock)
        self._show_inventory(panel)
        return panel
