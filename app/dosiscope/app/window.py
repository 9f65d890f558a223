"""The main window: lays out what shows a case, and joins it to what is open."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal

from dosiscope.app.choices import HIDE_IDENTITY
from dosiscope.app.shell import Shell
from dosiscope.core.__about__ import NOT_CLINICAL
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from dosiscope.app.crash import Faults
    from dosiscope.app.features.action import Feature
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.late_panels import LatePanels
    from dosiscope.app.menus import Menus
    from dosiscope.app.panel_place import PanelPlace
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.case import Case
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.first_view import FirstView
    from dosiscope.viewer.header_bar import HeaderBar
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.readout import ReadoutLine
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.roi_shapes import RoiShapes
    from dosiscope.viewer.slice_view import SliceView


# Features that bring most modules, imported in turns of their own: all at once, with
# those that `table` names besides, they would be a stall.
_FIRST_FEATURES: Final = ("goals", "compare", "report", "table")


class Window(Shell):
    """One case and everything about it.

    Made with ``furnish=False`` it has its layout and its first page alone: it is on
    the screen long before what reads is imported (`get_ready`), and images are on it
    before there are panels (`furnish_in_turns`).
    """

    furnished = Signal()  # all panels are there
    closed = Signal()

    review: Review
    session: Session
    opening: Opening
    first_view: FirstView
    header: HeaderBar
    pictures: PictureArea
    view: SliceView
    structures: StructuresPanel
    late: LatePanels
    dvh: DvhPanel
    dvh_place: PanelPlace
    readout: ReadoutLine
    features: tuple[Feature, ...]
    menus: Menus

    def __init__(self, settings: Settings, *, furnish: bool = True) -> None:
        super().__init__(settings)
        self._is_ready = self.is_furnished = False
        self._wants_focus = False
        if furnish:
            self.furnish()

    # --- its parts -----------------------------------------------------------------

    def get_ready(self) -> None:
        """Make what reads, and shows the first images."""
        if self._is_ready:
            return
        from dosiscope.app.features.opening import Opening
        from dosiscope.app.session import Session
        from dosiscope.viewer.first_view import FirstView
        from dosiscope.viewer.review import Review
        from dosiscope.viewer.screen_identity import screen_identity

        screen_identity.set_hidden(self.settings.get(HIDE_IDENTITY))
        self.review = Review(self)
        self.session = Session(self.review, self, self._when_furnished)
        self.strip.hide()
        self.opening = Opening(self.session, self.settings, self.notice, self)
        self.first_view = FirstView()
        self.head_rows.addWidget(self.first_view.header)
        self.pages.addWidget(self.first_view)
        self._join_session()
        self._is_ready = True

    @cached_property
    def saving(self) -> Saving:
        """How files are written."""
        from dosiscope.app.saving import Saving

        return Saving(self._inputs, self.notice, self)

    @cached_property
    def faults(self) -> Faults:
        """What tells of mistakes of the program, also before it is ready."""
        from dosiscope.app.crash import Faults

        return Faults(self.notice, lambda: self.saving, self._case, self.close, self)

    def _inputs(self) -> tuple[Path, ...]:
        return self.session.inputs if self._is_ready else ()

    def _case(self) -> Case | None:
        return self.review.case if self._is_ready else None

    def _join_session(self) -> None:
        session, opening = self.session, self.opening
        session.progressed.connect(self.strip.show_progress)
        session.busy_changed.connect(self._show_busy)
        session.failed.connect(self.notice.show_error)
        session.faulted.connect(self.faults.show)
        session.part_read.connect(self._show_part)
        session.opened.connect(self._show_case)
        self.review.doses_changed.connect(self._count_warnings)
        self.review.case_opened.connect(self._expect_case)
        self.strip.cancelled.connect(session.cancel)
        self.empty.open_folder.connect(opening.ask_for_folder)
        self.empty.open_files.connect(opening.ask_for_files)
        self.empty.open_demo.connect(opening.open_demo)

    def furnish(self) -> None:
        """Make all panels at once."""
        for _ in self._furnishing():
            pass

    def furnish_in_turns(self) -> None:
        """Make the panels one by one; between them the window can be used."""
        steps = self._furnishing()
        self.closed.connect(lambda: steps.close())

        def step() -> None:
            if next(steps, self) is not self:
                QTimer.singleShot(0, self, step)

        step()

    def _when_furnished(self, do: Callable[[], object]) -> None:
        """Call at once, or as soon as the panels are there."""
        if self.is_furnished:
            do()
        else:
            self.furnished.connect(do)

    def _furnishing(self) -> Generator[None]:
        """Make every panel, some a step: what a step needs is imported in it.

        Each belongs to its place from the beginning, so that it goes with a window
        that is closed meanwhile; nothing is seen before all are put there.
        """
        self.get_ready()
        if self.is_furnished:
            return
        review, docks = self.review, self.docks
        from dosiscope.viewer.header_bar import HeaderBar
        from dosiscope.viewer.picture_area import PictureArea

        self.header = HeaderBar(review, self)
        self.pictures = PictureArea(review, self)
        self.view = self.pictures.current
        yield
        from dosiscope.app.late_panels import LatePanels
        from dosiscope.viewer.panels.structures import StructuresPanel

        self.late = LatePanels(review, self.session, docks)
        yield  # modules take as long as panels do
        self.structures = StructuresPanel(review, docks["Structures"])
        yield
        from dosiscope.viewer.dvh.panel import DvhPanel

        yield
        self.dvh = DvhPanel(review, docks["DVH"])
        yield
        self._put_in_place()
        yield
        for name in _FIRST_FEATURES:
            import_module(f"dosiscope.app.features.{name}")
            yield
        self._join_panels()
        self.is_furnished = True
        self.furnished.emit()

    def _put_in_place(self) -> None:
        in_sight = [d for d in self.docks.values() if not d.visibleRegion().isEmpty()]
        widths = [dock.width() for dock in in_sight]
        for name, panel in (
            ("Structures", self.structures),
            ("DVH", self.dvh),
        ):
            self.docks[name].setWidget(panel)
        self.head_rows.addWidget(self.header)
        self.picture_row.insertWidget(0, self.pictures, 1)
        # the panels may want other sizes
        self.resizeDocks(in_sight, widths, Qt.Orientation.Horizontal)
        self.dvh_share.apply()

    def _join_panels(self) -> None:
        from dosiscope.app.features.table import Works, entries_of, features_of
        from dosiscope.app.menus import Menus
        from dosiscope.app.panel_place import PanelPlace, PictureRoom
        from dosiscope.viewer.readout import ReadoutLine
        from dosiscope.viewer.widgets.focus_ring import FocusRing

        FocusRing(self)
        measuring = self.session.measuring
        measuring.band_found.connect(lambda: self.dvh.set_bands(measuring.bands))
        self.dvh.choice_changed.connect(measuring.choose)
        self.dvh.bands_wanted.connect(measuring.want_bands)
        self.dvh.source_changed.connect(self._choose_stored)
        self.header.checks_requested.connect(self.docks["Checks"].raise_)
        self.readout = ReadoutLine(self.review, self.at_cursor)
        room = PictureRoom(self.pictures, self.picture_row)
        self.dvh_place = PanelPlace(self.dvh, self.docks["DVH"], room)
        self.features = features_of(
            Works(
                session=self.session,
                review=self.review,
                settings=self.settings,
                notice=self.notice,
                saving=self.saving,
                opening=self.opening,
                header=self.header,
                pictures=self.pictures,
                structures=self.structures,
                checks=self.late.checks,
                dose=self.late.dose,
                dvh=self.dvh,
                ladder=self.late.ladder,
                dvh_place=self.dvh_place,
                browser=self.late.cases,
                docks=self.docks,
                bar=self.statusBar(),
                top=self,
                restore_layout=self.restore_layout,
            )
        )
        self.late.follow_docks()
        self.menu_bar.clear()
        self.menus = Menus(
            self.menu_bar, entries_of(self.features), self.review, self.pictures, self
        )
        self.settings.changed.connect(self._refresh_menus)
        self.empty.open_archive.connect(self.menus.actions["archive"].trigger)

    def _refresh_menus(self) -> None:
        self.menus.refresh()

    # --- what is dropped on it -----------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders anywhere on the window."""
        if self._is_ready and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped to what is open."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.opening.open_paths(paths, add=True)

    # --- what the session tells ----------------------------------------------------

    def _show_busy(self, busy: bool) -> None:
        self.strip.setVisible(busy)
        # a case that is not read to its end is not shown, nor beside the next one
        self.first_view.show_case(None)
        self._show_page()

    def _show_part(self, case: Case, shapes: RoiShapes) -> None:
        self.first_view.show_case(case, shapes)
        self._show_page()

    def _show_page(self) -> None:
        is_open, is_begun = (
            review.case is not None for review in (self.review, self.first_view.review)
        )
        self.pages.setCurrentIndex(1 if is_open else 2 if is_begun else 0)

    def _count_warnings(self) -> None:
        told = self.review.told_case
        warnings = len(told.warnings) if told is not None else 0
        checks = self.docks["Checks"]
        checks.setWindowTitle(
            tr("Checks {warnings}", warnings=warnings) if warnings else tr("Checks")
        )
        checks.toggleViewAction().setText(tr("Checks"))  # in the menu: no count

    def _show_case(self) -> None:
        from dosiscope.app.telling import contents_text, tell

        case = self.review.case
        self.first_view.hand_over(self.review)
        self._show_page()
        self.late.show_found()
        self.menus.refresh()
        self._count_warnings()
        if case is None:
            self.contents.setText(tr(NOT_CLINICAL))
            self.notice.hide()  # what it says is of the case that was open
            return
        from dosiscope.core.dvh.origins import sources_of

        self.contents.setText(contents_text(case))
        self.dvh.set_withheld(self.session.withheld_dvhs)
        self.dvh.set_sources(sources_of(case.stored_dvhs), self.session.stored_source)
        tell(self.notice, case, self.session)
        if self._wants_focus:  # not where more comes of a case: somebody may be typing
            self._wants_focus = False
            self.pictures.current.setFocus()

    def _expect_case(self) -> None:
        self._wants_focus = True

    def _choose_stored(self, uid: str) -> None:
        self.session.choose_stored(uid)
        self.dvh.set_withheld(self.session.withheld_dvhs)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and stop the work before the window goes."""
        if self.is_furnished and not self._may_leave():
            event.ignore()
            return
        if self.is_furnished:
            # a layout without its dock is not remembered, nor pictures without the DVH
            self.dvh_place.room.free()
            self.dvh_place.blockSignals(True)
            self.dvh_place.take_back()
        super().closeEvent(event)
        self.closed.emit()
        if self.is_furnished:
            self._end_features()
        if self._is_ready:
            self.session.close()

    def _end_features(self) -> None:
        """Let features end what they have begun."""
        for feature in self.features:
            end = getattr(feature, "end", None)
            if end is not None:
                end()

    def _may_leave(self) -> bool:
        """Let features ask about what would be lost."""
        asked = (getattr(feature, "may_leave", None) for feature in self.features)
        return all(ask() for ask in asked if ask is not None)
