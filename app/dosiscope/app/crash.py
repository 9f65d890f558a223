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
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from dosiscope.app.saving import Saving
    from dosiscope.core.case import Case
    from dosiscope.viewer.widgets.notice import Notice

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
    return tr(
        "The program made a mistake ({kind}). What is shown may be incomplete: open "
        "the case again before you rely on it.",
        kind=type(error).__name__,
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
        lines.append(
            f"{names.of(header.kind.name, header.series_uid)}: {_sizes(shape)}"
        )
    structures = case.structure_set
    if structures is not None:
        header = structures.header
        contours = sum(len(roi.contours) for roi in structures.rois)
        points = sum(len(roi.contours.points) for roi in structures.rois)
        lines.append(
            f"{names.of(header.kind.name, header.sop_instance_uid)}: "
            f"{len(structures.rois)} ROIs, {contours} contours, {points} points"
        )
    if case.plan is not None:
        header = case.plan.header
        name = names.of(header.kind.name, header.sop_instance_uid)
        lines.append(f"{name}: {len(case.plan.beams)} beams")
    for dose in case.doses:
        name = names.of(dose.header.kind.name, dose.header.sop_instance_uid)
        lines.append(f"{name}: {_sizes(dose.geometry.shape)}")
    rules = sorted({finding.rule for finding in case.findings})
    return [*lines, f"rules with findings: {', '.join(rules) or 'none'}"]


def _sizes(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape))


class Faults(QObject):
    """Tells of mistakes of the program; brings those that nothing caught to the user.

    Parameters
    ----------
    saving
        Returns how files are written.
    case
        Returns the case that is open.
    leave
        Ends the program as the user would.
    """

    def __init__(
        self,
        notice: Notice,
        saving: Callable[[], Saving],
        case: Callable[[], Case | None],
        leave: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._saving = saving
        self._case = case
        self._leave = leave
        self._box = Mailbox(self.show, self)

    def show(self, error: BaseException) -> None:
        """Tell of a mistake, and offer to save the report."""
        log.error("fault", exc_info=error)
        case = self._case()
        self._notice.show_error(fault_sentence(error))
        self._notice.offer(tr("Save report…"), lambda: self._save(error, case))

    def _save(self, error: BaseException, case: Case | None) -> None:
        saving = self._saving()
        saving.ask_and_write("dosiscope-report.txt", crash_report(error, case))

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
            self._leave()
            return
        self._catch(error)

    def _catch(self, error: BaseException | None) -> None:
        if error is not None:
            self._box.post(error)


def qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log that Qt said something; its words may repeat a path."""
    category = context.category or "default"
    log.log(_LEVELS.get(kind, logging.WARNING), f"Qt message of category {category}")
