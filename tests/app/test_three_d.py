"""The 3-D view in the window: made when looked at, its surfaces in a job."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from dosiscope.app.features.panel_in_dock import NOT_PREPARED
from dosiscope.app.features.three_d import ThreeD
from dosiscope.core.progress import Progress
from dosiscope.core.surfaces import prepared
from dosiscope.core.surfaces.prepared import PreparedSurface
from dosiscope.core.surfaces.solid_surface import solid_surface
from support.cases import write_good
from support.picture_panels import offered
from support.synthetic.build import build_case
from support.synthetic.placed_beams import placed_case
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.surfaces.prepared import SurfaceOf
    from dosiscope.viewer.three_d.panel import ThreeDPanel


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    build_case(placed_case("FFP")).write(tmp_path / "placed")
    open_and_wait(qtbot, window, tmp_path / "placed")
    measured(qtbot, window)
    return window


def shown(qtbot: QtBot, window: Window) -> ThreeDPanel:
    """The panel, brought to the front, with all that it shows prepared."""
    window.menus.actions["three_d"].trigger()
    panel = feature(window, ThreeD).panel
    qtbot.waitUntil(lambda: is_ready(panel))
    return panel


def is_ready(panel: ThreeDPanel) -> bool:
    return bool(panel.wanted) and not panel.surfaces.missing(panel.wanted)


def rois(panel: ThreeDPanel) -> set[int]:
    return {shape.roi for shape in panel.space.shapes if shape.roi is not None}


def visible(window: Window) -> set[int]:
    solids = window.review.results.solids
    return {r.number for r in window.review.display.visible_rois} & set(solids)


def test_it_is_made_when_it_is_asked_for(qtbot: QtBot, reviewed: Window) -> None:
    three_d = feature(reviewed, ThreeD)
    assert three_d._panel is None
    assert reviewed.docks["3-D"].isHidden()
    panel = shown(qtbot, reviewed)
    assert reviewed.docks["3-D"].widget() is panel
    assert rois(panel) == visible(reviewed) != set()
    assert "being prepared" not in panel.notes.text()
    # as the plan is placed: feet first, prone, in the patient's own axes
    solids = reviewed.review.results.solids
    for shape in panel.space.shapes:
        if shape.roi is not None:
            extent = solids[shape.roi].extent
            assert extent is not None
            low, high = shape.mesh.points.min(axis=0), shape.mesh.points.max(axis=0)
            assert [*low, *high] == pytest.approx(extent)


def test_it_follows_the_structures_and_the_beams(
    qtbot: QtBot, reviewed: Window
) -> None:
    panel, review = shown(qtbot, reviewed), reviewed.review
    first = min(rois(panel))
    review.display.set_visible([first], False)
    assert first not in rois(panel)
    review.display.set_visible([first], True)
    qtbot.waitUntil(lambda: first in rois(panel))
    assert not panel.space.strokes or review.beam.beam is None
    plan = review.beam.plan
    assert plan is not None
    review.beam.choose(plan.beams[0].number)
    assert len(panel.space.strokes) == 1 + (review.cursor is not None)


def test_another_case_has_nothing_of_the_one_before(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    panel = shown(qtbot, reviewed)
    before = [shape.mesh for shape in panel.space.shapes]  # held: no other has their id

    def has_any() -> bool:
        now = [shape.mesh for shape in panel.space.shapes]
        return any(one is other for one in now for other in before)

    assert has_any()
    panel.view.zoom(3.0, panel.view.rect().center().toPointF())
    open_and_wait(qtbot, reviewed, write_good(tmp_path / "good"))
    assert not has_any()
    measured(qtbot, reviewed)
    qtbot.waitUntil(lambda: is_ready(panel) and rois(panel) == visible(reviewed))
    assert not has_any()
    assert not panel.view.is_moved


def test_its_picture_is_offered(qtbot: QtBot, reviewed: Window) -> None:
    panel = shown(qtbot, reviewed)
    words = [action.text() for action in offered(panel)]
    assert words == ["Copy picture", "Save picture…", "Save picture for paper…"]


def test_it_takes_the_room_of_the_pictures(qtbot: QtBot, reviewed: Window) -> None:
    panel = shown(qtbot, reviewed)
    action = reviewed.menus.actions["maximise_three_d"]
    action.trigger()
    assert feature(reviewed, ThreeD).place.is_maximised
    assert panel.isVisible()
    action.trigger()
    assert not feature(reviewed, ThreeD).place.is_maximised


def test_what_a_job_fails_at_is_said_and_not_begun_again(
    qtbot: QtBot, reviewed: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def fail(wanted: Sequence[SurfaceOf]) -> Iterator[Progress[PreparedSurface]]:
        asked.append(len(wanted))
        mesh = solid_surface(next(iter(reviewed.review.results.solids.values())))
        part = PreparedSurface(of=wanted[0], mesh=mesh)
        yield Progress(1, len(wanted), "Surfaces", part=part)
        raise MemoryError

    monkeypatch.setattr(prepared, "prepare_surfaces", fail)
    told: list[Exception] = []
    reviewed.session.faulted.disconnect()
    reviewed.session.faulted.connect(told.append)
    panel = shown(qtbot, reviewed)
    qtbot.waitUntil(lambda: "being prepared" not in panel.notes.text())
    wanted = panel.wanted
    for _ in range(3):
        panel.refresh()
        QApplication.processEvents()
    assert asked == [len(wanted)]
    assert len(told) == 1
    assert panel.notes.text().count(NOT_PREPARED) == len(wanted) - 1


def test_the_end_of_a_job_of_another_case_stops_none_of_this_one(
    qtbot: QtBot,
    reviewed: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[object] = []
    prepare, may_end = prepared.prepare_surfaces, Event()

    def count(wanted: Sequence[SurfaceOf]) -> Iterator[Progress[PreparedSurface]]:
        begun.append(wanted)
        assert may_end.wait(20)
        yield from prepare(wanted)

    monkeypatch.setattr(prepared, "prepare_surfaces", count)
    three_d = feature(reviewed, ThreeD)
    reviewed.menus.actions["three_d"].trigger()
    qtbot.waitUntil(lambda: len(begun) == 1)
    three_d._stop()
    three_d._prepare()
    may_end.set()
    panel = three_d.panel
    qtbot.waitUntil(lambda: is_ready(panel) and three_d._job is None)
    assert len(begun) == 2
