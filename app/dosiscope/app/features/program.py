"""The program itself: its keys, its self-test, what it is, how to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from dosiscope.app.features.action import Action
from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.language import tr
from dosiscope.viewer.icons import logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.jobs import Jobs
    from dosiscope.viewer.review import Review


class Program:
    """Help, and the end.

    Parameters
    ----------
    menu_entries
        All that stands in the menus, to be listed with its keys.
    top
        What is closed at the end.
    """

    def __init__(
        self,
        jobs: Jobs,
        review: Review,
        menu_entries: Callable[[], Sequence[Entry]],
        top: QWidget,
    ) -> None:
        self._jobs, self._review = jobs, review
        self._menu_entries = menu_entries
        self._top = top

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "quit", "File", tr("Quit"), "Ctrl+Q",
            tr("Leave Dosiscope"), self._top.close, has_line=True,
        )  # fmt: skip
        yield Action(
            "keys", "Help", tr("Keys and mouse"), "?",
            tr("List of keys and mouse actions"), self._show_keys, icon="keyboard",
        )  # fmt: skip
        yield Action(
            "selftest", "Help", tr("Self-test…"), "",
            tr(
                "Check on this computer what the program calculates and what it can "
                "read"
            ),
            self._run_selftest, has_line=True,
        )  # fmt: skip
        yield Action(
            "about", "Help", tr("About Dosiscope"), "",
            tr("Version, licences, what it is not for"), lambda: show_about(self._top),
        )  # fmt: skip

    def _show_keys(self) -> None:
        from dosiscope.app.features.keys_dialog import KeysDialog

        scheme = self._review.mouse_scheme
        KeysDialog(self._menu_entries(), self._top, scheme).exec()

    def _run_selftest(self) -> None:
        from dosiscope.app.selftest_dialog import SelfTestDialog

        SelfTestDialog(self._jobs, self._top).show()


def show_about(parent: QWidget) -> None:
    """Say what the program is, what it is not, and whose work it uses."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Dosiscope"))
    box.setIconPixmap(logo(64))
    box.setText(
        tr(
            "<p><b>Dosiscope {version}</b></p><p>Reviews a radiotherapy dose "
            "from DICOM files.</p><p><b>Not a medical device.</b> "
            "{purpose}.</p><p>Licence: Apache-2.0. With Qt and PySide6 "
            "(LGPL), NumPy, SciPy, scikit-image, imagecodecs (BSD), pydicom, "
            "pyqtgraph (MIT); font Inter (OFL), icons Lucide (ISC).</p>",
            version=__version__,
            purpose=tr(NOT_CLINICAL),
        )
    )
    box.exec()
