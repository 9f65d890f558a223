"""Imports in a thread: the window is on the screen while the libraries come in."""

from __future__ import annotations

import gc
import importlib
import logging
import os
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

# What reading and the first picture need ...
FOR_READING: Final = (
    "dosiscope.app.session",
    "dosiscope.viewer.first_view",
    "dosiscope.io.case.scan",
    "dosiscope.io.case.link",
)
# ... and, while it is being read, what shows and measures a case.
FOR_SHOWING: Final = (
    "dosiscope.io.case.load",
    "dosiscope.app.furniture",
    "skimage.measure._find_contours",
    "dosiscope.core.solids.builder",
    "dosiscope.core.dvh.engine",
)
# What these import of PySide6 and the first window has not.
_TYPES: Final = {
    FOR_READING: {
        "QtCore": "QLineF QPoint QVariantAnimation",
        "QtGui": "QCursor QFontMetricsF QImage QPainterPath QPen QPolygonF QTransform",
        "QtWidgets": "QComboBox QScrollArea QSlider",
    },
    FOR_SHOWING: {
        "QtCore": "QAbstractListModel QAbstractTableModel QModelIndex "
        "QPersistentModelIndex QRect QSortFilterProxyModel QStandardPaths",
        "QtGui": "QActionGroup QLinearGradient",
        "QtWidgets": "QAbstractItemView QButtonGroup QCheckBox QColorDialog QDialog "
        "QDialogButtonBox QFileDialog QFormLayout QGridLayout QHeaderView QLineEdit "
        "QListView QMessageBox QSplitter QStyle QStyleOptionViewItem "
        "QStyledItemDelegate QTableView QToolTip QTreeView QTreeWidget QTreeWidgetItem",
    },
}
# A first image that takes longer than this is not waited for.
_PATIENCE_MS: Final = 1000
_A_FRAME_MS: Final = 20


class Ahead(QObject):
    """Imports what reading needs, then what the panels and measuring need.

    ``can_read`` and ``can_show`` come in the thread of the window.
    """

    can_read = Signal()
    can_show = Signal()
    _imported = Signal(tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # a signal of this object's own: what was imported is told in its thread
        self._imported.connect(self._tell)
        self._thread: Thread | None = None
        self._goes_on = self._is_over = False

    def start(self) -> None:
        """Begin in the next turn: about when the window is first painted."""
        QTimer.singleShot(0, self, lambda: self._begin(FOR_READING))

    def go_on(self) -> None:
        """Import the rest: the first image is there, or there is none to wait for."""
        if not self._goes_on:
            self._goes_on = True
            # painted before that
            QTimer.singleShot(_A_FRAME_MS, self, lambda: self._begin(FOR_SHOWING))

    def stop(self) -> None:
        """Import and tell nothing more: the window closes."""
        self._is_over = True

    def join(self) -> None:
        """Stop, and wait for the module that is being imported.

        Python must not end before: it would unwind a thread that is inside PySide,
        which then frees Python's objects while others do (a crash at every
        hundredth end, before threads were waited for).
        """
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _begin(self, names: tuple[str, ...]) -> None:
        if self._is_over:
            return
        make_types(names)
        self._thread = Thread(
            target=self._import, args=(names,), name="dosiscope-import"
        )
        self._thread.start()

    def _import(self, names: tuple[str, ...]) -> None:
        # Only matrices of a few rows are multiplied here; threads for large ones would
        # spin for 70 ms of the start.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        try:
            for name in names:
                if self._is_over:
                    return
                importlib.import_module(name)
        except ImportError:
            log.exception("import failed")  # whoever needs it meets it again
        # what lives as long as the program need not be looked at again and again
        gc.freeze()
        if not self._is_over:
            self._imported.emit(names)

    def _tell(self, names: tuple[str, ...]) -> None:
        if self._is_over:
            return
        if names == FOR_READING:
            QTimer.singleShot(_PATIENCE_MS, self, self.go_on)
            self.can_read.emit()
        else:
            self.can_show.emit()


def make_types(names: tuple[str, ...]) -> None:
    """Let PySide6 make the types that these modules import.

    It makes a type when it is asked for first, and crashes where two threads do so at
    the same time: all are made in the thread of the window, none while importing.
    """
    for module, types in _TYPES[names].items():
        made = importlib.import_module(f"PySide6.{module}")
        for name in types.split():
            getattr(made, name)
