"""Pictures for the report: put into the tray by a key, gone back to from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.viewer.tray import MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDockWidget, QWidget

    from dosiscope.app.features.arrangements import Arrangements
    from dosiscope.core.sidecar.record import KeptSnapshot
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.panels.tray import TrayPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


class PictureTray(QObject):
    """Takes down how a picture is seen, and shows it so again.

    Parameters
    ----------
    view
        Returns how the case is seen now.
    """

    def __init__(
        self,
        review: Review,
        pictures: PictureArea,
        arrangements: Arrangements,
        view: Callable[[], KeptView],
        dock: QDockWidget,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._review, self._pictures, self._view = review, pictures, view
        self._arrangements, self._dock, self._notice = arrangements, dock, notice
        self._panel: TrayPanel | None = None
        dock.visibilityChanged.connect(self._look)
        self._look(dock.isVisible())

    @property
    def panel(self) -> TrayPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.tray import TrayPanel

            self._panel = panel = TrayPanel(self._review)
            panel.add_wanted.connect(self.add)
            panel.gone_to.connect(self.go_to)
            panel.removed.connect(self._offer_back)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            self.panel.refresh()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "tray_add", "File", tr("Picture into the tray"), "Shift+T",
            tr("Put the picture aside for the report, as it is seen now"),
            self.add, needs_case=True,
        )  # fmt: skip
        yield Action(
            "tray", "File", tr("Tray of pictures"), "",
            tr("Show the pictures that are put aside for the report"), self.show,
        )  # fmt: skip

    def show(self) -> None:
        """Bring the tray to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.refresh()

    def add(self) -> None:
        """Put the picture that had the focus last into the tray."""
        from dosiscope.viewer.kept.snapshots import snapshot_of

        tray = self._review.tray
        if self._review.case is None:
            return
        snapshot = snapshot_of(self._pictures.current, self._view())
        if not self._take(snapshot):
            return
        count = len(tray.all)
        self._notice.show_note(
            tr(
                "{caption}: picture {count} of the tray (File, Tray of pictures).",
                caption=snapshot.caption,
                count=count,
            )
        )

    def _take(self, snapshot: KeptSnapshot, n: int = MOST) -> bool:
        """Put a picture into the tray, or say that it is full."""
        if self._review.tray.is_full:
            self._notice.show_caution(
                tr("The tray is full: it holds {most} pictures.", most=MOST)
            )
            return False
        self._review.tray.add(snapshot, n)
        return True

    def _offer_back(self, n: int, snapshot: KeptSnapshot) -> None:
        """Tell that a picture was removed, and offer to put it back where it was."""
        case = self._review.case

        def put_back() -> None:
            self._notice.hide()
            if self._review.case is case:
                self._take(snapshot, n)

        what = snapshot.caption or tr("A picture without a caption")
        self._notice.show_note(tr("{picture}: removed from the tray.", picture=what))
        self._notice.offer(tr("Undo"), put_back)

    def go_to(self, n: int) -> None:
        """Show the case as it was seen on a picture."""
        from dosiscope.viewer.kept.area import aim_again
        from dosiscope.viewer.kept.showing import show_again

        snapshot = self._review.tray.all[n]
        area = snapshot.view.area
        if area is not None:
            self._arrangements.show_again(replace(area, dvh_alone=False))
        missing = show_again(self._review, snapshot.view)
        aim_again(self._pictures, snapshot.view)
        if missing:
            self._notice.show_caution(f"{capitalised('; '.join(missing))}.")
