"""Icons in the colours of the theme, sharp at every scale.

An icon is drawn when it is painted for the first time: of those in a window few are
ever seen, and of their forms (switched on, disabled, for a finer screen) fewer still.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dosiscope.resources import assets
from dosiscope.resources.theme import ICON
from dosiscope.viewer.theming import current_theme, scaled

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QAbstractButton

    from dosiscope.resources.theme import Theme

_NAME, _ROLE = "iconName", "iconRole"
_LARGEST = 256  # px, of the program's sign


def pixmap(
    name: str, colour: str, size: int = ICON, device_ratio: float = 1.0
) -> QPixmap:
    """Draw the icon ``name`` in ``colour`` (#rrggbb), ``size`` px a side."""
    return _drawn(assets.icon_svg(name, colour), size, device_ratio)


@lru_cache(maxsize=256)
def cached_pixmap(name: str, colour: str, size: int, device_ratio: float) -> QPixmap:
    """Return the same as `pixmap`, kept for what draws it many times."""
    return pixmap(name, colour, size, device_ratio)


class _Engine(QIconEngine):
    """Draws the pictures of an icon as they are asked for."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def drawn(
        self, size: int, ratio: float, mode: QIcon.Mode, state: QIcon.State
    ) -> QPixmap:
        """Return the picture, ``size`` px a side, for a screen of this ratio."""
        raise NotImplementedError

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the picture, at most as large as the icon was made for."""
        # some versions of Qt give the size in pixels of the screen: limited alike
        side = min(size.width(), size.height(), self._size)
        return self.drawn(side, scale, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the picture for a screen of the ratio 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        """Draw the icon in the middle of a rectangle."""
        ratio = painter.device().devicePixelRatioF()
        picture = self.scaledPixmap(rect.size(), mode, state, ratio)
        place = QRectF(0, 0, *picture.deviceIndependentSize().toTuple())
        place.moveCenter(QRectF(rect).center())
        painter.drawPixmap(place.topLeft(), picture)


class _ThemeEngine(_Engine):
    """An icon in the colours of a theme."""

    def __init__(self, theme: Theme, name: str, role: str, size: int) -> None:
        super().__init__(size)
        self._name = name
        self._colours = getattr(theme, role), theme.accent, theme.disabled

    def drawn(
        self, size: int, ratio: float, mode: QIcon.Mode, state: QIcon.State
    ) -> QPixmap:
        """Return the picture in the colour of its form."""
        normal, on, disabled = self._colours
        if mode == QIcon.Mode.Disabled:
            colour = disabled
        else:
            colour = on if state == QIcon.State.On else normal
        return cached_pixmap(self._name, colour, size, ratio)


class _LogoEngine(_Engine):
    """The program's sign."""

    def drawn(
        self, size: int, ratio: float, mode: QIcon.Mode, state: QIcon.State
    ) -> QPixmap:
        """Return the sign, the same in every form."""
        del mode, state
        return logo(size, ratio)


def icon(name: str, role: str = "secondary", size: int = ICON) -> QIcon:
    """Return an icon in the colours of the theme.

    ``role`` names the theme's colour (text, secondary, accent, good, caution, bad);
    its switched-on form is in the accent colour, its disabled one faint.
    """
    return _icon(current_theme(), name, role, size)


@lru_cache(maxsize=256)
def _icon(theme: Theme, name: str, role: str, size: int) -> QIcon:
    return QIcon(_ThemeEngine(theme, name, role, size))


def set_icon(
    target: QAbstractButton | QAction, name: str, role: str = "secondary"
) -> None:
    """Give a button or action an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    renew(target)


def renew(target: QAbstractButton | QAction) -> None:
    """Take the icon in the colours of the theme as it is now."""
    name = target.property(_NAME)
    if not name:
        return
    size = round(scaled(ICON))  # at least: a button may not be dressed yet
    if not isinstance(target, QAction):
        size = max(size, target.iconSize().width())
    target.setIcon(icon(name, target.property(_ROLE), size))


def logo(size: int = 256, device_ratio: float = 1.0) -> QPixmap:
    """Draw the program's sign."""
    return _drawn(assets.logo_svg(), size, device_ratio)


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """Return the program's sign as a window icon."""
    return QIcon(_LogoEngine(_LARGEST))


def _drawn(svg: bytes, size: int, device_ratio: float) -> QPixmap:
    side = round(size * device_ratio)
    if side < 1:  # of a button that a layout leaves no room
        return QPixmap()
    result = QPixmap(QSize(side, side))
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    result.setDevicePixelRatio(device_ratio)
    return result
