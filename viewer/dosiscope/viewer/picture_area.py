"""The views of a review, and how they share the room for pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dosiscope.resources.theme import DARK
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.slice_view import SliceView

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review, ViewState


class Place(NamedTuple):
    """Where the view along planes of an orientation stands in a grid of 2 rows."""

    view: str
    row: int
    column: int
    rows: int = 2


class Arrangement(NamedTuple):
    """Which views are shown, and where; the first has two thirds of the width."""

    name: str
    text: str
    tip: str
    places: tuple[Place, ...]


ARRANGEMENTS: Final = (
    Arrangement("axial", "Axial", "The axial picture alone", (Place("axial", 0, 0),)),
    Arrangement(
        "three",
        "Axial, coronal and sagittal",
        "The axial picture, with the coronal and the sagittal one beside it",
        (
            Place("axial", 0, 0),
            Place("coronal", 0, 1, 1),
            Place("sagittal", 1, 1, 1),
        ),
    ),
    Arrangement(
        "coronal", "Coronal", "The coronal picture alone", (Place("coronal", 0, 0),)
    ),
    Arrangement(
        "sagittal", "Sagittal", "The sagittal picture alone", (Place("sagittal", 0, 0),)
    ),
)
_GAP = 2  # px between pictures


class PlanePane(QWidget):
    """A picture with the planes that it can show beside it."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SliceView(state, self)
        self.slider = PlaneSlider(state, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.slider)


class PictureArea(QWidget):
    """The pictures of a review in one of the arrangements."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictures")
        ground = self.palette()
        ground.setColor(ground.ColorRole.Window, QColor(DARK.line))  # in every theme
        self.setPalette(ground)
        self.setAutoFillBackground(True)
        self._review = review
        self._states = {state.orientation.name: state for state in review.views}
        self._panes: dict[str, PlanePane] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._current = "axial"
        self._arrangement = ARRANGEMENTS[0]
        self.arrange(ARRANGEMENTS[0])

    @property
    def arrangement(self) -> Arrangement:
        """How the pictures stand."""
        return self._arrangement

    @property
    def current(self) -> SliceView:
        """The view that had the focus last, of those that are shown."""
        return self._pane(self._current).view

    @property
    def shown(self) -> tuple[SliceView, ...]:
        """The views that are shown, the largest first."""
        return tuple(self._pane(one.view).view for one in self._arrangement.places)

    def pane(self, name: str) -> PlanePane | None:
        """Return a view with its planes, by the name of its orientation, if made."""
        return self._panes.get(name)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other views, or the same elsewhere; each is made when it is needed."""
        self._arrangement = arrangement
        shown = {place.view for place in arrangement.places}
        for name, pane in self._panes.items():
            if name not in shown:
                self._grid.removeWidget(pane)
                pane.hide()
        for place in arrangement.places:
            pane = self._pane(place.view)
            self._grid.removeWidget(pane)
            self._grid.addWidget(pane, place.row, place.column, place.rows, 1)
            pane.view.is_brief = place is not arrangement.places[0]
            pane.view.update()
            pane.show()
        columns = {place.column for place in arrangement.places}
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if 1 in columns else 0)
        for row in (0, 1):
            self._grid.setRowStretch(row, 1)
        if self._current not in shown:
            self._current = arrangement.places[0].view
        self._review.arrange(shown)

    def _pane(self, name: str) -> PlanePane:
        if name not in self._panes:
            pane = self._panes[name] = PlanePane(self._states[name], self)
            pane.view.focused.connect(lambda: self._take_focus(name))
        return self._panes[name]

    def _take_focus(self, name: str) -> None:
        self._current = name
