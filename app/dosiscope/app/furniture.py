"""What fills the window: all that takes longer to import than the window to appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.menus import Menus
from dosiscope.app.roi_names import RoiNames
from dosiscope.app.session import Session
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
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView

if TYPE_CHECKING:
    from dosiscope.app.window import Window

# imported ahead of need, in a thread
USED_WHEN_OPENING = (
    "dosiscope.io.case.scan",
    "dosiscope.io.case.link",
    "dosiscope.io.case.load",
    "skimage.measure._find_contours",
    "dosiscope.core.solids.builder",
    "dosiscope.core.dvh.engine",
)


def furnish(window: Window) -> None:
    """Make the review, the session and every panel, and put them into their places."""
    review = window.review = Review(window)
    window.session = Session(review, window)
    window.header = HeaderBar(review)
    window.view = SliceView(review)
    window.slider = PlaneSlider(review)
    window.structures = StructuresPanel(review)
    window.dose_panel = DosePanel(review)
    window.plan_panel = PlanPanel(review)
    window.checks = ChecksPanel(review)
    window.ladder = LadderPanel(review)
    window.dvh = DvhPanel(review)
    window.browser = CaseBrowser()
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
