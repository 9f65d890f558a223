"""The chart of a course in a panel: the mouse reads its signs and chooses beams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.language import tr
from dosiscope.viewer.panels.records_chart_item import RecordsChartItem
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.grown import grow_with_text

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.course import Course

_HIGH = 176  # px


class RecordsChart(SceneView):
    """Shows one course.

    Attributes
    ----------
    row_chosen
        The user clicks on the sign of a `CourseRow`.
    """

    row_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = RecordsChartItem()
        self.setCentralItem(self.item)
        grow_with_text(self, height=_HIGH)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Delivered against planned, by fraction"))
        state.changed.connect(self.item.renew)

    def set_course(self, course: Course | None) -> None:
        """Show another course, or none."""
        self.item.set_course(course)

    def sizeHint(self) -> QSize:
        """Return a size that shows a course well."""
        return QSize(400, _HIGH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the sign under the mouse."""
        self.item.point_at(self.item.near(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Read no sign."""
        self.item.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the delivery whose sign is clicked; nothing comes to the scene."""
        point = self.item.near(event.position())
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.row_chosen.emit(point.row)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()
