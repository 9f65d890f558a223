"""Icons in the colours of the theme, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dosiscope.resources import assets
from dosiscope.resources.theme import ICON
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from dosiscope.resources.theme import Theme

_NAME, _ROLE = "iconName", "iconRole"
_SCALES = (1.0, 2.0, 3.0)


def pixmap(
    name: str, colour: str, size: int = ICON, device_ratio: float = 1.0
) -> QPixmap:
    """Draw the icon ``name`` in ``colour`` (#rrggbb), ``size`` px a side."""
    return _drawn(assets.icon_svg(name, colour), size, device_ratio)


@lru_cache(maxsize=128)
def cached_pixmap(name: str, colour: str, size: int, device_ratio: float) -> QPixmap:
    """Return the same as `pixmap`, kept for delegates that draw it many times."""
    return pixmap(name, colour, size, device_ratio)


def icon(name: str, role: str = "secondary", size: int = ICON) -> QIcon:
    """Return an icon in the colours of the theme.

    ``role`` names the theme's colour (text, secondary, accent, good, caution, bad);
    its switched-on form is in the accent colour, its disabled one faint.
    """
    return _icon(current_theme(), name, role, size)


@lru_cache(maxsize=256)
def _icon(theme: Theme, name: str, role: str, size: int) -> QIcon:
    normal = getattr(theme, role)
    states = (
        (normal, QIcon.Mode.Normal, QIcon.State.Off),
        (theme.accent, QIcon.Mode.Normal, QIcon.State.On),
        (theme.disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    )
    result = QIcon()
    for colour, mode, state in states:
        for ratio in _SCALES:
            result.addPixmap(pixmap(name, colour, size, ratio), mode, state)
    return result


def set_icon(
    target: QAbstractButton | QAction, name: str, role: str = "secondary"
) -> None:
    """Give a button or action an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    renew(target)


def renew(target: QAbstractButton | QAction) -> None:
    """Draw the icon anew, in the colours of the theme as it is now."""
    name = target.property(_NAME)
    if not name:
        return
    size = ICON if isinstance(target, QAction) else target.iconSize().width()
    target.setIcon(icon(name, target.property(_ROLE), size))


def logo(size: int = 256, device_ratio: float = 1.0) -> QPixmap:
    """Draw the program's sign."""
    return _drawn(assets.logo_svg(), size, device_ratio)


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """Return the program's sign as a window icon."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(logo(size))
    return result


def _drawn(svg: bytes, size: int, device_ratio: float) -> QPixmap:
    side = round(size * device_ratio)
    result = QPixmap(QSize(side, side))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(device_ratio)
    return result
