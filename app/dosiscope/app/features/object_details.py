"""What every object states, side by side, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import WHY_NOT, screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.details import Details
    from dosiscope.viewer.header_bar import HeaderBar
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


class ObjectDetails(QObject):
    """One window of details, made when it is first asked for."""

    def __init__(
        self, review: Review, header: HeaderBar, notice: Notice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._review, self._notice = review, notice
        self._parent = parent
        self.dialog: Details | None = None
        header.details_requested.connect(self.show)
        screen_identity.changed.connect(self._close)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "details", "View", tr("Details of every object…"), "Ctrl+I",
            tr(
                "Patient, study, series, origin and labels of every object, side by "
                "side"
            ),
            self.show, icon="table", needs_case=True,
        )  # fmt: skip

    def show(self) -> None:
        """Show it, or bring it to the front."""
        from dosiscope.viewer.details import Details

        if screen_identity.is_hidden:
            self._notice.show_note(WHY_NOT)
            return
        if self.dialog is None:
            self.dialog = Details(self._review, self._parent)
        if self.dialog.isVisible():
            self.dialog.raise_()
        self.dialog.show()

    def _close(self) -> None:
        if self.dialog is not None and screen_identity.is_hidden:
            self.dialog.close()
