"""The views of a review, and how they share the room for pictures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import DARK
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.slice_view import SliceView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.viewer.plane_box import Aim
    from dosiscope.viewer.review import Review, ViewState

DVH: Final = "dvh"  # the place of what is no picture


class Place(NamedTuple):
    """Where a view stands in a grid of 2 rows and 2 columns."""

    view: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_brief: bool = False  # a larger one says what identifies and qualifies it


class Arrangement(NamedTuple):
    """Which views are shown, where, and the shares of the columns' widths."""

    name: str
    text: str
    tip: str
    places: tuple[Place, ...]
    shares: tuple[int, int] = (1, 1)


def _alone(view: str) -> tuple[Place, ...]:
    return (Place(view, 0, 0, 2, 2),)


ARRANGEMENTS: Final = (
    Arrangement("axial", tr("Axial"), tr("The axial picture alone"), _alone("axial")),
    Arrangement(
        "three",
        tr("Axial, coronal and sagittal"),
        tr("The axial picture, with the coronal and the sagittal one beside it"),
        (
            Place("axial", 0, 0, 2),
            Place("coronal", 0, 1, is_brief=True),
            Place("sagittal", 1, 1, is_brief=True),
        ),
        (2, 1),
    ),
    Arrangement(
        "coronal", tr("Coronal"), tr("The coronal picture alone"), _alone("coronal")
    ),
    Arrangement(
        "sagittal", tr("Sagittal"), tr("The sagittal picture alone"), _alone("sagittal")
    ),
    Arrangement(
        "four",
        tr("Axial, coronal, sagittal and DVH"),
        tr("Three pictures and the DVH, each as large as the others"),
        (
            Place("axial", 0, 0),
            Place("coronal", 0, 1, is_brief=True),
            Place("sagittal", 1, 0, is_brief=True),
            Place(DVH, 1, 1),
        ),
    ),
    Arrangement(
        "two",
        tr("Two axial pictures"),
        tr("The same plane twice, side by side: each can show a dose of its own"),
        (Place("axial", 0, 0, 2), Place("beside", 0, 1, 2)),
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
    """The pictures of a review in one of the arrangements, or one of them alone.

    Attributes
    ----------
    arranged
        Other views are shown, or the same elsewhere.
    """

    arranged = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictures")
        ground = self.palette()
        ground.setColor(ground.ColorRole.Window, QColor(DARK.line))  # in every theme
        self.setPalette(ground)
        self.setAutoFillBackground(True)
        self._review = review
        self._states = {state.name: state for state in review.views}
        self._panes: dict[str, PlanePane] = {}
        self._dvh: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._current = "axial"
        self._arrangement = ARRANGEMENTS[0]
        self._enlarged = ""
        self._awaited: dict[str, Aim] = {}  # of views that are not made yet
        review.case_opened.connect(lambda: self._awaited.clear())
        self.arrange(ARRANGEMENTS[0])

    @property
    def arrangement(self) -> Arrangement:
        """How the pictures stand, but for one that is enlarged meanwhile."""
        return self._arrangement

    @property
    def current(self) -> SliceView:
        """The view that had the focus last, of those that are shown."""
        return self._pane(self._current).view

    @property
    def shown(self) -> tuple[SliceView, ...]:
        """The views that are shown, the largest first."""
        names = [place.view for place in self._places if place.view != DVH]
        return tuple(self._pane(name).view for name in names)

    @property
    def aims(self) -> dict[str, Aim]:
        """What is seen of the planes by name, also of those that are not shown now.

        The second axial view has none of its own while it follows the first one.
        """
        made = {name: pane.view.box.aim for name, pane in self._panes.items()}
        aims = self._awaited | made
        return {n: aim for n, aim in aims.items() if not self._follows(n)}

    def take_aims(self, aims: Mapping[str, Aim]) -> None:
        """Show these parts of the planes, of views that are to come as well."""
        for name, aim in aims.items():
            if name not in self._panes:
                self._awaited[name] = aim
            elif not self._follows(name):
                self._panes[name].view.box.take_aim(aim)

    @property
    def enlarged(self) -> str:
        """The name of the view that has the room of all; "" while none has."""
        return self._enlarged

    @property
    def is_enlarged(self) -> bool:
        """Whether one of several pictures has the room of all."""
        return bool(self._enlarged)

    @property
    def has_place_for_dvh(self) -> bool:
        """Whether the DVH stands among the pictures of this arrangement."""
        return any(place.view == DVH for place in self._arrangement.places)

    @property
    def _places(self) -> tuple[Place, ...]:
        return _alone(self._enlarged) if self._enlarged else self._arrangement.places

    def pane(self, name: str) -> PlanePane | None:
        """Return a view with its planes, by its name, if made."""
        return self._panes.get(name)

    def put_dvh(self, panel: QWidget) -> None:
        """Take the DVH into its cell."""
        panel.setParent(self)
        self._dvh = panel
        self._lay_out()

    def lose_dvh(self) -> None:
        """Note that somebody has taken the DVH away."""
        if self._dvh is not None:
            self._grid.removeWidget(self._dvh)
            self._dvh = None

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other views, or the same elsewhere; each is made when it is needed."""
        self._arrangement, self._enlarged = arrangement, ""
        self._lay_out()

    def enlarge(self, name: str = "") -> None:
        """Give a view, else the current one, the room of all; or bring all back."""
        if self._enlarged:
            self._enlarged = ""
        elif len(self._arrangement.places) > 1:
            self._enlarged = name or self._current
        self._lay_out()

    def _lay_out(self) -> None:
        places = self._places
        shown = {place.view for place in places}
        for name, widget in (*self._panes.items(), (DVH, self._dvh)):
            if widget is not None:
                self._grid.removeWidget(widget)
                widget.setVisible(name in shown)
        for place in places:
            widget = self._widget(place)
            if widget is not None:
                self._grid.addWidget(widget, *place[1:5])
                widget.show()
        shares = (1, 1) if self._enlarged else self._arrangement.shares
        for n in (0, 1):
            is_used = any(p.column <= n < p.column + p.columns for p in places)
            self._grid.setColumnStretch(n, shares[n] if is_used else 0)
            self._grid.setRowStretch(n, 1)
        if self._current not in shown:
            self._current = places[0].view
        self._show_alike("axial", "beside")
        self._review.arrange(shown)
        self.arranged.emit()

    def _widget(self, place: Place) -> QWidget | None:
        if place.view == DVH:
            return self._dvh
        pane = self._pane(place.view)
        pane.view.is_brief = place.is_brief
        pane.view.update()
        return pane

    def _pane(self, name: str) -> PlanePane:
        if name not in self._panes:
            pane = self._panes[name] = PlanePane(self._states[name], self)
            if name in self._awaited:
                pane.view.box.take_aim(self._awaited.pop(name))
            pane.view.focused.connect(lambda: self._take_focus(name))
            pane.view.enlarge_requested.connect(lambda: self.enlarge(name))
            if {"axial", "beside"} <= set(self._panes):
                self._link()
        return self._panes[name]

    def _link(self) -> None:
        """Let both axial views show the same part of their plane."""
        for one, other in (("axial", "beside"), ("beside", "axial")):
            box = self._panes[one].view.box
            box.sigRangeChanged.connect(partial(self._show_alike, one, other))

    def _show_alike(self, one: str, other: str, *_: object) -> None:
        if self._are_both_shown:
            self._panes[other].view.box.show_as(self._panes[one].view.box)

    @property
    def _are_both_shown(self) -> bool:
        return {"axial", "beside"} <= {place.view for place in self._places}

    def _follows(self, name: str) -> bool:
        return name == "beside" and self._are_both_shown

    def make_current(self, name: str) -> None:
        """Take a view that is shown for the one that is meant, as a click does."""
        if any(place.view == name for place in self._places):
            self._current = name

    def _take_focus(self, name: str) -> None:
        self._current = name
