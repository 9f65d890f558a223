"""The shown DVHs as a file: curves and statistics, or the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.review import Review

_NAME = "dvh"


class DvhExport:
    """Writes what the panel shows, where the user wants it."""

    def __init__(
        self,
        session: Session,
        review: Review,
        panel: DvhPanel,
        saving: Saving,
        plots: PlotPictures,
    ) -> None:
        self._session = session
        self._review = review
        self._panel = panel
        self._saving = saving
        self._plots = plots
        plots.offer(panel.plot, panel.picture, _NAME)
        panel.export_requested.connect(self.export)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        tip = tr("Curves and statistics with their method")
        yield Action(
            "export_csv", "DVH", tr("Export DVHs as CSV…"), "Ctrl+E",
            tip, lambda: self.export("csv"), icon="download", needs_case=True,
        )  # fmt: skip
        yield Action(
            "export_json", "DVH", tr("Export DVHs as JSON…"), "",
            tip, lambda: self.export("json"), needs_case=True,
        )  # fmt: skip

    def export(self, kind: str) -> None:
        """Ask for a file and write the shown DVHs: "csv", "json" or "picture"."""
        if kind == "picture":
            self._plots.export(self._panel.picture(), _NAME)
            return
        self._saving.ask_and_make(f"dvh.{kind}", lambda: self._text(kind))

    def _text(self, kind: str) -> str:
        from dosiscope.app.export import dvh_text

        session = self._session
        return dvh_text(
            self._review, kind, session.measuring.bands, session.withheld_dvhs
        )
