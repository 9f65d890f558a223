"""The look of the program: font, palette and style sheet from the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dosiscope.resources import assets
from dosiscope.resources import theme as sizes
from dosiscope.resources.style import style_sheet
from dosiscope.resources.theme import DARK, Theme
from dosiscope.viewer import icons, theming

# Marks an application that draws with this style already.  To ask it would make
# Python's class of styles with its 15 enumerations, longer than the whole style sheet.
MADE_IN_FUSION = "madeInFusion"

_WEIGHTS = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
}


def apply_style(
    app: QApplication, theme: Theme = DARK, text_scale: float = 1.0
) -> None:
    """Dress the whole program; may be called again to change theme or size of text."""
    load_fonts()
    is_other_size = text_scale != theming.state.text_scale
    theming.state.text_scale = text_scale
    theming.state.set_theme(theme)
    if not app.property(MADE_IN_FUSION):
        app.setStyle("Fusion")
        app.setProperty(MADE_IN_FUSION, True)
    app.setFont(font())
    app.setPalette(palette(theme))
    sheet = style_sheet(theme, dots_per_inch(), text_scale)
    if sheet != app.styleSheet():  # Qt would polish every widget anew
        app.setStyleSheet(sheet)
    app.setWindowIcon(icons.app_icon())
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            icons.renew(widget)
        for action in widget.actions():
            icons.renew(action)
    if is_other_size:
        theming.state.changed.emit()  # all have their fonts by now


def current_theme() -> Theme:
    """Return the theme in force."""
    return theming.current_theme()


def colour(role: str) -> QColor:
    """Return one of the theme's colours by name."""
    return theming.colour(role)


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Register the bundled font; return its family names."""
    families: list[str] = []
    for path in assets.font_paths():
        number = QFontDatabase.addApplicationFont(path)
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


def font(px: float = sizes.NORMAL, weight: str = "regular") -> QFont:
    """Return the program's font: ``px`` high, on the screen with digits of one width.

    ``weight`` is regular, medium or semibold.
    """
    result = QFont(sizes.FONT)
    if theming.state.is_apart:  # points would be others on paper
        result.setPixelSize(max(1, round(px * theming.state.text_scale)))
    else:
        result.setPointSizeF(px * 72 / dots_per_inch())
    result.setWeight(_WEIGHTS[weight])
    # in a PDF digits that the font exchanges could not be searched for
    if theming.state.is_apart:
        result.setFeature(QFont.Tag("calt"), 0)
    else:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def dots_per_inch() -> float:
    """Return the logical resolution by which Qt turns points into px of our text.

    With larger text it is less, so that as many px of ours are more points.
    """
    screen = QApplication.primaryScreen()
    own = screen.logicalDotsPerInchY() if screen is not None else 96.0
    return own / theming.state.text_scale


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for what the style sheet does not reach."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.Base: theme.field,
        QPalette.ColorRole.AlternateBase: theme.zebra,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.secondary,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Highlight: theme.active,
        QPalette.ColorRole.HighlightedText: theme.on_active,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Light: theme.line,
        QPalette.ColorRole.Midlight: theme.line,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.window,
    }
    for role, value in roles.items():
        result.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return result


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet selects by, and restyle.

    Only where one is another than before: to polish takes longer than to ask.
    """
    changed = {k: v for k, v in properties.items() if (widget.property(k) or "") != v}
    if not changed:
        return
    for name, value in changed.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
