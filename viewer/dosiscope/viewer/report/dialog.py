"""The report before it is saved: its pages, and what is on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.report.template import Colours, Page
from dosiscope.core.text import capitalised
from dosiscope.resources.report_templates import PRESETS, preset
from dosiscope.resources.theme import GRID
from dosiscope.viewer.report.part_list import PartList
from dosiscope.viewer.report.preview import PagePreview
from dosiscope.viewer.widgets.notice import Notice
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from dosiscope.core.report.template import Template
    from dosiscope.viewer.report.pages import Pages

_SIDE: Final = 264  # px, of what is set, where its words take no more
_SOON_MS: Final = 150  # of many changes the last is laid out
_OWN: Final = tr("As set below")
_COLOURS: Final = {Colours.PRINT: tr("For print"), Colours.DARK: tr("As on the screen")}
_TURNS: Final = (tr("Portrait"), tr("Landscape"))


class ReportDialog(QDialog):
    """Shows the pages of a report while it is set what is on them.

    Whoever opens it hears what is wanted, and hands in pages.
    """

    template_changed = Signal()  # laid out anew, of what is measured already
    identity_changed = Signal(bool)
    template_asked = Signal(bool)  # True: to be read from a file; False: written
    save_asked = Signal(str)  # "pdf", "html", "json", "csv", "csv folder"
    print_asked = Signal()
    stop_asked = Signal()

    def __init__(
        self, template: Template, *, identity: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Report"))
        self.setSizeGripEnabled(True)
        self._template = template
        self._is_stale = False  # the pages are of another template
        self.preview = PagePreview()
        self.notice = Notice()
        self.strip = ProgressStrip()
        self.strip.cancelled.connect(self.stop_asked)
        self.where = Line(role="secondary")
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.template_changed)
        self._make_fields(identity)
        self._make_buttons()
        self.preview.page_changed.connect(self._tell_where)
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.notice)
        left.addWidget(self.preview, 1)
        left.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        row.setSpacing(4 * GRID)
        row.addLayout(left, 1)
        self.side = self._side()
        row.addWidget(self.side)
        self.show_template(template)
        self._enable()

    def _make_fields(self, identity: bool) -> None:
        self.presets = QComboBox()
        self.presets.addItems([*(capitalised(tr(name)) for name in PRESETS), _OWN])
        self.presets.setToolTip(tr("What a report holds, in which order"))
        self.presets.activated.connect(self._take_preset)
        self.parts = PartList()
        self.parts.parts_changed.connect(self._take_fields)
        self.page, self.turn, self.colours = QComboBox(), QComboBox(), QComboBox()
        self.presets.setAccessibleName(tr("Template"))
        self.page.setAccessibleName(tr("Paper size"))
        self.turn.setAccessibleName(tr("Orientation of the paper"))
        self.page.addItems([page.value for page in Page])
        self.turn.addItems(_TURNS)
        self.colours.addItems(list(_COLOURS.values()))
        self.colours.setToolTip(tr("Of pictures and plots"))
        for field in (self.page, self.turn, self.colours):
            field.activated.connect(self._take_fields)
        self.identity = QCheckBox(tr("Name the patient"))
        self.identity.setChecked(identity)
        self.identity.setToolTip(
            tr("Else no page, file name or property says who the patient is")
        )
        self.identity.toggled.connect(self.identity_changed)
        self.beside = QCheckBox(tr("A session beside it"))
        self.beside.setToolTip(
            tr(
                "A file from which the report can be made again, with the hashes of "
                "what it is of; nothing of the patient is in it"
            )
        )

    def _make_buttons(self) -> None:
        self.save = QPushButton(tr("Save PDF…"))
        self.save.setDefault(True)
        self.save.setProperty("primary", True)
        self.print = QPushButton(tr("Print…"))
        self.html, self.json = QPushButton("HTML…"), QPushButton("JSON…")
        self.csv = QPushButton("CSV")
        self.html.setToolTip(tr("Save the same as one HTML page"))
        self.json.setToolTip(tr("Save the same for other programs"))
        self.csv.setToolTip(tr("Save all tables for a spreadsheet; they name nobody"))
        tables = QMenu(self.csv)
        tables.addAction(tr("One file…"), lambda: self.save_asked.emit("csv"))
        tables.addAction(
            tr("A folder, a file each…"), lambda: self.save_asked.emit("csv folder")
        )
        self.csv.setMenu(tables)
        self.close_button = QPushButton(tr("Close"))
        self.read, self.write = QPushButton(tr("Open…")), QPushButton(tr("Save…"))
        self.read.setToolTip(tr("Take what is on the pages from a file"))
        self.write.setToolTip(tr("Save what is set here as a template, a small text"))
        self.save.clicked.connect(lambda: self.save_asked.emit("pdf"))
        self.html.clicked.connect(lambda: self.save_asked.emit("html"))
        self.json.clicked.connect(lambda: self.save_asked.emit("json"))
        self.print.clicked.connect(self.print_asked)
        self.close_button.clicked.connect(self.reject)
        self.read.clicked.connect(lambda: self.template_asked.emit(True))
        self.write.clicked.connect(lambda: self.template_asked.emit(False))
        for button in (self.read, self.write):
            button.setProperty("quiet", True)
            button.setAutoDefault(False)
        others = (self.print, self.html, self.json, self.csv, self.close_button)
        for button in others:
            button.setAutoDefault(False)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(Line(tr("Template"), weight="semibold"))
        column.addWidget(self.presets)
        files = QHBoxLayout()
        files.setSpacing(2 * GRID)
        files.addWidget(self.read)
        files.addWidget(self.write)
        files.addStretch(1)
        column.addLayout(files)
        column.addWidget(self.parts, 1)
        form = QFormLayout()
        form.setSpacing(2 * GRID)
        paper = QHBoxLayout()
        paper.setSpacing(2 * GRID)
        paper.addWidget(self.page, 1)
        paper.addWidget(self.turn, 1)
        form.addRow(tr("Paper"), paper)
        form.addRow(tr("Pictures"), self.colours)
        column.addLayout(form)
        column.addWidget(self.identity)
        column.addWidget(self.beside)
        column.addWidget(
            Paragraph(tr("Plan, number and purpose stand on every page."), "secondary")
        )
        column.addWidget(self.where)
        column.addWidget(self.save)
        forms = (self.html, self.json, self.csv)
        for together in (forms, (self.print, self.close_button)):
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for button in together:
                row.addWidget(button, 1)
            column.addLayout(row)
        return side

    def showEvent(self, event: QShowEvent) -> None:  # known when its words have a font
        """Give what is set the width that its words take."""
        self.side.setFixedWidth(max(_SIDE, self.side.minimumSizeHint().width()))
        super().showEvent(event)

    # --- what is set ---------------------------------------------------------------

    @property
    def template(self) -> Template:
        """What is wanted on the pages."""
        return self._template

    def show_template(self, template: Template) -> None:
        """Show another template; the pages are of it when they come."""
        self._template = template
        self.parts.show_parts(template.parts)
        self.page.setCurrentIndex(list(Page).index(template.page))
        self.turn.setCurrentIndex(int(template.is_landscape))
        self.colours.setCurrentIndex(list(_COLOURS).index(template.colours))
        self._name_preset()

    def take_template(self, template: Template) -> None:
        """Show another template, and ask for pages of it."""
        self.show_template(template)
        self._ask()

    def _name_preset(self) -> None:
        same = (n for n, name in enumerate(PRESETS) if preset(name) == self._template)
        self.presets.setCurrentIndex(next(same, len(PRESETS)))

    def _take_preset(self, number: int) -> None:
        if number < len(PRESETS):
            self.take_template(preset(PRESETS[number]))
        else:
            self._name_preset()

    def _take_fields(self, *_: object) -> None:
        parts = self.parts.parts
        if not parts:  # a report of nothing is none
            self.show_template(self._template)
            return
        self._template = replace(
            self._template,
            parts=parts,
            page=list(Page)[self.page.currentIndex()],
            is_landscape=bool(self.turn.currentIndex()),
            colours=list(_COLOURS)[self.colours.currentIndex()],
        )
        self._name_preset()
        self._ask()

    def _ask(self) -> None:
        """Ask for other pages soon; those that are shown are of before."""
        self._is_stale = True
        self._soon.start()
        self._enable()

    # --- what is shown ---------------------------------------------------------------

    def show_pages(self, pages: Pages | None) -> None:
        """Show pages; None: they are being made."""
        if pages is not None:
            self._is_stale = False
            self.strip.hide()
        self.preview.show_pages(pages)
        self._enable()

    def begin(self, what: str) -> None:
        """Show that something is being made."""
        self.strip.begin(what)
        self._enable()

    def end(self) -> None:
        """Show that nothing is being made any more."""
        self.strip.hide()
        self._enable()

    def _enable(self) -> None:
        has_pages = self.preview.pages is not None and not self._is_stale
        is_there = has_pages and self.strip.isHidden()
        for button in (self.save, self.print, self.html, self.json, self.csv):
            button.setEnabled(is_there)

    def _tell_where(self, number: int) -> None:
        pages = self.preview.pages
        self.where.setText(
            tr("Page {number} of {total}", number=number, total=len(pages))
            if pages is not None
            else ""
        )
