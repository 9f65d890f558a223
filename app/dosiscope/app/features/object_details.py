"""What every object states, side by side, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.details import Details
    from dosiscope.viewer.header_bar import HeaderBar
    from dosiscope.viewer.review import Review


class ObjectDetails:
    """One window of details, made when it is first asked for."""

    def __init__(self, review: Review, header: HeaderBar, parent: QWidget) -> None:
        self._review = review
        self._parent = parent
        self.dialog: Details | None = None
        header.details_requested.connect(self.show)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "details", "View", "Details of every object…", "Ctrl+I",
            "Patient, study, series, origin and labels of every object, side by side",
            self.show, icon="table", needs_case=True,
        )  # fmt: skip

    def show(self) -> None:
        """Show it, or bring it to the front."""
        from dosiscope.viewer.details import Details

        if self.dialog is None:
            self.dialog = Details(self._review, self._parent)
        if self.dialog.isVisible():
            self.dialog.raise_()
        self.dialog.show()
