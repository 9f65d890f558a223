"""What is told above the curves of a DVH lies on none of them, at any size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF

from dosiscope.core.dvh.curve import DvhSource, WithheldDvh
from dosiscope.resources.theme import DARK
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.plot import DvhPlot
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.strip import strip_of
from dosiscope.viewer.level_drag import LevelDrag
from dosiscope.viewer.style import apply_style
from support.dvh_review import fill, review_of, sigmoid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.strip import Strip


def places_of(strip: Strip) -> list[QRectF]:
    notes = [note.place for note in strip.notes]
    return notes + [sample.place for sample in strip.samples]


@pytest.fixture
def curves(qapp: QApplication) -> CurveSet:
    """Three computed curves, one stored, and two that are withheld."""
    review = review_of(3)
    fill(review)
    stored = replace(
        sigmoid(1, "Prostate", 52.5, 78.0, 1.9), source=DvhSource.STORED, method={}
    )
    review.results.set_stored_dvhs((stored,))
    withheld = [
        WithheldDvh(n, f"ROI {n}", "its Dose Type is ERROR, an uncertainty")
        for n in (8, 9)
    ]
    return curves_of(review, Scale(), withheld=withheld)


def test_nothing_told_above_lies_on_something_else(curves: CurveSet) -> None:
    @given(st.integers(160, 1400), st.integers(90, 800))
    def check(width: int, height: int) -> None:
        strip = strip_of(curves, width, height)
        places = places_of(strip)
        room = QRectF(0, 0, width, strip.height)
        assert all(room.contains(place) for place in places)
        for n, one in enumerate(places):
            assert not any(one.intersects(other) for other in places[n + 1 :])

    check()


def test_what_solid_and_dashed_mean_is_always_told(curves: CurveSet) -> None:
    for size in ((160, 90), (430, 150), (1200, 700)):
        assert len(strip_of(curves, *size).samples) == 2


@pytest.fixture
def _large(qapp: QApplication) -> Iterator[None]:
    apply_style(qapp, DARK, 2.0)
    yield
    apply_style(qapp, DARK)


@pytest.mark.usefixtures("_large")
def test_curves_are_seen_with_the_largest_text_too(
    qtbot: QtBot, curves: CurveSet
) -> None:
    """As below the pictures on a screen of 1366 by 768; what is left out is told."""
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(240, 140)
    plot.show()
    plot.set_curves(curves)
    qtbot.waitExposed(plot)
    strip = plot._item.strip
    assert plot.view_shown.area.height() >= 30
    assert strip.notes
    assert not strip.samples
    assert {"computed", "stored"} <= set(strip.told.splitlines())


def test_one_source_without_a_note_leaves_all_room_to_the_curves(
    qapp: QApplication,
) -> None:
    review = review_of(3)
    fill(review)
    assert strip_of(curves_of(review, Scale()), 400, 200).height == 0


@pytest.mark.parametrize("size", [(260, 150), (430, 190), (900, 600)])
def test_the_curves_begin_below_what_is_told(
    qtbot: QtBot, curves: CurveSet, size: tuple[int, int]
) -> None:
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(*size)
    plot.set_curves(curves)
    plot.show()
    qtbot.waitExposed(plot)
    item = plot._item
    area, strip = plot.view_shown.area, item.strip
    assert strip.samples
    assert strip.notes
    for one in places_of(strip):
        place = one.translated(area.left(), 8)
        assert place.bottom() <= area.top()
        assert plot.rect().contains(place.toAlignedRect())
    # what is made lower has other lines, and still none on a curve
    plot.resize(size[0], size[1] + 80)
    assert plot.view_shown.area.height() > area.height()
    assert plot.view_shown.area.top() >= 8 + item.strip.height - 0.5


@pytest.mark.parametrize("size", [(430, 150), (430, 190), (700, 260), (1200, 700)])
def test_the_curves_keep_three_quarters_of_the_height(
    qtbot: QtBot, curves: CurveSet, size: tuple[int, int]
) -> None:
    """Whatever is told: long reasons have one line, and all of them in the tip."""
    absences = curves.absences
    reason = "its contours lie between the images and cannot be cut from a solid"
    long = replace(
        curves,
        absences=tuple(
            replace(absences[0], number=n, name=f"ROI {n}", reason=f"{reason} {n}")
            for n in range(8)
        ),
    )
    strip = strip_of(long, *size)
    line = strip.samples[0].place.height()
    assert strip.height <= max(0.25 * size[1], 2 * line) + 4
    assert strip.notes
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(*size)
    plot.set_curves(long)
    plot.set_levels(LevelDrag(review_of(1)))
    plot.show()
    qtbot.waitExposed(plot)
    qtbot.mouseMove(plot.viewport(), plot.rect().center())
    qtbot.mouseMove(plot.viewport(), QPoint(size[0] // 2, 12))
    if strip.told:
        assert f"ROI 0, stored: {reason} 0" in strip.told
        assert reason in plot.toolTip()
    else:
        assert any(
            note.text.startswith(f"ROI 0, stored: {reason}") for note in strip.notes
        )


def test_a_note_without_room_ends_with_how_many_there_are(curves: CurveSet) -> None:
    strip = strip_of(curves, 430, 60)
    assert len(strip.notes) == 1
    many = replace(
        curves,
        absences=tuple(
            replace(curves.absences[0], number=n, reason=f"reason {n} " * 20)
            for n in range(5)
        ),
    )
    (note,) = strip_of(many, 430, 60).notes
    assert note.text.endswith("… · and 4 more notes: see the table")


def test_curves_that_are_lower_bounds_are_one_note(curves: CurveSet) -> None:
    def outside(*shares: float) -> tuple[Curve, ...]:
        return tuple(
            replace(one, dvh=replace(one.dvh, volume_cc=100.0, covered_cc=100 - share))
            for one, share in zip(curves.curves, shares, strict=False)
        )

    alone = replace(curves, curves=outside(20.0), absences=())
    (note,) = strip_of(alone, 900, 400).notes
    assert note.text == (
        f"{curves.curves[0].name}: lower bound, 20.0 % outside the dose grid"
    )
    many = replace(curves, curves=outside(20.0, 15.0, 2.0, 1.0), absences=())
    (note,) = strip_of(many, 900, 400).notes
    names = [one.name for one in curves.curves]
    assert note.text == (
        f"Lower bounds, in part outside the dose grid: {names[0]} 20.0 %, "
        f"{names[1]} 15.0 %, {names[2]} 2.0 % and 1 more"
    )
