"""The menu in which the user writes columns for the DVH table: D2cc, V20Gy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from dosiscope.core.dvh.metric import Metric, Where
from dosiscope.core.dvh.metrics import MetricError, examples, parse_metric, standard
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.style import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def examples_text() -> str:
    """Return what can be written: examples of what is no column anyway."""
    shown = {metric.text for metric in standard(Where.SHOWN)}
    return ", ".join(text for text in examples() if text not in shown)


class MetricMenu(QMenu):
    """Adds and removes columns.

    Attributes
    ----------
    changed
        The list of metrics is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics: list[Metric] = []
        self._field = QLineEdit()
        self._field.setPlaceholderText(examples_text())
        wide = self._field.fontMetrics().horizontalAdvance(examples_text())
        self._field.setMinimumWidth(wide + 6 * GRID)
        self._field.setAccessibleName(tr("Metric for a new column"))
        self._field.returnPressed.connect(self._enter)
        self._says = QLabel()
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._says.setWordWrap(True)
        self._says.hide()
        restyle(self._says, role="bad", textSize="small")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head = QLabel(tr("New column, then Enter"))
        restyle(head, role="secondary", textSize="small")
        for widget in (head, self._field, self._says):
            column.addWidget(widget)
        entry = QWidgetAction(self)
        entry.setDefaultWidget(page)
        self.addAction(entry)
        self._removers: list[QAction] = []
        self.aboutToShow.connect(
            lambda: self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        )

    @property
    def field(self) -> QLineEdit:
        """Where the user writes."""
        return self._field

    @property
    def message(self) -> str:
        """What is wrong with the text, or ""."""
        return self._says.text()

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics, in the order of their columns."""
        return tuple(self._metrics)

    def set_metrics(self, texts: list[str]) -> None:
        """Take metrics from texts.

        Raises
        ------
        MetricError
            A text is no metric.
        """
        self._metrics = list(dict.fromkeys(parse_metric(text) for text in texts))
        self._rebuild()

    def _enter(self) -> None:
        texts = [
            t for t in self._field.text().replace(";", ",").split(",") if t.strip()
        ]
        known = [metric.text for metric in self._metrics]
        try:
            self.set_metrics([*known, *texts])
        except MetricError as error:
            self._says.setText(str(error))
            self._says.show()
            return
        self._says.setText("")
        self._says.hide()
        self._field.clear()

    def _remove(self, metric: Metric) -> None:
        self._metrics.remove(metric)
        self._rebuild()

    def _rebuild(self) -> None:
        for action in self._removers:
            self.removeAction(action)
        self._removers = []
        for metric in self._metrics:
            action = self.addAction(tr("Remove {metric}", metric=metric.text))
            action.triggered.connect(lambda _=False, m=metric: self._remove(m))
            self._removers.append(action)
        self.changed.emit()
