"""What happens when the program itself fails: a sentence, and a report if wanted.

The report stays on this computer, is written only when the user saves it, and says
nothing of the patient: versions, the places in the program, kinds and sizes.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)

from dosiscope.app.logs import Pseudonyms, error_places
from dosiscope.app.mailbox import Mailbox
from dosiscope.core.__about__ import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def fault_sentence(error: BaseException) -> str:
    """Return what the user is told: the kind of mistake, no value."""
    return (
        f"The program made a mistake ({type(error).__name__}). What is shown may be "
        "incomplete: open the case again before you rely on it."
    )


def crash_report(error: BaseException, case: Case | None = None) -> str:
    """Return the report as text: versions, places in the program, kinds and sizes."""
    lines = [
        f"Dosiscope {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {version}" for name, version in _versions()),
        "",
        *error_places(error),
        "",
        *_objects(case),
    ]
    return "\n".join(lines) + "\n"


def _versions() -> list[tuple[str, str]]:
    names = ("numpy", "scipy", "skimage", "pydicom", "pyqtgraph", "imagecodecs")
    loaded = [(name, sys.modules.get(name)) for name in names]
    return [(n, str(getattr(m, "__version__", "?"))) for n, m in loaded if m]


def _objects(case: Case | None) -> list[str]:
    if case is None:
        return ["no case open"]
    names = Pseudonyms()
    lines = []
    if case.ct is not None:
        header, shape = case.ct.header, case.ct.geometry.shape
        lines.append(f"{names.of(header.kind, header.series_uid)}: {_sizes(shape)}")
    structures = case.structure_set
    if structures is not None:
        header = structures.header
        contours = sum(len(roi.contours) for roi in structures.rois)
        points = sum(len(roi.contours.points) for roi in structures.rois)
        lines.append(
            f"{names.of(header.kind, header.sop_instance_uid)}: "
            f"{len(structures.rois)} ROIs, {contours} contours, {points} points"
        )
    if case.plan is not None:
        header = case.plan.header
        name = names.of(header.kind, header.sop_instance_uid)
        lines.append(f"{name}: {len(case.plan.beams)} beams")
    for dose in case.doses:
        name = names.of(dose.header.kind, dose.header.sop_instance_uid)
        lines.append(f"{name}: {_sizes(dose.geometry.shape)}")
    rules = sorted({finding.rule for finding in case.findings})
    return [*lines, f"rules with findings: {', '.join(rules) or 'none'}"]


def _sizes(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape))


def show_fault(window: Window, error: BaseException) -> None:
    """Tell of a mistake of the program, and offer to save the report."""
    log.error("fault", exc_info=error)
    window.notice.show_error(fault_sentence(error))
    review = getattr(window, "review", None)  # not there before the first page
    case = review.case if review is not None else None
    window.notice.offer("Save report…", lambda: _save(window, error, case))


def _save(window: Window, error: BaseException, case: Case | None) -> None:
    from dosiscope.app.dialogs import save_text

    save_text(window, "dosiscope-report.txt", crash_report(error, case))


class FaultCatcher(QObject):
    """Brings every error that nothing caught, of any thread, to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._box = Mailbox(lambda error: show_fault(window, error), self)

    def install(self) -> None:
        """Take the place of the hooks that would print a traceback."""
        sys.excepthook = self._hook
        threading.excepthook = lambda caught: self._catch(caught.exc_value)
        qInstallMessageHandler(qt_message)

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._catch(error)

    def _catch(self, error: BaseException | None) -> None:
        if error is not None:
            self._box.post(error)


def qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log that Qt said something; its words may repeat a path."""
    category = context.category or "default"
    log.log(_LEVELS.get(kind, logging.WARNING), f"Qt message of category {category}")
