"""The main window: what is opened in it, and what its parts tell each other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from dosiscope.app.gate import Gate
from dosiscope.app.shell import Shell
from dosiscope.core.__about__ import NOT_CLINICAL
from dosiscope.core.visible import has_text_as_name

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from dosiscope.app.menus import Menus
    from dosiscope.app.roi_names import RoiNames
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.app.tag_view import TagView
    from dosiscope.core.case import Case
    from dosiscope.core.not_shown import Withheld
    from dosiscope.core.progress import Progress
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.details import Details
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.first_view import FirstView
    from dosiscope.viewer.header_bar import HeaderBar
    from dosiscope.viewer.ladder.panel import LadderPanel
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.panels.dose import DosePanel
    from dosiscope.viewer.panels.plan import PlanPanel
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.plane_slider import PlaneSlider
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.roi_shapes import RoiShapes
    from dosiscope.viewer.slice_view import SliceView


class Window(Shell):
    """One case and everything about it.

    Made with ``furnish=False`` it has its layout and its first page, but empty
    panels: it can be shown long before what fills them is imported.
    """

    closed = Signal()

    review: Review
    session: Session
    menus: Menus
    tag_view: TagView
    roi_names: RoiNames
    first_view: FirstView
    details: Details | None = None
    header: HeaderBar
    view: SliceView
    slider: PlaneSlider
    structures: StructuresPanel
    dose_panel: DosePanel
    plan_panel: PlanPanel
    checks: ChecksPanel
    ladder: LadderPanel
    dvh: DvhPanel
    browser: CaseBrowser

    def __init__(self, settings: Settings, *, furnish: bool = True) -> None:
        super().__init__(settings)
        self._ready, self._furnished = Gate(), Gate()
        self.empty.open_folder.connect(self.open_folder)
        self.empty.open_files.connect(self.open_files)
        self.empty.open_demo.connect(self.open_demo)
        if furnish:
            self.furnish()

    def get_ready(self) -> None:
        """Make what reads, and shows the first images; then do what waits for it."""
        if self._ready.is_open:
            return
        from dosiscope.app.session import Session
        from dosiscope.viewer.first_view import FirstView
        from dosiscope.viewer.review import Review

        self.review = Review(self)
        self.session = Session(self.review, self, self.when_furnished)
        self.first_view = FirstView()
        self.head_rows.addWidget(self.first_view.header)
        self.pages.addWidget(self.first_view)
        self._connect_session()
        self.strip.hide()
        self._ready.open()

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

    def _furnishing(self) -> Generator[None]:
        from dosiscope.app.furniture import panels, place

        self.get_ready()
        if self.is_furnished:
            return
        yield from panels(self)
        places = self.saveState()
        place(self)
        self.head_rows.addWidget(self.header)
        self.picture_row.insertWidget(0, self.view, 1)
        self.picture_row.addWidget(self.slider)
        self._connect_panels()
        self.restoreState(places)  # the panels may want other sizes
        self._furnished.open()

    def when_ready(self, do: Callable[[], object]) -> None:
        """Call at once, or as soon as files can be read."""
        if not self._ready.is_open:
            from dosiscope.core.progress import Progress

            self.strip.show_progress(Progress(0, 0, "Starting"))
            self.strip.setVisible(True)
        self._ready.pass_through(do)

    def when_furnished(self, do: Callable[[], object]) -> None:
        """Call at once, or as soon as the panels are there."""
        self._furnished.pass_through(do)

    @property
    def is_furnished(self) -> bool:
        """Whether all panels are there."""
        return self._furnished.is_open

    def _connect_session(self) -> None:
        session = self.session
        session.progressed.connect(self._show_progress)
        session.busy_changed.connect(self._show_busy)
        session.failed.connect(self._show_failure)
        session.faulted.connect(self._show_fault)
        session.part_read.connect(self._show_part)
        session.opened.connect(self._show_case)
        session.choice_needed.connect(
            lambda why: self.when_furnished(lambda: self._ask_for_choice(why))
        )
        self.strip.cancelled.connect(session.cancel)

    def _connect_panels(self) -> None:
        from dosiscope.viewer.readout import ReadoutLine

        session, review = self.session, self.review
        self.browser.selected.connect(session.choose)
        self.header.checks_requested.connect(self.docks["Checks"].raise_)
        measuring = session.measuring
        measuring.band_found.connect(lambda: self.dvh.set_bands(measuring.bands))
        self.dvh.choice_changed.connect(measuring.choose)
        self.dvh.source_changed.connect(self._choose_stored)
        self._readout = ReadoutLine(review, self.at_cursor)
        self.dvh.export_requested.connect(self.export_dvhs)
        self.header.details_requested.connect(self.show_details)
        self.browser.tags_requested.connect(self.tag_view.show_tags)
        self.checks.tags_requested.connect(self.tag_view.show_tags)
        self.checks.compare_requested.connect(self.compare_patients)
        self.checks.export_requested.connect(self.export_report)

    # --- opening -------------------------------------------------------------------

    def open_paths(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Open files and folders; ``add`` to what is open."""
        self.notice.hide()
        for path in paths:
            if path.is_dir() and has_text_as_name(path):
                self.settings.add_recent(path)
        self.when_ready(partial(self._open, tuple(paths), add))

    def _open(self, paths: Sequence[Path], add: bool) -> None:
        self.session.open(paths, add=add and self.session.scan is not None)

    def open_folder(self) -> None:
        """Ask for a folder and open it."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self, "Open a patient folder")
        if folder:
            self.open_paths([Path(folder)])

    def open_files(self) -> None:
        """Ask for files and open them."""
        from PySide6.QtWidgets import QFileDialog

        files, _ = QFileDialog.getOpenFileNames(self, "Open DICOM files")
        if files:
            self.open_paths([Path(file) for file in files])

    def open_demo(self) -> None:
        """Write the demo patient to a temporary folder and open it."""
        self.notice.hide()
        self.when_ready(lambda: self.session.open_demo())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders anywhere on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped to what is open."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths, add=True)

    # --- what the session tells ----------------------------------------------------

    def _show_progress(self, progress: Progress[object]) -> None:
        self.strip.show_progress(progress)

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

    def _show_fault(self, error: Exception) -> None:
        from dosiscope.app.crash import show_fault

        show_fault(self, error)

    def _show_failure(self, sentence: str) -> None:
        self.notice.show_error(sentence)

    def _ask_for_choice(self, why: str) -> None:
        inventory = self.session.inventory
        if inventory is None:
            return
        if self.review.case is not None and len(inventory.patients) > 1:
            from dosiscope.app.dialogs import wants_to_replace

            self.session.settle_added(replace=wants_to_replace(self))
            return
        self.notice.show_caution(why)
        self.browser.show_inventory(inventory, None)
        self.docks["Cases"].show()

    def _show_case(self) -> None:
        from dosiscope.app.telling import contents_text, tell
        from dosiscope.core.inventory import Inventory

        case, inventory = self.review.case, self.session.inventory
        self.first_view.hand_over(self.review)
        self._show_page()
        found = inventory or Inventory()  # a closed case leaves nothing behind
        self.browser.show_inventory(found, self.session.selection)
        self.checks.show_skipped(found.skipped)
        self.menus.update_enabled()
        self.show_title()
        warnings = len(case.warnings) if case else 0
        checks = self.docks["Checks"]
        checks.setWindowTitle(f"Checks {warnings}" if warnings else "Checks")
        checks.toggleViewAction().setText("Checks")  # in the menu: no count
        if case is None:
            self.contents.setText(NOT_CLINICAL)
            self.notice.hide()  # what it says is of the case that was open
            return
        from dosiscope.core.dvh.origins import sources_of

        self.contents.setText(contents_text(case))
        self.dvh.set_withheld(self.session.withheld_dvhs)
        self.dvh.set_sources(sources_of(case.stored_dvhs), self.session.stored_source)
        tell(self.notice, case, self.session)
        self.view.setFocus()

    def _choose_stored(self, uid: str) -> None:
        self.session.choose_stored(uid)
        self.dvh.set_withheld(self.session.withheld_dvhs)

    def compare_patients(self, withheld: Withheld) -> None:
        """Let the user take an object of another patient for this one's."""
        from dosiscope.viewer.patient_comparison import PatientComparison

        case = self.review.case
        if case is not None and PatientComparison(withheld, case.patient, self).exec():
            self.session.accept_patient(withheld.header.sop_instance_uid)

    def show_title(self) -> None:
        """Name the patient in the title only where the user wants it."""
        case = self.review.case
        named = case is not None and self.settings.flag("name_in_title")
        self.setWindowTitle(
            f"{case.patient.spoken_name} — Dosiscope" if case and named else "Dosiscope"
        )

    # --- exports and leaving -------------------------------------------------------

    def export_dvhs(self, kind: str) -> None:
        """Ask for a file and write the shown DVHs: "csv", "json" or "picture"."""
        from dosiscope.app.dialogs import save_dvh_picture, save_text
        from dosiscope.app.export import dvh_text

        if kind == "picture":
            save_dvh_picture(self)
            return
        save_text(
            self,
            f"dvh.{kind}",
            dvh_text(
                self.review,
                kind,
                self.session.measuring.bands,
                self.session.withheld_dvhs,
            ),
        )

    def show_details(self) -> None:
        """Show what every object states, side by side."""
        from dosiscope.viewer.details import Details

        if self.details is None:
            self.details = Details(self.review, self)
        if self.details.isVisible():
            self.details.raise_()
        self.details.show()

    def export_report(self, kind: str) -> None:
        """Ask for a file and write the verification report as "html" or "json"."""
        from dosiscope.app.report_export import export_report

        export_report(self, kind)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and stop the work before the window goes."""
        super().closeEvent(event)
        self.closed.emit()
        if self._ready.is_open:
            self.session.close()
