"""The second image of a review, and how it is laid over the grey base."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.core.grey_window import usual_window, window_grain
from dosiscope.core.kinds import Kind
from dosiscope.resources.colour_tables import HOT, SECOND_NAMES

if TYPE_CHECKING:
    from dosiscope.core.second_image import SecondImage

SQUARES: Final = (2.0, 200.0)  # mm, of a checkerboard
_GREY: Final = SECOND_NAMES[0]
_HALF, _SQUARE = 0.5, 20.0
_NO_WINDOW: Final = (0.0, 1.0)


class Laying(StrEnum):
    """How a second image lies on the first."""

    BLEND = "blend"
    CHECKERBOARD = "checkerboard"


class SecondLook(QObject):
    """The part of a review that holds a second image; it measures nothing."""

    image_changed = Signal()  # another one, or none
    shown_changed = Signal()  # how it is laid over

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image: SecondImage | None = None
        self._is_on = True
        self._laying = Laying.BLEND
        self._share, self._square = _HALF, _SQUARE
        self._window, self._table = _NO_WINDOW, _GREY
        self._grain = 1.0

    @property
    def image(self) -> SecondImage | None:
        """The images that are laid over; None without."""
        return self._image

    @property
    def shown(self) -> SecondImage | None:
        """The same, while they are switched on."""
        return self._image if self._is_on else None

    def set_image(self, image: SecondImage | None) -> None:
        """Lay other images over, or none; their window and colours are their own.

        Those of the same series, lying in another way, keep them.
        """
        before, self._image = self._image, image
        if image is before:
            return
        if image is not None and (before is None or before.uid != image.uid):
            is_pet = image.volume.noun == Kind.PET.noun
            self._window = usual_window(image.volume)
            self._grain = window_grain(image.volume, self._window[1])
            self._table = HOT if is_pet else _GREY
        self._is_on = True
        self.image_changed.emit()

    @property
    def is_on(self) -> bool:
        """Whether it is switched on."""
        return self._is_on

    def set_on(self, value: bool) -> None:
        """Show it, or the grey base alone."""
        if value != self._is_on:
            self._is_on = value
            self.image_changed.emit()

    @property
    def laying(self) -> Laying:
        """Whether it is blended or alternates in squares."""
        return self._laying

    @property
    def share(self) -> float:
        """Its part of what is blended, 0 to 1."""
        return self._share

    @property
    def square(self) -> float:
        """The side of a square of the checkerboard, mm."""
        return self._square

    @property
    def window(self) -> tuple[float, float]:
        """Centre and width of the values that its colours run over."""
        return self._window

    @property
    def grain(self) -> float:
        """The least width of a window, and the step in which it is set."""
        return self._grain

    def set_window(self, centre: float, width: float) -> None:
        """Set the window."""
        self.set_shown(window=(centre, max(width, self._grain)))

    @property
    def table(self) -> str:
        """The name of its colour table."""
        return self._table

    def set_shown(
        self,
        *,
        laying: Laying | None = None,
        share: float | None = None,
        square: float | None = None,
        window: tuple[float, float] | None = None,
        table: str | None = None,
    ) -> None:
        """Change any part of how it is laid over."""
        before = self._laying, self._share, self._square, self._window, self._table
        self._laying = self._laying if laying is None else laying
        if share is not None:
            self._share = min(max(share, 0.0), 1.0)
        if square is not None:
            self._square = min(max(square, SQUARES[0]), SQUARES[1])
        if window is not None and window[1] > 0:
            self._window = window
        if table is not None and table in SECOND_NAMES:
            self._table = table
        after = self._laying, self._share, self._square, self._window, self._table
        if after != before:
            self.shown_changed.emit()
