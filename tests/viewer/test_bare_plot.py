"""What pyqtgraph makes for a plot goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from dosiscope.viewer.dvh.plot import DvhPlot
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.profile.plot import ProfilePlot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def menus() -> int:
    return sum(isinstance(one, QMenu) for one in QApplication.topLevelWidgets())


@pytest.mark.parametrize("kind", [DvhPlot, LadderPlot, ProfilePlot])
def test_a_plot_that_goes_leaves_no_menu(
    qapp: QApplication, kind: type[QWidget]
) -> None:
    """Whatever is dressed in another theme, they would be dressed with it."""
    before = menus()
    plot = kind()
    item = vars(plot)["_item"]  # known to Python still, as after a case is frozen
    assert menus() > before
    plot.deleteLater()
    for _ in range(2):  # the menus are asked to go when the plot does
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert menus() == before
    assert item.ctrlMenu is not None
