"""What fills the window: all that takes longer to import than the window to appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.menus import Menus
from dosiscope.app.roi_names import RoiNames
from dosiscope.app.tag_view import TagView
from dosiscope.viewer.case_browser import CaseBrowser
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.ladder.panel import LadderPanel
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.slice_view import SliceView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.window import Window


def panels(window: Window) -> Iterator[None]:
    """Make every panel, some a step: the steps may lie in turns of their own.

    Each belongs to its place from the beginning, so that it goes with a window that
    is closed meanwhile; nothing is seen before all are put there.
    """
    review, docks = window.review, window.docks
    window.header = HeaderBar(review, window)
    window.view = SliceView(review, window)
    window.slider = PlaneSlider(review, window)
    window.ladder = LadderPanel(review, docks["Ladder"])
    window.browser = CaseBrowser(docks["Cases"])
    yield
    window.structures = StructuresPanel(review, docks["Structures"])
    yield
    window.dose_panel = DosePanel(review, docks["Dose"])
    yield
    window.plan_panel = PlanPanel(review, docks["Plan"])
    window.checks = ChecksPanel(review, docks["Checks"])
    yield
    window.dvh = DvhPanel(review, docks["DVH"])
    yield


def place(window: Window) -> None:
    """Put the panels into their places, and make the menus that drive them."""
    for name, panel in (
        ("Structures", window.structures),
        ("Dose", window.dose_panel),
        ("Plan", window.plan_panel),
        ("Checks", window.checks),
        ("Ladder", window.ladder),
        ("DVH", window.dvh),
        ("Cases", window.browser),
    ):
        window.docks[name].setWidget(panel)
    window.tag_view = TagView(window)
    window.roi_names = RoiNames(window)
    window.menu_bar.clear()
    window.menus = Menus(window)
