from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetricsF,
    QIcon,
    QImage,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from dosiscope.resources import assets
from dosiscope.resources.style import style_sheet
from dosiscope.resources.theme import DARK, LIGHT, Theme, blend
from dosiscope.viewer import icons, style
from dosiscope.viewer.readout import readout
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.swatch import paint_swatch
from support.axial import small_case
from support.contrast import contrast_in, pixels_of
from support.look import dress

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
@pytest.mark.parametrize(
    "role", ["text", "secondary", "accent", "good", "caution", "bad"]
)
def test_text_is_readable_on_every_surface(theme: Theme, role: str) -> None:
    ink = getattr(theme, role)
    surfaces = {
        name: getattr(theme, name)
        for name in ("window", "panel", "raised", "zebra", "selected", "field")
    }
    surfaces["its own pill"] = theme.soft(ink)
    poor = {n: contrast(ink, s) for n, s in surfaces.items() if contrast(ink, s) < 4.5}
    assert not poor


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_text_on_banners_and_switches_is_readable(theme: Theme) -> None:
    for role in ("accent", "good", "caution", "bad"):
        assert contrast(theme.text, theme.soft(getattr(theme, role))) >= 4.5
    assert contrast(theme.on_active, theme.active) >= 4.5


@pytest.mark.slow
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_the_dose_that_is_read_out_is_readable(
    qapp: QApplication, theme: Theme
) -> None:
    style.apply_style(qapp, theme)
    review = Review()
    review.set_case(small_case())
    (ink,) = set(re.findall(r"color:(#\w{6})", readout(review, (0.0, 0.0, 0.0))))
    # the status bar's ground, and that of a bar that is raised
    for ground in (theme.window, theme.panel, theme.raised):
        assert contrast(ink, ground) >= 4.5
    style.apply_style(qapp, DARK)


@pytest.mark.slow
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_a_colour_of_a_file_is_seen_in_its_swatch(
    qapp: QApplication, theme: Theme
) -> None:
    style.apply_style(qapp, theme)
    for shade in ("#000000", "#ffffff", theme.panel, theme.zebra, "#ff0000"):
        for is_filled in (True, False):
            picture = QImage(20, 20, QImage.Format.Format_RGB32)
            picture.fill(QColor(theme.panel))
            with QPainter(picture) as painter:
                box = QRectF(4, 4, 12, 12)
                paint_swatch(painter, box, QColor(shade), is_filled=is_filled)
            column = [picture.pixelColor(10, y).name() for y in range(20)]
            assert max(contrast(one, theme.panel) for one in column) >= 2.0, shade
            if is_filled:
                assert picture.pixelColor(10, 10).name() == shade
    style.apply_style(qapp, DARK)


@pytest.mark.slow
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QPlainTextEdit])
def test_where_an_input_begins_is_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme, kind: type[QWidget]
) -> None:
    """Measured from its pixels, against the panel and against its own surface."""
    style.apply_style(qapp, theme)
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.setStyleSheet(f"QWidget#panel {{ background: {theme.panel}; }}")
    panel.setObjectName("panel")
    field = kind(panel)
    field.setGeometry(20, 20, 160, 40)
    panel.resize(200, 80)
    image = panel.grab().toImage()
    across = [image.pixelColor(x, 40).name() for x in range(10, 60)]
    assert across[0] == theme.panel
    border = next(one for one in across if one != theme.panel)
    inside = image.pixelColor(170, 40 if kind is not QComboBox else 26).name()
    assert contrast(border, theme.panel) >= 3
    assert contrast(border, inside) >= 3


def test_blending_is_linear() -> None:
    assert blend("#000000", "#ffffff", 0.0) == "#000000"
    assert blend("#000000", "#ffffff", 1.0) == "#ffffff"
    assert blend("#102030", "#304050", 0.5) == "#203040"


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_the_style_sheet_is_complete(theme: Theme) -> None:
    text = style_sheet(theme)
    assert "$" not in text
    assert text.count("{") == text.count("}")
    rules = " ".join(re.findall(r"\{([^}]*)\}", text))  # before them stand names
    for colour in re.findall(r"#\w+", rules):
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)


def test_sizes_are_those_of_the_theme_at_every_resolution() -> None:
    assert "font-size: 8.250pt" in style_sheet(DARK, 96)
    assert "font-size: 11.000pt" in style_sheet(DARK, 72)


@pytest.mark.slow
def test_the_bundled_font_is_used_with_figures_of_one_width(
    qtbot: QtBot, qapp: QApplication
) -> None:
    style.apply_style(qapp)
    for properties in ({}, {"textSize": "small"}, {"weight": "semibold"}):
        label = QLabel("1")
        qtbot.addWidget(label)
        for name, value in properties.items():
            label.setProperty(name, value)
        label.ensurePolished()
        assert QFontInfo(label.font()).family().startswith("Inter")
        metrics = QFontMetricsF(label.font())
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_weights_differ(qapp: QApplication) -> None:
    style.load_fonts()
    widths = [
        QFontMetricsF(style.font(14, weight)).horizontalAdvance("Dosimetric Plan")
        for weight in ("regular", "medium", "semibold")
    ]
    assert widths[0] < widths[1] < widths[2]


ICONS = sorted(Path(assets.path_of("icons")).glob("*.svg"))


@pytest.mark.parametrize("name", [icon.stem for icon in ICONS])
def test_every_icon_draws_in_the_colour_asked_for(
    qapp: QApplication, name: str
) -> None:
    image = icons.pixmap(name, "#12ab34", 32).toImage()
    seen = {
        image.pixelColor(x, y).rgb() & 0xFEFEFE  # anti-aliasing may round by one
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {0x12AA34}


@pytest.mark.slow
def test_an_icon_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "check", "text")
    dark = button.icon().pixmap(16).toImage()
    style.apply_style(qapp, LIGHT)
    assert button.icon().pixmap(16).toImage() != dark
    style.apply_style(qapp, DARK)
    assert button.icon().pixmap(16).toImage() == dark


def test_the_sign_is_drawn(qapp: QApplication) -> None:
    image = icons.logo(64).toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(32, 32).red() > 200


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_is_sharp_on_every_screen(qapp: QApplication, ratio: float) -> None:
    drawn = icons.icon("check", "text").pixmap(QSize(16, 16), ratio)
    assert drawn.devicePixelRatio() == ratio
    assert drawn.size() == QSize(round(16 * ratio), round(16 * ratio))
    colour = style.current_theme().text
    assert drawn.toImage() == icons.pixmap("check", colour, 16, ratio).toImage()


def test_an_icon_shows_whether_it_is_on_or_disabled(qapp: QApplication) -> None:
    theme, sign = style.current_theme(), icons.icon("check", "text")
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.On, theme.accent),
        (QIcon.Mode.Active, QIcon.State.Off, theme.text),
        (QIcon.Mode.Disabled, QIcon.State.Off, theme.disabled),
        (QIcon.Mode.Disabled, QIcon.State.On, theme.disabled),
    ):
        drawn = sign.pixmap(QSize(16, 16), mode, state)
        assert drawn.toImage() == icons.pixmap("check", colour, 16).toImage()


@pytest.mark.slow
@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_button_of_return_is_accented_only_where_it_can_be_pressed(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    style.apply_style(qapp, theme)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = QPushButton("", dialog, default=True)
    with qtbot.waitExposed(dialog):
        dialog.show()

    def ground() -> str:
        return button.grab().toImage().pixelColor(button.rect().center()).name()

    assert ground() == theme.active
    button.setEnabled(False)
    assert ground() == theme.raised
    style.apply_style(qapp, DARK)


def test_an_icon_outlives_whoever_made_it(qapp: QApplication) -> None:
    kept = QIcon(icons.icon("play"))
    icons._icon.cache_clear()
    gc.collect()
    assert not kept.pixmap(16).isNull()


def test_an_icon_is_painted_no_larger_than_it_was_made(qapp: QApplication) -> None:
    sheet = QPixmap(64, 64)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    icons.icon("check", "text", 16).paint(painter, 0, 0, 64, 64)
    painter.end()
    image = sheet.toImage()
    inked = [
        (x, y)
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y) != QColor("white")
    ]
    assert inked
    assert all(24 <= x < 40 and 24 <= y < 40 for x, y in inked)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_arrows_of_qts_own_file_dialog_can_be_seen(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    """It is shown where the system has none; its own arrows are black."""
    dress(qapp, theme)
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    for name in ("backButton", "forwardButton", "toParentButton"):
        button = dialog.findChild(QToolButton, name)
        assert button is not None
        button.setEnabled(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture = button.grab(button.rect().adjusted(4, 4, -4, -4))
        assert contrast_in(pixels_of(picture.toImage())) >= 3.0, name
