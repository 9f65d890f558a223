"""Takes back changes of the view: plane, cross-hair, zoom, pan, window, isodoses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosiscope.core.isodose import Level, Reference
    from dosiscope.core.plane import Vector
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.plane_box import Aim
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.slice_view import SliceView

_SETTLED_MS = 400  # without a change, one is over: a drag or a turn is one
_MOST = 100


class Sight(NamedTuple):
    """What is seen: places along the normals, cross-hair, window, isodose levels.

    ``reference`` is the one that the levels are of, ``aims`` the parts of the planes.
    """

    places: tuple[float, ...]
    cursor: Vector | None
    window: tuple[float, float]
    levels: tuple[Level, ...]
    reference: Reference | None
    aims: Mapping[str, Aim]

    def is_like(self, other: Sight) -> bool:
        """Whether both show the same, as far as both tell."""
        return self[:4] == other[:4] and all(
            aim.is_near(other.aims[name])
            for name, aim in self.aims.items()
            if name in other.aims
        )


class ViewChanges(QObject):
    """Remembers what was seen, and shows it again."""

    def __init__(self, review: Review, pictures: PictureArea) -> None:
        super().__init__(pictures)
        self._review, self._pictures = review, pictures
        self._before: list[Sight] = []
        self._after: list[Sight] = []
        self._now: Sight | None = None
        self._heard: set[SliceView] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.settle)
        for moved in (
            review.cursor_changed,
            review.look.window_changed,
            review.look.levels_changed,
            *(view.plane_changed for view in review.views),
        ):
            moved.connect(self._soon.start)
        review.case_opened.connect(self._begin)
        review.dose_changed.connect(self._begin)  # levels are of a dose
        pictures.arranged.connect(self._listen)
        self._listen()
        self._begin()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "undo_view", "View", tr("Undo the change of view"), "Ctrl+Z",
            tr("Back to plane, cross-hair, zoom, window and isodoses of before"),
            self.undo,
            has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "redo_view", "View", tr("Redo the change of view"), "Ctrl+Shift+Z Ctrl+Y",
            tr("Do again what was taken back"), self.redo, needs_case=True,
        )  # fmt: skip

    def _listen(self) -> None:
        """Hear of every picture; each is made when it is first shown."""
        for view in self._pictures.shown:
            if view not in self._heard:
                self._heard.add(view)
                view.box.sigRangeChanged.connect(self._soon.start)

    def _begin(self) -> None:
        self._before, self._after, self._now = [], [], None
        self._soon.start()

    def _seen(self) -> Sight:
        review = self._review
        return Sight(
            review.places,
            review.cursor,
            review.look.window,
            review.look.levels,
            review.look.reference,
            {view.state.name: view.box.aim for view in self._pictures.shown},
        )

    def settle(self) -> None:
        """Take note of what is seen now."""
        self._soon.stop()
        if self._review.case is None:
            return
        now, before = self._seen(), self._now
        if before is not None and not now.is_like(before):
            self._before = [*self._before, before][-_MOST:]
            self._after = []
        self._now = now

    def undo(self) -> None:
        """Show what was seen before."""
        self.settle()
        if self._before and self._now is not None:
            self._after.append(self._now)
            self._show(self._before.pop())

    def redo(self) -> None:
        """Show what was seen before that was taken back."""
        self.settle()
        if self._after and self._now is not None:
            self._before.append(self._now)
            self._show(self._after.pop())

    def _show(self, sight: Sight) -> None:
        review = self._review
        review.go_back(sight.cursor, sight.places)
        review.look.set_window(*sight.window)
        # levels are those of a reference, which is chosen, not looked at
        if sight.reference == review.look.reference:
            review.look.set_levels(sight.levels)
        for picture in self._pictures.shown:
            aim = sight.aims.get(picture.state.name)
            if aim is not None:
                picture.box.take_aim(aim)
        self._soon.stop()
        self._now = self._seen()
