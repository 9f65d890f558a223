"""What the buttons of the mouse do on a picture: named schemes, as users bring them."""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import Final

from PySide6.QtCore import Qt

from dosiscope.core.language import tr


class Drag(Enum):
    """What a drag does."""

    CURSOR = auto()  # moves the cross-hair
    PAN = auto()
    WINDOW = auto()  # width across, centre up and down
    ZOOM = auto()


class MouseScheme(StrEnum):
    """Who is used to it."""

    RADIOTHERAPY = "radiotherapy"
    RADIOLOGY = "radiology"

    @property
    def text(self) -> str:
        """What it is called where one is chosen."""
        return _TEXTS[self]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is done with which button, in words."""
        return _LINES[self]

    def drag(self, button: Qt.MouseButton) -> Drag | None:
        """Return what a drag with a button does."""
        return _DRAGS[self].get(button)


_LEFT, _MIDDLE, _RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
_DRAGS: Final = {
    MouseScheme.RADIOTHERAPY: {
        _LEFT: Drag.CURSOR,
        _MIDDLE: Drag.PAN,
        _RIGHT: Drag.WINDOW,
    },
    MouseScheme.RADIOLOGY: {
        _LEFT: Drag.WINDOW,
        _MIDDLE: Drag.PAN,
        _RIGHT: Drag.ZOOM,
    },
}
_TEXTS: Final = {
    MouseScheme.RADIOTHERAPY: tr("As in radiotherapy"),
    MouseScheme.RADIOLOGY: tr("As in radiology"),
}
_LINES: Final = {
    MouseScheme.RADIOTHERAPY: (
        (tr("Left click or drag"), tr("cross-hair and read-out")),
        (tr("Middle drag"), tr("pan")),
        (tr("Right drag"), tr("window width and centre")),
        (tr("Shift + right drag"), tr("those of the second image")),
    ),
    MouseScheme.RADIOLOGY: (
        (tr("Left click"), tr("cross-hair and read-out")),
        (tr("Left drag"), tr("window width and centre")),
        (tr("Shift + left drag"), tr("those of the second image")),
        (tr("Middle drag"), tr("pan")),
        (tr("Right drag"), tr("zoom")),
    ),
}
