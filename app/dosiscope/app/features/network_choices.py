"""Archives and the receiver: set in one dialog, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.app.features.action import Action
from dosiscope.app.jobs import Jobs
from dosiscope.app.logins import Logins
from dosiscope.app.network_settings import NetworkSettings
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.asking import Asking
    from dosiscope.app.settings import Settings
    from dosiscope.core.network.choice import NetworkChoice
    from dosiscope.core.network.node import Node
    from dosiscope.viewer.panels.network import NetworkDialog
    from dosiscope.viewer.widgets.notice import Notice

_TEST: Final = "test an archive"  # key of a job


class NetworkChoices(QObject):
    """Shows what is set of the network, takes what the user sets, tests archives.

    Parameters
    ----------
    asking
        Returns how archives are asked, once one is.
    faulted
        Tells of a mistake of the program.

    Attributes
    ----------
    changed
        Something else is set.
    kept
        What is set.
    logins
        What opens archives, as long as the window is there.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        asking: Callable[[], Asking],
        notice: Notice,
        faulted: Callable[[Exception], object],
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self.kept = NetworkSettings(settings)
        self.logins = Logins()
        self._ask = asking
        self._notice, self._faulted, self._top = notice, faulted, top
        self._jobs = Jobs(self)
        self.dialog: NetworkDialog | None = None
        self._before: NetworkChoice | None = None  # what the dialog began with

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "network", "File", tr("Archives and receiver…"), "",
            tr(
                "Set archives and how is received: addresses, AE titles, TLS, the inbox"
            ),
            self.show, icon="sliders-horizontal",
        )  # fmt: skip

    def show(self, parent: QWidget | None = None, tab: int = 0) -> None:
        """Show the dialog over a window."""
        from dosiscope.viewer.panels.network import NetworkDialog

        if self.dialog is not None:
            self.dialog.reject()
        self._before = choice = self.kept.choice
        self.dialog = dialog = NetworkDialog(choice, parent or self._top)
        if self.kept.fault:
            self._notice.show_error(self.kept.fault)
        dialog.tabs.setCurrentIndex(tab)
        dialog.test_wanted.connect(self._test)
        dialog.accepted.connect(self._take)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _take(self) -> None:
        if self.dialog is not None and self.dialog.choice is not None:
            self.kept.take(self.dialog.choice, self._before)
            self.changed.emit()

    def _forget(self) -> None:
        self._jobs.cancel(_TEST)
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def end(self) -> None:
        """Stop what is being tested; the window closes."""
        self._jobs.close()

    # --- testing -------------------------------------------------------------------

    def _test(self, node: Node) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        job = self._jobs.start(_TEST, self._ask().echo(self.logins.opened(node)))
        job.succeeded.connect(
            lambda _: dialog.show_answer(
                tr("{archive} answers.", archive=node.name), "good"
            )
        )
        job.failed.connect(
            self.logins.or_ask(
                node,
                dialog,
                lambda: self._test(node),
                lambda error: self._fail(dialog, error),
            )
        )

    def _fail(self, dialog: NetworkDialog, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            dialog.show_answer(error.sentence, "bad")
        else:
            dialog.show_answer(tr("The program made a mistake."), "bad")
            self._faulted(error)
