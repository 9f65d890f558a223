"""Histograms of the Compare panel: bars, heights, and what the mouse reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from dosiscope.core.text import MINUS
from dosiscope.viewer.panels.histogram import HistogramPlot
from dosiscope.viewer.panels.histogram_item import Bars, share_label
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def bars(*shares: float, **more: Any) -> Bars:
    edges = np.linspace(-1.0, 1.0, len(shares) + 1)
    fields: dict[str, Any] = {"unit": "Gy", "line": 0.0, "of": "of the volume", **more}
    return Bars(edges=edges, shares=np.array(shares), **fields)


def test_a_value_is_read_in_its_bar() -> None:
    shown = bars(10.0, 60.0, 29.99, 0.01)
    assert [shown.at(value) for value in (-1.0, -0.5, 0.2, 1.0)] == [0, 1, 2, 3]
    assert shown.at(-1.1) is None
    assert shown.at(1.1) is None
    assert shown.lines_at(0) == (f"{MINUS}1.0 to {MINUS}0.5 Gy", "10.0 % of the volume")
    assert shown.lines_at(3)[1] == "0.01 % of the volume"


def test_heights_hold_the_highest_bar() -> None:
    assert bars(10.0, 60.0, 30.0).heights[0] == 0.0
    assert bars(10.0, 60.0, 30.0).heights[1] >= 60.0


def test_logarithmic_heights_are_whole_powers_of_ten_and_hold_the_least_bar() -> None:
    shown = bars(99.0, 0.98, 0.02, is_log=True)
    assert shown.heights == (-2.0, 2.0)
    assert shown.plotted()[2] == pytest.approx(np.log10(0.02))
    assert bars(100.0, is_log=True).heights == (1.0, 2.0)
    assert bars(0.0, 0.0, is_log=True).heights == (-1.0, 2.0)
    # of a bar of nothing nothing is seen; five powers at most
    tiny = bars(100.0, 0.0, 1e-7, is_log=True)
    assert tiny.heights == (-3.0, 2.0)
    assert tiny.plotted().tolist() == [2.0, -3.0, -3.0]
    assert share_label(-2.0) == "0.01 %"
    assert share_label(2.0) == "100 %"


def painted(qtbot: QtBot, shown: Bars) -> tuple[HistogramPlot, QImage]:
    plot = HistogramPlot("Histogram")
    qtbot.addWidget(plot)
    plot.resize(400, 132)
    plot.show()
    plot.set_bars(shown)
    return plot, plot.grab().toImage()


def test_bars_beyond_the_line_have_another_colour(qtbot: QtBot) -> None:
    plot, image = painted(qtbot, bars(50.0, 50.0, bad_from=0.0))
    view = plot.item.view()
    good, bad = (image.pixelColor(view.to_px(x, 20.0).toPoint()) for x in (-0.5, 0.5))
    theme = current_theme()
    assert nearest(good, theme.accent, theme.caution) == theme.accent
    assert nearest(bad, theme.accent, theme.caution) == theme.caution


def test_what_is_there_is_seen_however_little(qtbot: QtBot) -> None:
    plot, image = painted(qtbot, bars(99.999, 0.0, 0.001))
    view = plot.item.view()
    bottom = round(view.area.bottom()) - 1
    there, none = (
        image.pixelColor(round(view.to_px(x, 0).x()), bottom) for x in (0.7, 0.0 + 0.2)
    )
    assert there != none


def test_the_mouse_reads_a_bar(qtbot: QtBot) -> None:
    plot, before = painted(qtbot, bars(10.0, 90.0))
    at = plot.item.view().to_px(0.5, 40.0)
    qtbot.mouseMove(plot.viewport(), QPoint(round(at.x()), round(at.y())))
    qtbot.waitUntil(lambda: plot.item.pointed == 1)
    assert plot.grab().toImage() != before
    plot.item.point_at(None)
    assert plot.grab().toImage() == before


def nearest(colour: QColor, *names: str) -> str:
    def apart(name: str) -> float:
        other = QColor(name)
        return sum(
            abs(a - b)
            for a, b in (
                (colour.red(), other.red()),
                (colour.green(), other.green()),
                (colour.blue(), other.blue()),
            )
        )

    return min(names, key=apart)
