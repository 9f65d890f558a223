"""The 3-D panel: what is shown in space and how opaque, and from which side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.surfaces.prepared import OfSolid
from dosiscope.core.text import mm_number
from dosiscope.resources.theme import GRID
from dosiscope.viewer.picture_text import level_text, shown_levels
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.three_d.gaze import GAZES
from dosiscope.viewer.three_d.prepared import PreparedSurfaces
from dosiscope.viewer.three_d.space_of import Choice, space_of, wanted_of
from dosiscope.viewer.three_d.view import SpaceView
from dosiscope.viewer.widgets.buttons import fresh_menu
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.picture_panel import PicturePanel, lay_out
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu

    from dosiscope.core.isodose import Level
    from dosiscope.core.surfaces.prepared import PreparedSurface, SurfaceOf
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.shapes import Shape, Space

MAXIMISE: Final = tr("The 3-D view in place of the pictures")
_SIDES: Final = {
    "A": tr("anterior", "from there"),
    "P": tr("posterior", "from there"),
    "L": tr("left", "from there"),
    "R": tr("right", "from there"),
    "H": tr("head", "from there"),
    "F": tr("foot", "from there"),
}
_TURN: Final = 15.0  # degrees of a key
_STEPS: Final = 20  # of a slider


class ThreeDPanel(PicturePanel):
    """Follows structures, isodose levels, beams and cross-hair of the review.

    Attributes
    ----------
    choice
        What is shown and how.
    surfaces
        What is prepared; whoever prepares gives it with `take`.
    wanted_changed
        Other surfaces are shown: some may have to be prepared.
    """

    wanted_changed = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        fit = tr("Show all of it (0)")
        super().__init__(tr("3-D view"), fit=fit, maximise=MAXIMISE, parent=parent)
        self._review = review
        self.choice = Choice()
        self.surfaces = PreparedSurfaces()
        self._preparing = ""
        self.sides = {side: _side_button(side) for side in GAZES}
        self.structures = _switch(
            tr("Structures"), tr("Surfaces of the visible structures")
        )
        self.isodoses = _switch(
            tr("Isodoses"), tr("Surfaces of the chosen isodose levels")
        )
        self.beams = _switch(tr("Beams"), tr("The beams that the pictures show"))
        self.structure_slider = _slider(
            tr("Opacity of structures"), self.choice.structures
        )
        self.isodose_slider = _slider(tr("Opacity of isodoses"), self.choice.isodoses)
        self.levels = QPushButton(tr("Levels"))
        self.levels.setToolTip(tr("Which isodose levels have a surface"))
        self.levels.setMenu(fresh_menu(self, self._fill_levels))
        self.view = SpaceView(self)
        self.place = Line(size="small", role="secondary")
        self.notes = Paragraph(role="secondary", size="small")
        self._build()
        self._refresher = Refresher(self, self.refresh)
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.view.setFocusProxy(self)
        head = QHBoxLayout()
        for button in self.sides.values():
            head.addWidget(button)
        head.addStretch(1)
        self.end_head(head)
        shown = QGridLayout()
        shown.addWidget(self.structures, 0, 0)
        shown.addWidget(self.structure_slider, 0, 1)
        shown.addWidget(self.beams, 0, 2)
        shown.addWidget(self.isodoses, 1, 0)
        shown.addWidget(self.isodose_slider, 1, 1)
        shown.addWidget(self.levels, 1, 2)
        shown.setColumnStretch(1, 1)
        page = QVBoxLayout(self)
        lay_out(page, head, shown)
        shown.setHorizontalSpacing(2 * GRID)
        page.addLayout(head)
        page.addLayout(shown)
        page.addWidget(self.view, 1)
        page.addWidget(self.place)
        page.addWidget(self.notes)

    def _connect(self) -> None:
        review = self._review
        for changed in (
            review.case_changed,
            review.dose_changed,
            review.display.rois_changed,
            review.look.levels_changed,
            review.results.solids_changed,
            review.results.reasons_changed,
        ):
            changed.connect(self._refresher.request)
        review.beam.changed.connect(self._refresher.request)
        review.cursor_changed.connect(self._refresher.request)
        review.case_opened.connect(self._forget)
        for side, button in self.sides.items():
            button.clicked.connect(partial(self._look_at, side))
        self.fit.clicked.connect(self.view.fit)
        self.view.enlarge_requested.connect(self.maximise_requested)
        self.view.picked.connect(self._pick)
        for switch in (self.structures, self.isodoses, self.beams):
            switch.toggled.connect(self._take_choice)
        for slider in (self.structure_slider, self.isodose_slider):
            slider.valueChanged.connect(self._take_choice)

    # --- for the window --------------------------------------------------------

    @property
    def space(self) -> Space:
        """What is shown now."""
        return self.view.space

    @property
    def wanted(self) -> list[SurfaceOf]:
        """The surfaces that are shown, prepared or not."""
        return list(wanted_of(self._review, self.choice))

    def drop_others(self) -> None:
        """Drop surfaces of solids and doses that are others by now."""
        solids = self._review.results.solids.values()
        self.surfaces.keep_only({*self.wanted, *(OfSolid(one) for one in solids)})

    def take(self, one: PreparedSurface) -> None:
        """Take a surface that has been prepared."""
        self.surfaces.add(one)
        self._refresher.request()

    def show_preparing(self, text: str) -> None:
        """Say that surfaces are being prepared, or no longer ("")."""
        if text != self._preparing:
            self._preparing = text
            self._show_notes()

    def picture(self) -> PlotPicture | None:
        """Return what is seen as a picture of its own; None where nothing can be."""
        from dosiscope.viewer.three_d.picture import picture_of

        view = self.view
        drawer = view.drawer()
        if not self.space.shapes or drawer is None:
            return None
        return picture_of(
            self._review,
            view.space,
            view.gaze.plane,
            view.box,
            drawer,
            shows_identity=not screen_identity.is_hidden,
        )

    # --- following the review --------------------------------------------------

    def refresh(self) -> None:
        """Show what is prepared of what is switched on."""
        self.view.show_space(space_of(self._review, self.choice, self.surfaces))
        self._show_notes()
        self.wanted_changed.emit()

    def _forget(self) -> None:
        self.surfaces.forget()
        self.choice.levels = None
        self._preparing = ""
        self.place.setText("")
        self.view.fit()
        self._refresher.request()

    def _show_notes(self) -> None:
        notes = list(dict.fromkeys(self.space.whys))
        if self._preparing:
            notes.append(self._preparing)
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))

    # --- what the user does ----------------------------------------------------

    def _take_choice(self) -> None:
        choice = self.choice
        choice.shows_structures = self.structures.isChecked()
        choice.shows_isodoses = self.isodoses.isChecked()
        choice.shows_beams = self.beams.isChecked()
        choice.structures = self.structure_slider.value() / _STEPS
        choice.isodoses = self.isodose_slider.value() / _STEPS
        self.refresh()

    def _fill_levels(self, menu: QMenu) -> None:
        look, dose = self._review.look, self._review.dose
        levels = shown_levels(look.levels, look.reference) if dose is not None else []
        chosen = self.choice.chosen(self._review)
        for level in levels:
            if dose is None:
                continue
            action = menu.addAction(level_text(level, dose))
            action.setCheckable(True)
            action.setChecked(level in chosen)
            action.toggled.connect(partial(self._choose_level, level))
        if not levels:
            menu.addAction(tr("No isodose level is shown")).setEnabled(False)

    def _choose_level(self, level: Level, on: bool) -> None:
        chosen = set(self.choice.chosen(self._review))
        self.choice.levels = chosen | {level} if on else chosen - {level}
        self.refresh()

    def _look_at(self, side: str, *_: object) -> None:
        self.view.look_at(side)

    def _pick(self, hit: tuple[Shape, tuple[float, float, float]] | None) -> None:
        """Go to the point that was clicked, and say what is there."""
        if hit is None:
            self.place.setText("")
            return
        shape, point = hit
        x, y, z = (mm_number(value) for value in point)
        self.place.setText(
            tr("{surface} at x {x}, y {y}, z {z} mm", surface=shape.name, x=x, y=y, z=z)
        )
        if shape.roi is not None:
            self._review.display.set_highlight(shape.roi)
        self._review.set_cursor(point)
        self._review.centre_on(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, look from a side, show all; other keys go to the window."""
        keys = Qt.Key
        side = event.text().upper()
        turns = {
            keys.Key_Left: (-_TURN, 0.0),
            keys.Key_Right: (_TURN, 0.0),
            keys.Key_Up: (0.0, _TURN),
            keys.Key_Down: (0.0, -_TURN),
        }
        turn = turns.get(keys(event.key()))
        if turn is not None:
            self.view.turn(*turn)
        elif event.key() == keys.Key_0:
            self.view.fit()
        elif side in GAZES and not event.modifiers():
            self.view.look_at(side)
        else:
            event.ignore()


def _side_button(side: str) -> QPushButton:
    button = QPushButton(side)
    button.setProperty("chip", True)
    button.setToolTip(
        tr("Look at the patient from {side} ({sign})", side=_SIDES[side], sign=side)
    )
    button.setAccessibleName(tr("From {side}", side=_SIDES[side]))
    return button


def _switch(word: str, hint: str) -> Chip:
    chip = Chip(word, hint)
    chip.setChecked(True)
    return chip


def _slider(name: str, share: float) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(1, _STEPS)
    slider.setValue(round(share * _STEPS))
    slider.setAccessibleName(name)
    slider.setToolTip(name)
    return slider
