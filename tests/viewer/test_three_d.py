"""What stands in space, from where it is looked at, and what is said in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.isodose import Level
from dosiscope.core.progress import finish
from dosiscope.core.surfaces.mesh import Mesh
from dosiscope.core.surfaces.prepared import OfDose, OfSolid, prepare_surfaces
from dosiscope.core.text import MINUS
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.lettering import Words, written
from dosiscope.viewer.three_d import space_of as module
from dosiscope.viewer.three_d import view as view_module
from dosiscope.viewer.three_d.beams_in_space import beams_in_space
from dosiscope.viewer.three_d.drawer import NoOpenGLError
from dosiscope.viewer.three_d.gaze import GAZES
from dosiscope.viewer.three_d.painting import paint_space
from dosiscope.viewer.three_d.panel import ThreeDPanel
from dosiscope.viewer.three_d.picture import words_of
from dosiscope.viewer.three_d.prepared import PreparedSurfaces
from dosiscope.viewer.three_d.shapes import Space, hit_by, named_in
from dosiscope.viewer.three_d.space_of import Choice, space_of, wanted_of
from support.beam_sights import review_with
from support.delivered_plan import arc, delivered
from support.drawn_in_space import BLUE, RED, box

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.shapes import Shape

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def review() -> Review:
    return review_with(delivered(arc()))


def prepared(review: Review, choice: Choice) -> PreparedSurfaces:
    surfaces = PreparedSurfaces()
    for one in finish(prepare_surfaces(wanted_of(review, choice))).values():
        surfaces.add(one)
    return surfaces


def space(review: Review, choice: Choice | None = None) -> Space:
    choice = choice or Choice()
    return space_of(review, choice, prepared(review, choice))


# --- from where it is looked at ------------------------------------------------


@pytest.mark.parametrize(
    ("side", "letters"),
    [
        ("A", ("R", "L", "H", "F")),
        ("P", ("L", "R", "H", "F")),
        ("L", ("A", "P", "H", "F")),
        ("R", ("P", "A", "H", "F")),
        ("H", ("L", "R", "A", "P")),
        ("F", ("R", "L", "A", "P")),
    ],
)
def test_each_side_as_a_person_beside_the_patient_sees_it(
    side: str, letters: tuple[str, ...]
) -> None:
    gaze = GAZES[side]
    assert gaze.plane.orientation.sides == letters
    towards = {"A": (0, -1, 0), "P": (0, 1, 0), "L": (1, 0, 0), "R": (-1, 0, 0),
               "H": (0, 0, 1), "F": (0, 0, -1)}[side]  # fmt: skip
    assert (-gaze.axes[2]).tolist() == pytest.approx(towards)


def test_a_quarter_turn_goes_from_side_to_side() -> None:
    seen = GAZES["A"].turned(90, 0)
    assert seen.plane.orientation.sides == GAZES["R"].plane.orientation.sides
    assert GAZES["A"].turned(0, -90).plane.orientation.sides == ("R", "L", "P", "A")


def test_many_turns_stay_a_rotation() -> None:
    gaze = GAZES["A"]
    for n in range(500):
        gaze = gaze.turned(7.3, 3.1 if n % 2 else -2.9)
    assert np.abs(gaze.axes @ gaze.axes.T - np.eye(3)).max() < 1e-12
    assert np.linalg.det(gaze.axes) == pytest.approx(1)


def framed(side: str) -> Frame:
    return Frame.fitting(QRectF(-50, -50, 100, 100), 200, 200, GAZES[side].plane)


@pytest.mark.parametrize(
    ("side", "name", "point"),
    [
        ("A", RED, (0.0, -25.0, 0.0)),
        ("P", BLUE, (0.0, 25.0, 0.0)),
        ("H", None, None),
    ],
)
def test_what_is_clicked_is_in_front(
    side: str, name: object, point: tuple[float, ...] | None
) -> None:
    both = Space(shapes=(box(-20.0, RED, 1.0), box(20.0, BLUE, 0.5)))
    hit = hit_by(both, framed(side), QPointF(100.3, 99.8))
    if point is None:
        assert hit is None
        return
    assert hit is not None
    assert hit[0].name == str(name)
    assert hit[1] == pytest.approx(point, abs=0.2)
    assert hit[1][1] == pytest.approx(point[1], abs=1e-9)


def test_a_faint_surface_is_looked_through() -> None:
    faint = replace(box(-20.0, RED, 1.0), opacity=0.1)
    behind = box(20.0, BLUE, 0.45)
    hit = hit_by(Space(shapes=(faint, behind)), framed("A"), _MIDDLE)
    assert hit is not None
    assert hit[0] is behind
    alone = hit_by(Space(shapes=(faint,)), framed("A"), _MIDDLE)
    assert alone is not None
    assert alone[0] is faint


def test_what_is_not_seen_is_not_clicked() -> None:
    hidden = replace(box(-20.0, RED, 1.0), opacity=0.0)
    hit = hit_by(Space(shapes=(hidden, box(20.0, BLUE, 1.0))), framed("A"), _MIDDLE)
    assert hit is not None
    assert hit[0].name == str(BLUE)


_MIDDLE = QPointF(100.3, 99.8)


# --- what stands there -----------------------------------------------------------


def of_rois(found: Space) -> dict[str, Shape]:
    return {shape.name: shape for shape in found.shapes if shape.roi is not None}


def test_visible_structures_have_their_colours_and_the_outline_is_faint(
    review: Review,
) -> None:
    found = of_rois(space(review))
    display, solids = review.display, review.results.solids
    shown = [roi for roi in display.visible_rois if roi.number in solids]
    assert list(found) == [roi.shown_name for roi in shown]
    for roi in shown:
        shape = found[roi.shown_name]
        assert shape.colour == display.colour(roi.number)
        is_around = roi.interpreted_type == "EXTERNAL"
        assert shape.opacity == pytest.approx(0.45 / 4 if is_around else 0.45)
        box = solids[roi.number].extent
        assert box is not None
        ends = shape.mesh.points.min(axis=0), shape.mesh.points.max(axis=0)
        assert np.concatenate(ends) == pytest.approx(box)


def test_what_is_switched_off_is_not_there(review: Review) -> None:
    first = review.display.visible_rois[0]
    review.display.set_visible([first.number], False)
    assert first.shown_name not in of_rois(space(review))
    assert not of_rois(space(review, Choice(shows_structures=False)))


def test_isodoses_have_the_level_and_its_colour(review: Review) -> None:
    choice = Choice(shows_structures=False, shows_beams=False)
    levels = choice.chosen(review)
    assert levels
    found = space(review, choice).shapes
    dose = review.dose
    assert dose is not None
    for shape, level in zip(found, levels, strict=True):
        assert shape.colour == level.colour
        value = level.dose(review.look.reference)
        assert value is not None
        read = dose.sample(shape.mesh.points)
        assert np.abs(read - value).max() < 1e-3 * (dose.maximum - dose.minimum)


def test_an_isodose_that_ends_with_the_dose_is_said_to_be_open(review: Review) -> None:
    dose = review.dose
    assert dose is not None
    edge = max(
        float(np.nanmax(dose.values(*at)))
        for axis in range(3)
        for end in (slice(0, 1), slice(-1, None))
        for at in [tuple(end if n == axis else slice(None) for n in range(3))]
    )
    inside, outside = (edge + dose.maximum) / 2, edge / 2
    for gray, is_open in ((inside, False), (outside, True)):
        level = Level(gray, False, (255, 0, 0))
        review.look.set_levels([level])
        choice = Choice(shows_structures=False, shows_beams=False, levels={level})
        found = space(review, choice)
        assert len(found.shapes) == 1
        told = [why for why in found.whys if why.startswith("Open where the dose ends")]
        name = found.shapes[0].name
        assert told == ([f"Open where the dose ends: {name}."] if is_open else [])


def test_a_field_reaches_along_the_rays_of_its_beam(review: Review) -> None:
    shown = review.beam
    assert shown.plan is not None
    assert shown.beam is not None
    found = space(review, Choice(shows_structures=False, shows_isodoses=False))
    seen = shown.seen(shown.plan, shown.beam, 0)
    assert seen.eye is not None
    corners = np.concatenate(seen.outlines)
    fields = [shape for shape in found.shapes if shape.is_beam]
    assert fields
    for shape in fields:
        xy = seen.eye.project(shape.mesh.points)
        apart = np.linalg.norm(xy[:, None] - corners[None], axis=2).min(axis=1)
        assert apart.max() < 0.01
    ends = found.strokes[0].ends[0]
    assert ends[0] == pytest.approx(seen.eye.source)


def test_what_has_no_surface_is_said(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dosiscope.core.surfaces import solid_surface

    monkeypatch.setattr(solid_surface, "MOST_TRIANGLES", 1)
    whys = space(review, Choice(shows_isodoses=False, shows_beams=False)).whys
    name = review.display.visible_rois[0].shown_name
    assert any(why.startswith(f"{name} is not drawn: its surface has") for why in whys)


def test_more_than_can_be_turned_is_left_out_by_name(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = Choice(shows_isodoses=False, shows_beams=False)
    whole = of_rois(space(review, choice))
    sizes = {name: len(shape.mesh.triangles) for name, shape in whole.items()}
    finest = max(sizes, key=lambda name: sizes[name])
    monkeypatch.setattr(module, "MOST_TRIANGLES", sum(sizes.values()) - 1)
    found = space(review, choice)
    assert set(of_rois(found)) == set(whole) - {finest}
    assert any(why.startswith(f"Not drawn: {finest}.") for why in found.whys)


def test_the_cross_hair_stands_in_space(review: Review) -> None:
    review.set_cursor((1.0, 2.0, 3.0))
    arms = space(review).strokes[-1].ends
    assert arms.mean(axis=1).tolist() == [[1.0, 2.0, 3.0]] * 3


def test_results_that_are_others_are_other_surfaces(review: Review) -> None:
    choice = Choice()
    wanted = wanted_of(review, choice)
    assert any(isinstance(one, OfDose) for one in wanted)
    solid = next(one for one in wanted if isinstance(one, OfSolid))
    again = OfSolid(replace(solid.solid))
    assert PreparedSurfaces().missing([solid]) == [solid]
    surfaces = prepared(review, choice)
    assert surfaces.missing(wanted) == []
    assert surfaces.missing([again]) == [again]
    surfaces.keep_only({solid})
    assert isinstance(surfaces.mesh(solid), Mesh)
    assert len(surfaces.missing(wanted)) == len(wanted) - 1


# --- the panel ---------------------------------------------------------------------


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise NoOpenGLError("this computer or this display offers no OpenGL")

    monkeypatch.setattr(view_module, "Drawer", none)


@pytest.mark.usefixtures("blind")
def test_without_opengl_one_sentence_stands_in_its_place(
    qtbot: QtBot, review: Review
) -> None:
    panel = ThreeDPanel(review)
    qtbot.addWidget(panel)
    for one in finish(prepare_surfaces(panel.wanted)).values():
        panel.take(one)
    panel.resize(400, 500)
    assert not panel.grab().isNull()
    assert panel.view.told == (
        "There is no 3-D picture: this computer or this display offers no OpenGL."
    )
    assert panel.picture() is None


@pytest.mark.usefixtures("blind")
def test_what_is_switched_in_the_panel_is_wanted(qtbot: QtBot, review: Review) -> None:
    panel = ThreeDPanel(review)
    qtbot.addWidget(panel)
    told = []
    panel.wanted_changed.connect(lambda: told.append(panel.wanted))
    panel.isodoses.click()
    assert told
    assert not any(isinstance(one, OfDose) for one in told[-1])
    panel.structures.click()
    assert told[-1] == []
    panel.isodoses.click()
    menu = panel.levels.menu()
    menu.aboutToShow.emit()
    chosen = [action.isChecked() for action in menu.actions()]
    assert sum(chosen) == len(told[-1])
    menu.actions()[chosen.index(True)].trigger()
    assert len(told[-1]) == sum(chosen) - 1


@pytest.mark.usefixtures("blind")
def test_a_click_goes_to_the_point(qtbot: QtBot, review: Review) -> None:
    panel = ThreeDPanel(review)
    qtbot.addWidget(panel)
    shape = replace(box(0.0, RED, 1.0), roi=review.display.visible_rois[0].number)
    panel.view.picked.emit((shape, (1.0, -2.0, 3.5)))
    assert review.cursor == (1.0, -2.0, 3.5)
    assert review.display.highlight == shape.roi
    assert panel.place.text().endswith(f"at x 1.0, y {MINUS}2.0, z 3.5 mm")


def test_a_picture_tells_plan_and_dose_and_no_patient_unless_asked(
    review: Review,
) -> None:
    found = space(review)
    named = words_of(review, found, shows_identity=True)
    quiet = words_of(review, found, shows_identity=False)
    case = review.case
    assert case is not None
    assert case.patient.id in named[0]
    assert case.patient.id not in " ".join(quiet)
    assert named[1:] == quiet[1:]
    assert case.plan is not None
    assert case.plan.label in named[1]
    assert "Dose GY PHYSICAL" in named[2]


# --- words ---------------------------------------------------------------------


class NothingDrawn:
    """In place of OpenGL: an empty picture; how many pixels were asked for."""

    def __init__(self) -> None:
        self.ratios: list[float] = []

    def load(self, space: Space) -> None:
        """Take any space."""

    def draw(self, frame: Frame, ground: QColor, *, is_fine: bool) -> QImage:
        self.ratios.append(frame.ratio)
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(ground)
        return image


def test_words_are_as_large_and_as_fine_while_it_turns(review: Review) -> None:
    pictures, drawer, found = [], NothingDrawn(), space(review)
    for share in (1.0, 0.5):
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_space(
                painter, framed("A"), found, drawer, is_fine=share == 1, share=share
            )
        pictures.append(image)
    assert drawer.ratios == [1.0, 0.5]
    assert pictures[0] == pictures[1]


def words_on(found: Space, width: int, height: int) -> list[Words]:
    frame = Frame.fitting(QRectF(-50, -50, 100, 100), width, height, GAZES["A"].plane)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter, written() as words:
        paint_space(painter, frame, found, NothingDrawn(), is_fine=True)
    return [one for one in words if one.text]


@pytest.mark.slow
@pytest.mark.parametrize("height", [170, 300, 600])
def test_the_key_hides_no_letter_and_counts_what_it_leaves_out(
    review: Review, height: int
) -> None:
    one = space(review).shapes[0]
    names = [f"a beam with a rather long name, number {n}" for n in range(20)]
    many = [replace(one, name=name, roi=None) for name in names]
    words = words_on(Space(shapes=(*many, *many)), 400, height)
    letters = [w for w in words if w.text in ("R", "L", "H", "F")]
    rows = [w for w in words if w.text.startswith("a beam")]
    assert len(letters) == 4
    assert len(rows) > 5
    assert [w.text for w in words if w.text.startswith("and ")] == [
        f"and {20 - len(rows)} more"
    ]
    for n, first in enumerate(words):
        assert not any(first.place.intersects(w.place) for w in words[n + 1 :])
        assert QRectF(0, 0, 400, height).contains(first.place)


def test_a_key_tells_beams_of_one_name_apart(review: Review) -> None:
    one = replace(space(review).shapes[0], roi=None, name="Beam 1")
    other = replace(one, colour=(1, 2, 3))
    words = words_on(Space(shapes=(one, other, one)), 400, 300)
    assert [w.text for w in words].count("Beam 1") == 2


def test_the_chosen_beam_heads_the_key(review: Review) -> None:
    shown = review_with(delivered(arc(1), arc(2), arc(3))).beam
    shown.choose(2)
    shown.show_all(True)
    shapes, _, _ = beams_in_space(shown)
    numbers = [int(name.split()[1]) for name, _ in named_in(shapes)]
    assert numbers == [2, 1, 3]
