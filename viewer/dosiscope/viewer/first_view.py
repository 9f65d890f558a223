"""What is there of a case, while the rest of it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.viewer.roi_shapes import RoiShapes


class FirstView(QWidget):
    """Picture and planes of a review of its own.

    No panel knows of it: they show a case only when it is whole and checked.  The
    picture says what is still being read.

    Attributes
    ----------
    header
        Patient and what is being read; whoever has the room for it takes it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.review = Review(self)
        self.header = HeaderBar(self.review)
        self.view = SliceView(self.review.axial)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(PlaneSlider(self.review.axial))
        self._first_z: float | None = None

    def show_case(self, case: Case | None, shapes: RoiShapes | None = None) -> None:
        """Show what has been read of a case; None: nothing any more."""
        if case is None or self.review.case is None:
            self.review.set_case(case, shapes)
            self._first_z = self.review.axial.at
        else:
            self.review.amend_case(case, shapes)

    def hand_over(self, review: Review) -> None:
        """Let a review go on where the user has gone meanwhile; then show nothing."""
        if self.review.case is not None:
            if not self.review.look.is_window_usual:
                review.look.set_window(*self.review.look.window)
            if self.review.axial.at != self._first_z:
                review.axial.go_to(self.review.axial.at)
        self.show_case(None)
