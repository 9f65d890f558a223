"""Views on a scene hear nothing more of the theme once they are deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL

from dosiscope.core.plane import AXIAL
from dosiscope.viewer.beams_eye.strip import CourseStrip
from dosiscope.viewer.beams_eye.view import BeamsEyeView
from dosiscope.viewer.dvh.plot import DvhPlot
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.panels.histogram import HistogramPlot
from dosiscope.viewer.panels.records_chart import RecordsChart
from dosiscope.viewer.profile.plot import ProfilePlot
from dosiscope.viewer.reference_map import ReferenceMap
from dosiscope.viewer.review import Review, ViewState
from dosiscope.viewer.rt_image.view import RtImageView
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.slice_view import SliceView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

_CHANGED = SIGNAL("changed()")
_VIEWS: dict[str, Callable[[Review], QWidget]] = {
    "beam's eye": lambda _: BeamsEyeView(),
    "strip": lambda _: CourseStrip(),
    "DVH": lambda _: DvhPlot(),
    "ladder": lambda _: LadderPlot(),
    "histogram": lambda _: HistogramPlot("Histogram"),
    "records": lambda _: RecordsChart(),
    "profile": lambda _: ProfilePlot(),
    "references": ReferenceMap,
    "RT image": RtImageView,
    "slice": lambda review: SliceView(ViewState(review, AXIAL)),
}


@pytest.mark.parametrize("name", _VIEWS)
@pytest.mark.usefixtures("qtbot")
def test_a_deleted_view_hears_nothing_of_another_theme(name: str) -> None:
    before = state.receivers(_CHANGED)
    view = _VIEWS[name](Review())
    assert state.receivers(_CHANGED) > before
    shiboken6.delete(view)
    assert state.receivers(_CHANGED) == before
    state.changed.emit()


def test_the_update_of_a_view_is_no_slot_to_connect_to(qtbot: QtBot) -> None:
    """Why views have a method of their own for it: this connection would stay."""
    view = SceneView()
    review = Review()
    review.case_changed.connect(view.update)
    shiboken6.delete(view)
    with qtbot.captureExceptions() as raised:
        review.case_changed.emit()
    assert [kind for kind, *_ in raised] == [RuntimeError]
