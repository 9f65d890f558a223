"""What marks say on the picture, and on which planes and files they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.marks.reading import MarkReading, read_mark
from dosiscope.core.plane import CORONAL, Plane
from dosiscope.core.sidecar.text import MOST_MARKS
from dosiscope.viewer import mark_readings
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.marks import COLOUR, MarkLayer
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.mark_readings import read_at
from dosiscope.viewer.picture import Page, render_picture
from dosiscope.viewer.review import Review, ViewState
from dosiscope.viewer.view_box import body_box
from support.axial import small_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    made = Review()
    made.set_case(small_case())
    return made


def mark(kind: MarkKind, plane: Plane, *uv: tuple[float, float]) -> Mark:
    points = tuple((x, y, z) for x, y, z in plane.to_mm(uv).tolist())
    return Mark(kind=kind, plane=plane, points=points)


def words(view: ViewState, *, is_export: bool = True) -> str:
    frame = replace(
        Frame.fitting(body_box(view), 900, 900, view.plane), is_export=is_export
    )
    return "\n".join(one.text for one in stack_of(view).measure(frame))


def test_a_ruler_and_an_angle_are_labelled(review: Review) -> None:
    plane = review.axial.plane
    review.marks.add(mark(MarkKind.RULER, plane, (0, 0), (30, 40)))
    review.marks.add(mark(MarkKind.ANGLE, plane, (20, 0), (0, 0), (0, -20)))
    told = words(review.axial)
    assert "50.0 mm" in told
    assert "90.0°" in told


def test_a_circle_tells_size_image_and_dose(review: Review) -> None:
    review.marks.add(mark(MarkKind.CIRCLE, review.axial.plane, (0, 0), (10, 0)))
    told = words(review.axial).splitlines()
    first = next(n for n, line in enumerate(told) if line.startswith("Circle 1"))
    assert told[first] == "Circle 1  3.14 cm², diameter 20.0 mm"
    assert told[first + 1] == "HU 40.0 ± 0.0 (40 to 40)"
    assert told[first + 2].startswith("Gy ")
    j, i = np.indices((21, 21)) - 10
    assert told[first + 3] == f"{np.sum(i * i + j * j <= 100)} pixels"


def test_beyond_the_image_it_says_that_nothing_is_inside(review: Review) -> None:
    review.marks.add(mark(MarkKind.RECTANGLE, review.axial.plane, (55, 0), (80, 9)))
    outside = mark(MarkKind.CIRCLE, review.axial.plane, (90, 0), (95, 0))
    review.marks.add(outside)
    assert "no pixel centre inside" in words(review.axial)


def test_a_mark_stays_in_its_plane_and_is_back_there(review: Review) -> None:
    review.marks.add(mark(MarkKind.RULER, review.axial.plane, (0, 0), (30, 40)))
    assert "50.0 mm" in words(review.axial)
    review.axial.step(1)
    assert "50.0 mm" not in words(review.axial)
    review.axial.step(-1)
    assert "50.0 mm" in words(review.axial)
    assert "50.0 mm" not in words(review.coronal)  # of another orientation


def test_a_point_is_seen_in_every_picture_and_beside_its_plane(review: Review) -> None:
    review.marks.add_point((4.0, 3.0, 1.0), review.axial.plane)
    assert "Point 1" in words(review.axial)
    assert "1.0 mm" in words(review.axial)  # how far beside
    review.coronal.go_to(3.0)
    assert "Point 1" in words(review.coronal)
    review.coronal.go_to(20.0)
    assert "Point 1" not in words(review.coronal)


@pytest.mark.slow
def test_saved_pictures_have_them_and_not_the_draft(review: Review) -> None:
    plane = review.axial.plane
    review.marks.add(mark(MarkKind.RULER, plane, (-30, 20), (30, 20)))
    review.marks.select(None)
    assert _has_colour(render_picture(review.axial, (900, 900)))
    review.marks.set_draft(mark(MarkKind.CIRCLE, plane, (0, 0), (30, 0)))
    review.marks.take_tool(MarkKind.CIRCLE)
    review.marks.set_draft(mark(MarkKind.CIRCLE, plane, (0, 0), (30, 0)))
    told = words(review.axial)
    assert "Circle" not in told
    assert "Circle: drag" in words(review.axial, is_export=False)


@pytest.mark.slow
def test_a_switch_hides_them_everywhere(review: Review) -> None:
    review.marks.add(mark(MarkKind.RULER, review.axial.plane, (-30, 20), (30, 20)))
    review.marks.select(None)
    review.look.set_shown("marks", False)
    assert "60.0 mm" not in words(review.axial)
    assert not _has_colour(render_picture(review.axial, (900, 900)))


@pytest.mark.slow
def test_a_selected_one_looks_like_all_others_in_a_file(review: Review) -> None:
    review.marks.add(mark(MarkKind.RULER, review.axial.plane, (-30, 20), (30, 20)))
    assert review.marks.selected is not None
    assert _has_colour(render_picture(review.axial, (900, 900)))


def test_their_words_keep_clear_of_others(review: Review) -> None:
    """A picture on which all fits has none on another."""
    for n in range(3):
        plane = review.axial.plane
        at = (-30 + 25 * n, -10 + 12 * n)
        review.marks.add(mark(MarkKind.CIRCLE, plane, at, (at[0] + 8, at[1])))
    assert Page(review.axial, True, None).smallest(600, 600) is not None


def test_a_mark_goes_with_the_dose_that_is_shown(review: Review) -> None:
    review.marks.add(mark(MarkKind.CIRCLE, review.axial.plane, (0, 0), (10, 0)))
    dose = review.dose
    assert dose is not None
    first = read_at(review, review.marks.all[0], dose).area
    other = replace(dose, scaling=2 * dose.scaling, label="twice")
    other = replace(other, header=replace(dose.header, sop_instance_uid="9.9"))
    twice = read_at(review, review.marks.all[0], other).area
    assert first is not None
    assert first.dose is not None
    assert twice is not None
    assert twice.dose is not None
    assert twice.dose.mean == pytest.approx(2 * first.dose.mean)


def test_a_point_has_the_dose_of_its_picture(review: Review) -> None:
    """Not that of the picture that the mouse is over, nor that of the left one."""
    case, dose = review.case, review.dose
    assert case is not None
    assert dose is not None
    other = replace(
        dose,
        scaling=2 * dose.scaling,
        header=replace(dose.header, sop_instance_uid="9.9"),
    )
    review.set_case(replace(case, doses=(dose, other)))
    review.set_dose(dose)
    review.beside.set_dose(other)
    review.marks.add_point((0.0, 0.0, review.axial.at), review.axial.plane)
    for hovered in (review.axial, review.beside):
        review.set_hover((0.0, 0.0, review.axial.at), hovered)
        assert "Point 1  60.00 Gy" in words(review.axial).splitlines()
        assert "Point 1  120.00 Gy" in words(review.beside).splitlines()


def test_any_plane_can_be_drawn_in(review: Review) -> None:
    """One oblique to all axes: lengths are those of the patient."""
    plane = Plane.through((0, 0, 0), (10, 2, 0), (1, 9, 3))
    view = ViewState(review, plane.orientation)
    view.start()
    ruler = mark(MarkKind.RULER, view.plane, (0, 0), (30, 40))
    review.marks.add(ruler)
    assert MarkLayer(view).review.marks.drawn_in(view.plane)
    start, end = np.array(ruler.points)
    assert np.linalg.norm(end - start) == pytest.approx(50)
    assert ruler.plane.orientation != CORONAL


def _has_colour(image: QImage) -> bool:
    wanted = QColor(COLOUR).rgb()
    return any(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )


def test_a_thousand_marks_are_read_once_for_all_pictures(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    plane = review.axial.plane
    marks = [mark(MarkKind.POINT, plane, (n % 40, n // 40)) for n in range(MOST_MARKS)]
    read: list[Mark] = []

    def counted(one: Mark, **of: Any) -> MarkReading:
        read.append(one)
        return read_mark(one, **of)

    monkeypatch.setattr(mark_readings, "read_mark", counted)
    for one in (*marks, *marks):
        read_at(review, one, None)
    assert read == marks
