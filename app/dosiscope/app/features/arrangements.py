"""Which pictures are shown, where they stand, and which of them has all the room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.choices import PICTURES
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.viewer.picture_area import ARRANGEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.panel_place import PanelPlace
    from dosiscope.app.settings import Settings
    from dosiscope.core.sidecar.view import KeptArea
    from dosiscope.viewer.picture_area import Arrangement, PictureArea

_WITHOUT_DVH = ARRANGEMENTS[1]
_TWO = next(one for one in ARRANGEMENTS if one.name == "two")


class Arrangements(QObject):
    """Arranges the pictures, as the last time to begin with.

    Where the DVH stands among them, it is lent from its dock; whoever takes it from
    there leaves the three pictures.
    """

    def __init__(
        self, area: PictureArea, dvh_place: PanelPlace, settings: Settings
    ) -> None:
        super().__init__(area)
        self._area, self._dvh, self._settings = area, dvh_place, settings
        dvh_place.moved.connect(self._follow_dvh)
        settings.changed.connect(self._follow)
        self._follow(PICTURES.key)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "View",
            tr("Pictures"),
            actions=tuple(
                Action(
                    f"pictures_{one.name}",
                    "Pictures",
                    one.text,
                    f"Ctrl+{n}",
                    one.tip,
                    partial(self._arrange, one),
                    is_on=partial(self._is_on, one),
                )
                for n, one in enumerate(ARRANGEMENTS, 1)
            ),
            has_line=True,
        )
        yield Action(
            "enlarge_picture", "View", tr("This picture alone"), "Ctrl+0",
            tr("All the room for the picture that was clicked last, or for all again"),
            self._enlarge, is_on=lambda: self._area.is_enlarged, needs_case=True,
        )  # fmt: skip

    def show_two(self) -> None:
        """Show the axial plane twice, side by side."""
        self._arrange(_TWO)

    @property
    def in_place(self) -> QWidget | None:
        """The DVH where it stands in place of the pictures."""
        return self._dvh.panel if self._dvh.is_maximised else None

    def show_again(self, kept: KeptArea) -> None:
        """Arrange the pictures as they were, for now: the user's habit stays."""
        found = next(one for one in ARRANGEMENTS if one.name == kept.arrangement)
        self._show(found)
        if kept.enlarged:
            self._area.enlarge(kept.enlarged)
        self._area.make_current(kept.current)
        if kept.dvh_alone:
            self._dvh.toggle()

    def _is_on(self, arrangement: Arrangement) -> bool:
        return self._area.arrangement is arrangement

    def _arrange(self, arrangement: Arrangement) -> None:
        self._show(arrangement)
        self._settings.set(PICTURES, arrangement.name)
        self._area.current.setFocus()

    def _follow(self, key: str) -> None:
        """Take the arrangement that is chosen elsewhere, or was the last time."""
        if key != PICTURES.key:
            return
        name = self._settings.get(PICTURES) or ARRANGEMENTS[0].name
        for arrangement in ARRANGEMENTS:
            if arrangement.name == name and arrangement is not self._area.arrangement:
                self._show(arrangement)

    def _enlarge(self) -> None:
        self._dvh.room.free()
        self._area.enlarge()

    def _show(self, arrangement: Arrangement) -> None:
        self._dvh.room.free()
        self._area.arrange(arrangement)
        if self._area.has_place_for_dvh:
            self._dvh.lend(self._area.put_dvh)
        elif self._dvh.is_lent:
            self._area.lose_dvh()
            self._dvh.take_back()

    def _follow_dvh(self) -> None:
        """Leave no empty cell where the DVH has gone to its dock."""
        if self._dvh.is_lent or not self._area.has_place_for_dvh:
            return
        self._area.lose_dvh()
        self._arrange(_WITHOUT_DVH)
